import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Actor } from '../people/actor.ts'
import { isRefusal } from '../refusal.ts'
import { asmo2023 } from '../regulation/asmo-2023.ts'
import type { Instant } from '../time/instant.ts'
import { can, peoplesCommands } from './can.ts'
import { verifyChain } from './chain.ts'
import type { TicketCommand } from './commands.ts'
import { replay } from './evolve.ts'
import { expected } from './expected.ts'
import { forCustomer } from './for-customer.ts'
import { stateTable } from './states.ts'
import type { Move } from './states.ts'
import { hashed, sha256 } from './testing/chained.ts'
import { classification, sound, toldByPhone, words } from './testing/commands.ts'
import { allCustomers, allStaff, stranger } from './testing/people.ts'
import { aStory } from './testing/story.ts'
import type { Story } from './testing/story.ts'
import { calendar, msk } from './testing/time.ts'
import { ticketStates } from './words.ts'

interface Step {
  readonly after: number
  readonly actor: Actor
  /** A blind try, which mostly is refused. */
  readonly command: TicketCommand
  /** Instead of it, one of the commands that the actor can do; null: the blind one. */
  readonly pick: number | null
}

const kinds = ['consultation', 'defect', 'change', 'update'] as const
const anyClassification = fc
  .record({
    kind: fc.constantFrom(...kinds),
    complexity: fc.constantFrom('standard', 'non_standard', null),
    critical: fc.constantFrom('no', 'confirmed', 'declined'),
    covered: fc.boolean(),
  })
  .map(({ kind, complexity, critical, covered }) => ({
    ...classification,
    kind,
    complexity,
    critical,
    justification: words('why'),
    entitlement: covered
      ? ({ covered, contractId: 'licence' } as const)
      : ({ covered, reason: 'expired', contractId: null } as const),
  }))

const anyDelivery = fc
  .tuple(fc.constantFrom(sound.deliver, sound.accept_delivery, sound.reject_delivery), fc.constantFrom('a', 'b', 'c'))
  .map(([command, deliveryId]) => ({ ...command, deliveryId }))

const staffsRecord = fc
  .constantFrom(sound.accept_resolution, sound.return_for_rework, sound.message)
  .map((command) => ({ ...command, told: toldByPhone }))

const anyCommand = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<TicketCommand>(...Object.values(sound)) },
  { weight: 2, arbitrary: anyClassification },
  { weight: 2, arbitrary: anyDelivery },
  { weight: 1, arbitrary: staffsRecord },
)

/** From a second to about four days later: nights and weekends included. */
const anyStep: fc.Arbitrary<Step> = fc.record({
  after: fc.integer({ min: 1, max: 360_000 }).map((seconds) => seconds * 1000),
  actor: fc.constantFrom<Actor>(...allStaff, ...allStaff, ...allCustomers, stranger),
  command: anyCommand,
  pick: fc.option(fc.nat(1000), { freq: 4 }),
})
const anySteps = fc.array(anyStep, { maxLength: 40, size: 'max' })

/** Something that the actor can do now, the ends of a request more seldom than the rest. */
function possible(story: Story, { actor, command, pick }: Step, now: Instant): TicketCommand {
  if (pick === null) return command
  const rights = can(story.ticket(), { actor, now, regulation, calendar })
  const names = peoplesCommands.filter((name) => rights[name] === true)
  const living = names.filter((name) => name !== 'cancel' && name !== 'merge')
  const name = (pick % 10 === 0 ? names : living)[pick % (living.length || 1)]
  if (name === undefined) return command
  const chosen: TicketCommand = sound[name]
  const { deliveries } = story.ticket()
  const deliveryId = chosen.command === 'deliver' ? `nth-${deliveries.length}` : (deliveries.at(-1)?.id ?? 'none')
  const told = actor.side === 'provider' ? toldByPhone : null
  if (chosen.command === 'accept_delivery' || chosen.command === 'reject_delivery')
    return { ...chosen, deliveryId, told }
  if (chosen.command === 'deliver') return { ...chosen, deliveryId }
  return chosen.command === 'accept_resolution' || chosen.command === 'return_for_rework' ? { ...chosen, told } : chosen
}

const regulation = { ...asmo2023, closeBySilenceAfterDays: 7 }

/** Lives through the steps, the rounds of the clock coming before each; tells how many of the commands were done. */
function live(steps: readonly Step[], check: (story: Story, now: Instant) => void): { story: Story; done: number } {
  const story = aStory({ regulation })
  let now = msk('2026-11-20 16:30')
  let done = 0
  for (const step of steps) {
    const { actor } = step
    now = (now + step.after) as Instant
    story.rounds(now)
    const command = possible(story, step, now)
    const right = { ...can(story.ticket(), { actor, now, regulation, calendar }) }[
      command.command as keyof typeof sound
    ]
    const answer = story.tries(now, command, { by: actor })
    if (right !== true) assert.deepEqual([isRefusal(answer), isRefusal(answer) ? answer.refused : ''], [true, right.no])
    if (!isRefusal(answer)) {
      const from = story.ticket().state
      story.does(now, command, { by: actor })
      done++
      const { to }: Move = stateTable[command.command]
      if (to !== 'by rule') assert.equal(story.ticket().state, to === 'same' ? from : to)
    }
    check(story, now)
  }
  return { story, done }
}

test('replay of the events is the folded request, whatever was done (HOUSE, idea 1)', () => {
  let done = 0
  const seen = new Set<string>()
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { story, done: some } = live(steps, ({ ticket }) => seen.add(ticket().state))
      done += some
      assert.deepEqual(replay(story.events()), story.ticket())
      assert.deepEqual(replay(JSON.parse(JSON.stringify(story.events()))), story.ticket(), 'through JSON')
      assert.deepEqual(
        story.events().map(({ seq }) => seq),
        story.events().map((_, index) => index + 1),
      )
    }),
    { numRuns: 200, seed: 2026 },
  )
  assert.deepEqual([...seen].toSorted(), [...ticketStates].toSorted(), 'every state was reached')
  assert.ok(done > 1500, `${done} commands were done`)
})

test('a request is whole after every command: waits, silence, end, reaction, what is expected', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      live(steps, (story) => {
        const { waits, state, endedAt, silentSince, resolvedAt, reactedAt, deliveries, assigneeId, ...ticket } =
          story.ticket()
        const open = waits.filter(({ to }) => to === null)
        const ended = state === 'closed' || state === 'cancelled'
        assert.equal(open.length, state === 'registered' || state === 'in_progress' ? 0 : 1)
        waits.forEach(({ from, to }, index) => {
          assert.ok(to === null || to >= from)
          assert.ok(index === 0 || from >= (waits[index - 1]?.to ?? Infinity), 'waits follow each other')
        })
        assert.equal(endedAt !== null, ended)
        if (silentSince !== null) assert.equal(open.length === 1 && !ended, true)
        if (state === 'resolution_verification' || state === 'closed') assert.notEqual(resolvedAt, null)
        if (state === 'in_progress' || state === 'registered') assert.equal(resolvedAt, null)
        assert.equal(
          deliveries.filter((delivery) => delivery.state === 'pending').length,
          state === 'delivery_verification' ? 1 : 0,
        )
        if (assigneeId !== null && state !== 'registered' && !ended)
          assert.notEqual(reactedAt ?? ticket.registeredAt, null)
        if (open.length === 1 && !ended) assert.notEqual(expected(story.ticket()), null)
      })
    }),
    { numRuns: 150, seed: 55 },
  )
})

test('U2 the clocks are a calculation: they need no history but the request, and never throw or contradict it', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      live(steps, (story, now) => {
        const [reaction, resolution] = story.clocks(now)
        assert.equal(reaction.reachedAt, story.ticket().reactedAt)
        assert.notEqual(reaction.state, 'paused')
        for (const clock of [reaction, resolution]) {
          if (clock.state === 'running') assert.ok(clock.due !== null && clock.due >= now)
          if (clock.state === 'missed') assert.ok(clock.due !== null && clock.due < now)
          if (clock.state === 'paused') assert.equal(clock.due, null)
          const worked = clock.pieces.filter(({ kind }) => kind === 'work').reduce((sum, { span }) => sum + span, 0)
          if (clock.due !== null && clock.target !== null)
            assert.equal(worked, clock.target, 'the pieces are the target (U7)')
          if (clock.state === 'running' && clock.remaining !== null) assert.ok(clock.remaining >= 0)
        }
      })
    }),
    { numRuns: 100, seed: 7 },
  )
})

test('B1 the chain verifies for staff and, without a trace of internal events, for the customer', () => {
  let hidden = 0
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { story } = live(steps, () => {})
      const chain = hashed(story.events())
      assert.equal(verifyChain(chain, sha256), null)
      const visible = forCustomer(chain)
      hidden += chain.length - visible.length
      assert.equal(verifyChain(visible, sha256), null, 'with the customer’s own numbers')
      assert.equal(visible.at(-1)?.event.seq, story.ticket().publicSeq)
    }),
    { numRuns: 100, seed: 1 },
  )
  assert.ok(hidden > 300, `${hidden} internal events were hidden`)
})
