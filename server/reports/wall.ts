import type { Language } from '../../core/people/roles.ts'
import type { Wall } from '../../core/tickets/wire-lists.ts'
import { formatInstant, hours, type Instant } from '../../core/time/instant.ts'
import { addWork } from '../../core/time/worktime.ts'
import type { Reader } from '../../db/connect.ts'
import type { House } from '../house.ts'
import { openBySpecialist, urgentTickets, type Urgent } from '../tickets/reads-wall.ts'

/** How far ahead the wall looks, in working time: on Friday evening it shows Monday morning. */
const AHEAD = hours(2)

/** The manager's wall: figures and list are the same rows (U23). */
export async function readWall(
  reader: Reader,
  house: House,
  { now, language }: { readonly now: Instant; readonly language: Language },
): Promise<Wall> {
  const regulation = house.regulations.current()
  const ahead = addWork({ calendar: house.regulations.calendarOf(regulation), start: now, span: AHEAD })
  const urgent = await urgentTickets(reader, house, { until: ahead.state === 'due' ? ahead.due : now, now })
  const holders = await openBySpecialist(reader)
  return {
    asOf: formatInstant(now),
    byNorm: regulation.norms.map(({ id, title }) => ({
      norm: id,
      title: title[language],
      ...figures(urgent.filter(({ norm }) => norm === id)),
    })),
    bySpecialist: holders.map(({ id, name, open }) => ({
      person: id === null ? null : { id, name: name ?? '' },
      ...figures(urgent.filter(({ row }) => (row.assignee?.id ?? null) === id)),
      open,
    })),
    items: urgent.map(({ row, norm, late }) => ({ ...row, norm, late })),
  }
}

const figures = (urgent: readonly Urgent[]) => ({
  late: urgent.filter(({ late }) => late).length,
  near: urgent.filter(({ late }) => !late).length,
})
