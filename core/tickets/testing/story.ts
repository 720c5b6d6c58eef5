import type { Actor, CustomerActor } from '../../people/actor.ts'
import { isRefusal } from '../../refusal.ts'
import type { Refusal } from '../../refusal.ts'
import { asmo2023 } from '../../regulation/asmo-2023.ts'
import type { Regulation } from '../../regulation/regulation.ts'
import type { Instant } from '../../time/instant.ts'
import type { Clock } from '../clock.ts'
import { clocks } from '../clocks.ts'
import type { RegisterCommand, TicketCommand } from '../commands.ts'
import { decide } from '../decide.ts'
import { evolve, replay } from '../evolve.ts'
import type { TicketEvent } from '../events.ts'
import { matters } from '../matters.ts'
import type { Matters } from '../matters.ts'
import { register } from '../register.ts'
import type { Ticket } from '../ticket.ts'
import type { Channel } from '../words.ts'
import { registration } from './commands.ts'
import { requester, specialist, theClock } from './people.ts'
import { calendar, msk } from './time.ts'

/** Who does something, when, through which door. */
interface Doing {
  readonly by?: Actor
  readonly channel?: Channel
}

/** One request told from its registration on, by commands alone: a ticket that a test has is one that can exist. */
export interface Story {
  readonly ticket: () => Ticket
  readonly events: () => readonly TicketEvent[]
  /** Tries a command and tells the answer; nothing changes. */
  readonly tries: (at: string | Instant, command: TicketCommand, doing?: Doing) => Refusal | readonly TicketEvent[]
  /** Does a command. Throws where it is refused, so that no story goes on from what did not happen. */
  readonly does: (at: string | Instant, command: TicketCommand, doing?: Doing) => Story
  readonly clocks: (at: string | Instant) => readonly [reaction: Clock, resolution: Clock]
  readonly matters: (at: string | Instant) => Matters
  /** Does what the rounds of the clock have to do at an instant, until nothing is left. */
  readonly rounds: (at: string | Instant) => Story
}

/** How a story begins. */
export interface Beginning {
  readonly at?: string | Instant
  readonly by?: Actor
  readonly channel?: Channel
  readonly registered?: Partial<RegisterCommand>
  readonly regulation?: Regulation
  readonly normMinutes?: Readonly<Record<string, number>>
}

/** Registers a request (a defect of `requester`, on Friday 2026-11-20 at 16:30 unless said otherwise) and tells on. */
export function aStory(beginning: Beginning = {}): Story {
  const { by = requester, channel = 'web', regulation = asmo2023, normMinutes = {} } = beginning
  const now = instant(beginning.at ?? '2026-11-20 16:30')
  const first = register({ ...registration, ...beginning.registered }, { number: 1001, actor: by, now, channel })
  if (isRefusal(first)) throw new Error(`registration was refused: ${first.refused}`)
  const events: TicketEvent[] = [...first]
  let ticket = replay(events)

  const tries: Story['tries'] = (at, command, { by = specialist, channel = 'web' } = {}) =>
    decide(ticket, command, { actor: by, now: instant(at), channel, regulation, calendar })
  const clocksAt: Story['clocks'] = (at) => clocks({ ticket, regulation, normMinutes, calendar, now: instant(at) })
  const mattersAt: Story['matters'] = (at) =>
    matters({ ticket, clocks: clocksAt(at), regulation, calendar, now: instant(at) })

  const story: Story = {
    ticket: () => ticket,
    events: () => events,
    tries,
    does: (at, command, doing) => {
      const decided = tries(at, command, doing)
      if (isRefusal(decided)) throw new Error(`${command.command} was refused: ${decided.refused}`)
      for (const event of decided) {
        ticket = evolve(ticket, event)
        events.push(event)
      }
      return story
    },
    clocks: clocksAt,
    matters: mattersAt,
    rounds: (at) => {
      for (let command = mattersAt(at).due[0]; command !== undefined; command = mattersAt(at).due[0])
        story.does(at, command, { by: theClock, channel: 'clock' })
      return story
    },
  }
  return story
}

const instant = (at: string | Instant): Instant => (typeof at === 'string' ? msk(at) : at)

/** The word of a refusal, or null where something was decided: for assertions that read. */
export const refusalOf = (answer: Refusal | readonly TicketEvent[]): string | null =>
  isRefusal(answer) ? answer.refused : null

/** By the customer's requester. */
export const byRequester: { readonly by: CustomerActor } = { by: requester }
