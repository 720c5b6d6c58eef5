import type { z } from 'zod'
import type { Language } from '../../core/people/roles.ts'
import type { Regulation } from '../../core/regulation/regulation.ts'
import type { Wall, wallQueryShape } from '../../core/tickets/wire-lists.ts'
import { formatInstant, hours, type Instant } from '../../core/time/instant.ts'
import { addWork } from '../../core/time/worktime.ts'
import type { Reader } from '../../db/connect.ts'
import type { House } from '../house.ts'
import { countOpen, urgentTickets, type Counted } from '../tickets/reads-wall.ts'

/** How far ahead the wall looks, in working time: on Friday evening it shows Monday morning. */
const AHEAD = hours(2)
/** Nobody reads further down; a figure that is opened is a list of its own. */
const MOST = 1000

/** The manager's wall: figures count every request, and the list is of the figure that was opened (U23). */
export async function readWall(
  reader: Reader,
  house: House,
  given: {
    readonly now: Instant
    readonly language: Language
    readonly opened: z.output<typeof wallQueryShape>
    readonly most?: number
  },
): Promise<Wall> {
  const { now, language, opened, most = MOST } = given
  const regulation = house.regulations.current()
  const ahead = addWork({ calendar: house.regulations.calendarOf(regulation), start: now, span: AHEAD })
  const until = ahead.state === 'due' ? ahead.due : now
  const counted = await countOpen(reader, { until, now })
  const urgent = await urgentTickets(reader, house, { until, now, most, opened })
  return {
    asOf: formatInstant(now),
    byNorm: normsOf(regulation, { counted, house }).map(({ id, title }) => ({
      norm: id,
      title: title[language],
      ...figures(counted.filter(({ norm }) => norm === id)),
    })),
    bySpecialist: holdersOf(counted).map((holder) => {
      const held = counted.filter(({ id }) => id === holder.id)
      const person = holder.id === null ? null : { id: holder.id, name: holder.name ?? '' }
      return { person, ...figures(held), open: sum(held, 'open') }
    }),
    items: urgent.map(({ row, norm, late }) => ({ ...row, norm, late })),
    total: totalOf(counted, opened),
  }
}

/** The norms of the house's own regulation, then those that only contracts of another one have (DOMAIN 4.8). */
function normsOf(
  { norms }: Regulation,
  { counted, house }: { readonly counted: readonly Counted[]; readonly house: Pick<House, 'regulations'> },
): Pick<Regulation['norms'][number], 'id' | 'title'>[] {
  const found = [...norms]
  for (const { norm, regulation } of counted) {
    if (norm === null || regulation === null || found.some(({ id }) => id === norm)) continue
    found.push(...house.regulations.of(regulation.id, regulation.version).norms.filter(({ id }) => id === norm))
  }
  return found
}

const holdersOf = (counted: readonly Counted[]): readonly Counted[] => [
  ...new Map(counted.map((each) => [each.id, each] as const)).values(),
]

const figures = (counted: readonly Counted[]) => ({ late: sum(counted, 'late'), near: sum(counted, 'near') })

const sum = (counted: readonly Counted[], what: 'late' | 'near' | 'open'): number =>
  counted.reduce((total, each) => total + each[what], 0)

/** What the opened figure says; unopened, all that is late or near. */
function totalOf(counted: readonly Counted[], { norm, person, of }: z.output<typeof wallQueryShape>): number {
  const meant = counted.filter(
    (each) => (norm === undefined || each.norm === norm) && (person === undefined || (each.id ?? 'nobody') === person),
  )
  const { late, near } = figures(meant)
  return of === 'late' ? late : of === 'near' ? near : late + near
}
