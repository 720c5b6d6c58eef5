import type { CivilDate, Instant } from '../../../core/time/instant.ts'
import { addCivilDays } from '../../../core/time/civil.ts'
import { isWorkingDate } from '../../../core/time/working-days.ts'
import { dateIn } from '../../../core/time/zone.ts'
import type { Calendar } from '../../../core/time/calendar.ts'
import type { SignedIn } from '../../../core/people/actor.ts'
import { isRefusal, type Refusal } from '../../../core/refusal.ts'
import type { Tx } from '../../../db/connect.ts'
import { cleanName } from '../../files/names.ts'
import { addFile } from '../../files/writes.ts'
import type { House } from '../../house.ts'
import { command } from '../../tickets/acts.ts'
import { registerTicket } from '../../tickets/acts-register.ts'
import { roundOne } from '../../tickets/acts-rounds.ts'
import { loadTicket } from '../../tickets/reads-load.ts'
import { nextMatterAt } from '../../tickets/reads-matters.ts'
import { contacts, isStaff, staff, type PersonKey } from './cast.ts'
import { fileContents, mediaTypeOf } from './files.ts'
import { idIn, type Furniture } from './furnish.ts'
import type { Scene } from './schedule.ts'
import type { Stage, Step, Story } from './story.ts'

export interface Play {
  readonly tx: Tx
  readonly house: House
  readonly furniture: Furniture
  readonly calendar: Calendar
  readonly today: Instant
  /** Numbers of the requests that are registered by now. */
  readonly numbers: Map<string, number>
}

/** Plays one scene by the same acts that the doors call. */
export async function playScene(play: Play, { at, story, step }: Scene): Promise<void> {
  if (step === null) play.numbers.set(story.key, must(await register(play, { at, story }), story, 'register'))
  else must(await take(play, { at, story, step }), story, `${step.by}`)
}

/** Reminders and alarms that become true until an instant, each when it does (DOMAIN 4.4, 4.6). */
export async function roundsUntil({ tx, house }: Play, until: Instant): Promise<void> {
  for (;;) {
    const due = await nextMatterAt(tx)
    if (due === null || due > until) return
    if ((await roundOne(tx, house, due)) === undefined) return
  }
}

async function register(play: Play, { at, story }: { at: Instant; story: Story }): Promise<number | Refusal> {
  const { tx, house, furniture } = play
  const registrar: PersonKey = story.phone ?? story.by
  const registered = await registerTicket(tx, house, {
    actor: actorOf(furniture, registrar),
    now: at,
    channel: story.phone === undefined ? 'web' : 'phone',
    requesterId: idIn(furniture.people, story.by),
    lineId: null,
    input: {
      subject: story.subject,
      description: story.description,
      kind: story.kind,
      workImpossible: story.workImpossible ?? false,
      impact: story.impact ?? 'one_person',
      urgency: story.urgency ?? 'hampers_work',
      service: story.service,
      ...(story.place === undefined ? {} : placeIds(furniture, story.place)),
      expectedBy: story.expected === undefined ? null : workingDay(play, story.expected),
      fileIds: await upload(play, { at, by: registrar, names: story.files ?? [] }),
    },
  })
  return isRefusal(registered) ? registered : registered.ticket.number
}

async function take(play: Play, { at, story, step }: { at: Instant; story: Story; step: Step }): Promise<unknown> {
  const { tx, house, furniture, numbers } = play
  const number = numberOf(numbers, story.key)
  const nothing = { personIds: [], other: null, productId: null, moduleId: null, lineId: null, deliveryId: null }
  const loaded = await loadTicket(tx, { number, ...nothing })
  if (loaded === undefined) throw new Error(`request ${number} is gone`)
  const stage: Stage = {
    ticket: loaded.ticket,
    personId: (key) => idIn(furniture.people, key),
    lineId: (key) => idIn(furniture.lines, key),
    placeIds: (place) => placeIds(furniture, place),
    upload: (names) => upload(play, { at, by: step.by, names }),
    number: (key) => numberOf(numbers, key),
    workingDay: (offset) => workingDay(play, offset),
  }
  const order = await step.order(stage)
  return command(tx, house, { actor: actorOf(furniture, step.by), now: at, channel: 'web', number, order })
}

function must<T>(result: T | Refusal, story: Story, what: string): T {
  if (isRefusal(result)) throw new Error(`${story.key}, ${what}: ${result.refused} ${result.about ?? ''}`)
  return result
}

function numberOf(numbers: ReadonlyMap<string, number>, key: string): number {
  const number = numbers.get(key)
  if (number === undefined) throw new Error(`the story ${key} has not begun`)
  return number
}

function actorOf(furniture: Furniture, key: PersonKey): SignedIn {
  const personId = idIn(furniture.people, key)
  if (isStaff(key)) {
    const { role, line } = staff[key]
    return { side: 'provider', personId, role, lineId: line === null ? null : idIn(furniture.lines, line) }
  }
  const { role, sees, customer } = contacts[key]
  return { side: 'customer', personId, customerId: idIn(furniture.customers, customer), role, sees }
}

function placeIds(furniture: Furniture, place: string): { productId: string; moduleId: string | null } {
  const product = place.split('/')[0] ?? place
  return {
    productId: idIn(furniture.places, product),
    moduleId: product === place ? null : idIn(furniture.places, place),
  }
}

/** Counted in working days from today; 0 is today, or the next working day. */
function workingDay({ calendar, today }: Play, offset: number): CivilDate {
  let date = dateIn(calendar.zone, today)
  while (!isWorkingDate(calendar, date)) date = addCivilDays(date, 1)
  for (let left = Math.abs(offset); left > 0;) {
    date = addCivilDays(date, Math.sign(offset))
    if (isWorkingDate(calendar, date)) left--
  }
  return date
}

/** Content first, then its row, as for every upload (I15). */
async function upload(
  { tx, house, furniture }: Play,
  { at, by, names }: { at: Instant; by: PersonKey; names: readonly string[] },
): Promise<string[]> {
  const ids: string[] = []
  for (const name of names) {
    const content = fileContents[name]
    if (content === undefined) throw new Error(`the demonstration has no file ${name}`)
    const kept = await house.files.keep([content()], house.maxFileSize)
    if (kept === 'too_large') throw new Error(`the file ${name} is larger than this installation takes`)
    const id = house.random.uuid()
    const uploaderId = idIn(furniture.people, by)
    await addFile(tx, { id, ...kept, name: cleanName(name), mediaType: mediaTypeOf(name), uploaderId, now: at })
    ids.push(id)
  }
  return ids
}
