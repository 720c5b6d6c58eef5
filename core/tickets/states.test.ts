import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Actor } from '../people/actor.ts'
import { isRefusal } from '../refusal.ts'
import { asmo2023 } from '../regulation/asmo-2023.ts'
import { can, peoplesCommands } from './can.ts'
import type { CommandName, TicketCommand } from './commands.ts'
import { evolve } from './evolve.ts'
import { stateTable } from './states.ts'
import type { Move } from './states.ts'
import { plannedFor, sound, soundOfClock, toldByPhone } from './testing/commands.ts'
import { allCustomers, allStaff, colleague, requester, stranger, theClock } from './testing/people.ts'
import { refusalOf } from './testing/story.ts'
import type { Story } from './testing/story.ts'
import { aTicketIn } from './testing/tickets.ts'
import { calendar, msk } from './testing/time.ts'
import { ticketStates } from './words.ts'
import type { TicketState } from './words.ts'

const now = '2026-12-01 10:00'
const names = Object.keys(stateTable) as CommandName[]
const actors: readonly Actor[] = [...allStaff, ...allCustomers, stranger, theClock]
const regulation = { ...asmo2023, closeBySilenceAfterDays: 3 }

/** A request in a state, with whatever else the command needs to be sound. */
function readyFor(name: CommandName, state: TicketState): Story {
  const story = aTicketIn(state, { regulation })
  const ended = state === 'closed' || state === 'cancelled'
  if (!ended && name.endsWith('planned_date') && name !== 'set_planned_date') story.does(now, plannedFor('2026-12-14'))
  if (name === 'unwatch') for (const { personId } of allCustomers) story.does(now, { command: 'watch', personId })
  if (name === 'close_by_silence' && state === 'resolution_verification')
    story.rounds('2026-11-25 10:00').rounds('2026-11-30 10:00')
  return story
}

/** The sound command of a name, as this actor has to put it. */
function commandBy(name: CommandName, actor: Actor): TicketCommand {
  const command: TicketCommand = { ...sound, ...soundOfClock }[name]
  if (command.command === 'watch' || command.command === 'unwatch')
    return { ...command, personId: actor.side === 'customer' ? actor.personId : 'requester' }
  return 'told' in command && actor.side === 'provider' && command.command !== 'message'
    ? { ...command, told: toldByPhone }
    : command
}

/** What the table says, read the plain way. */
function tableSays(name: CommandName, state: TicketState, actor: Actor): string | null {
  const move: Move = stateTable[name]
  if (actor === stranger) return 'not_found'
  if (actor.side === 'system' && !move.clock) return 'not_your_side'
  if (actor.side === 'customer') {
    if (move.customer.length === 0) return 'not_your_side'
    if (actor.role === 'observer') return 'read_only_observer'
  }
  if (actor.side === 'provider') {
    if (move.staff.length === 0) return 'not_your_side'
    if (!move.staff.includes(actor.role)) return 'not_your_role'
  }
  if (move.from.includes(state)) return null
  return state === 'registered' && (name === 'deliver' || name === 'propose_resolution')
    ? 'accept_first'
    : 'not_in_this_state'
}

/** Cells whose command is sound by the table and refused by a rule on this very ticket. */
function ruleSays(name: CommandName, state: TicketState, actor: Actor): string | null {
  if (name === 'accept' && state === 'in_progress' && actor.side === 'provider' && actor.personId === 'specialist')
    return 'already_yours'
  return null
}

describe('the state table (DOMAIN 3): every command in every state by everybody', () => {
  let allowed = 0
  let refused = 0
  for (const name of names) {
    test(`${stateTable[name].clause} ${name}`, () => {
      for (const state of ticketStates)
        for (const actor of actors) {
          const cell = `${name} in ${state} by ${actor.side === 'system' ? 'the clock' : actor.personId}`
          const story = readyFor(name, state)
          const before = structuredClone(story.ticket())
          const answer = story.tries(now, commandBy(name, actor), { by: actor })
          assert.equal(refusalOf(answer), tableSays(name, state, actor) ?? ruleSays(name, state, actor), cell)
          assert.deepEqual(story.ticket(), before, `${cell} changes nothing by itself`)
          if (isRefusal(answer)) {
            refused++
            continue
          }
          allowed++
          assert.ok(answer.length > 0, cell)
          const after = answer.reduce(evolve, story.ticket())
          assert.equal(after.state, expectedState({ name, state, actor }), cell)
        }
    })
  }
  test('the walk went over the whole table and saw both answers', () => {
    assert.equal(names.length, 27)
    assert.equal(allowed + refused, names.length * ticketStates.length * actors.length)
    assert.ok(allowed > 300, `${allowed} allowed`)
    assert.ok(refused > 900, `${refused} refused`)
  })
})

function expectedState(of: { name: CommandName; state: TicketState; actor: Actor }): TicketState {
  const { to }: Move = stateTable[of.name]
  if (to === 'by rule')
    return of.actor.side === 'customer' && of.state === 'waiting_for_customer' ? 'in_progress' : of.state
  return to === 'same' ? of.state : to
}

describe('R5.4 the can block says what decide says', () => {
  for (const state of ticketStates)
    test(state, () => {
      for (const actor of actors) {
        const story = aTicketIn(state)
        const rights = can(story.ticket(), { actor, now: msk(now), regulation: asmo2023, calendar })
        assert.deepEqual(Object.keys(rights).toSorted(), Object.keys(sound).toSorted())
        for (const name of peoplesCommands) {
          const right = rights[name]
          const answer = refusalOf(story.tries(now, commandBy(name, actor), { by: actor }))
          if (right !== true) assert.equal(answer, right.no, `${name} in ${state}`)
          else if (name !== 'unwatch') assert.equal(answer, null, `${name} in ${state}`)
        }
      }
    })
})

test('A4 a stranger is told of no request, whatever he tries and whatever its state', () => {
  for (const state of ticketStates) {
    const story = aTicketIn(state)
    const rights = can(story.ticket(), { actor: stranger, now: msk(now), regulation: asmo2023, calendar })
    assert.deepEqual(
      new Set(Object.values(rights).map((right) => (right === true ? 'yes' : right.no))),
      new Set(['not_found']),
    )
  }
})

test('U18 who sees only his own can do nothing to a request that he neither raised nor watches', () => {
  const narrow = { ...requester, personId: 'narrow', sees: 'own' } as const
  const story = aTicketIn('resolution_verification')
  assert.equal(refusalOf(story.tries(now, sound.accept_resolution, { by: narrow })), 'not_found')
  story.does(now, { command: 'watch', personId: 'narrow' })
  assert.equal(refusalOf(story.tries(now, sound.accept_resolution, { by: narrow })), null)
})

test('R2.7 a colleague takes a request over by accepting it', () => {
  const story = aTicketIn('in_progress').does(now, sound.accept, { by: colleague })
  assert.equal(story.ticket().assigneeId, 'colleague')
})
