import type { House } from '../house.ts'
import type { Actor } from '../../core/people/actor.ts'
import { isWeakPassword } from '../../core/people/password.ts'
import { mayMakeLink } from '../../core/people/rights.ts'
import { isRefusal, refuse, type Refusal } from '../../core/refusal.ts'
import { guessingWindow } from '../../core/people/guessing.ts'
import { HOUR, shift, type Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../db/connect.ts'
import { record } from '../audit/writes.ts'
import { enter, type Entered, type Visitor } from './acts-sign-in.ts'
import { hashPassword } from './passwords.ts'
import { lockPerson, lockPersonByEmail, nameOf, type PersonRow } from './reads.ts'
import { findLink, hasAdministrator, lockAdministrators, resetsSince } from './reads-links.ts'
import { queueUp } from './reads-sign-in.ts'
import { hashToken, newToken } from './tokens.ts'
import { addPerson, actorId, tellOfPerson } from './writes.ts'
import { addLink, dropLinksOf, markUsed, queueLetter } from './writes-links.ts'
import { addAttempt, endSessionsOf, setPassword } from './writes-sign-in.ts'

const life = { invitation: 7 * 24 * HOUR, password_reset: HOUR, first_administrator: 7 * 24 * HOUR } as const

export interface MadeLink {
  readonly link: string
  readonly expiresAt: Instant
}

/**
 * A new one-time link for a person: an invitation while he has no password, otherwise one for a new password. The
 * letter goes to his own address; the link is also given to whoever asked, to be handed over (G2).
 */
export async function makeLink(
  tx: Tx,
  house: House,
  { actor, personId, now }: { actor: Actor; personId: string; now: Instant },
): Promise<MadeLink | Refusal> {
  const person = await lockPerson(tx, personId)
  if (person === undefined) return refuse('not_found')
  const right = mayMakeLink(actor, person)
  if (right !== true) return refuse(right)
  if (!person.active) return refuse('person_inactive')
  const by = actorId(actor)
  const made = await sendLink(tx, house, { person, now, invitedBy: by === null ? null : await nameOf(tx, by) })
  await record(tx, {
    at: now,
    actorId: by,
    action: `person.${made.purpose}`,
    subjectType: 'person',
    subjectId: person.id,
    subject: person.name,
  })
  return { link: made.link, expiresAt: made.expiresAt }
}

/** Somebody says that he forgot his password. What happens is the same to see, whether anybody has that address (G1). */
export async function askForReset(
  house: House,
  { email, source, now }: { email: string; source: string; now: Instant },
): Promise<void> {
  const address = email.trim().toLowerCase()
  const attempt = { account: `reset:${address}`, source, now }
  await house.database.act(async (tx) => {
    await queueUp(tx, attempt)
    const asked = await resetsSince(tx, { ...attempt, since: shift(now, -guessingWindow) })
    if (asked.account >= 3 || asked.source >= 30) return
    await addAttempt(tx, attempt)
    const person = await lockPersonByEmail(tx, address)
    // Somebody who only wrote from a customer's domain gets no way in by writing (D7).
    if (person?.active === true && !person.draft) await sendLink(tx, house, { person, now, invitedBy: null })
  })
}

/** The address that a fresh installation prints; null as soon as somebody administers it. */
export async function firstAdministratorLink(tx: Tx, house: House, now: Instant): Promise<MadeLink | null> {
  await lockAdministrators(tx)
  if (await hasAdministrator(tx)) return null
  return makeToken(tx, house, { purpose: 'first_administrator', personId: null, now })
}

/** Uses a one-time link: sets the password, ends every session there was (G4), and signs in. Once (G2). */
export async function acceptLink(
  house: House,
  given: {
    token: string
    password: string
    name: string | undefined
    email: string | undefined
    visitor: Visitor
    now: Instant
  },
): Promise<Entered | Refusal> {
  const { password, visitor, now } = given
  const tokenHash = hashToken(given.token)
  const link = await house.database.read((reader) => findLink(reader, tokenHash, now))
  if (link === undefined) return refuse('link_used_or_expired')
  const newcomer = link.person === null ? newcomerOf(given) : link.person
  if (isRefusal(newcomer)) return newcomer
  if (isWeakPassword(password, newcomer)) return refuse('password_too_weak', 'password')
  const hashed = await hashPassword(password)
  return house.database
    .act(async (tx) => {
      const personId = link.person === null ? await addFirst(tx, house, { newcomer, now }) : link.person.id
      if (isRefusal(personId)) return personId
      const person = await lockPerson(tx, personId)
      if (person?.active !== true || !(await markUsed(tx, tokenHash, now))) {
        // Thrown away as a whole, the first administrator's row as well.
        throw new UsedMeanwhile()
      }
      await setPassword(tx, personId, hashed)
      await dropLinksOf(tx, personId)
      await endSessionsOf(tx, personId)
      await tellOfPerson(tx, personId)
      const action = link.purpose === 'password_reset' ? 'person.reset_password' : 'person.join'
      const what = { subjectType: 'person', subjectId: personId, subject: person.name } as const
      await record(tx, { at: now, actorId: personId, action, ...what })
      return enter(tx, house, { personId, visitor, now })
    })
    .catch((error: unknown) => {
      if (error instanceof UsedMeanwhile) return refuse('link_used_or_expired')
      throw error
    })
}

class UsedMeanwhile extends Error {}

type Newcomer = { readonly name: string; readonly email: string }

function newcomerOf({ name, email }: { name: string | undefined; email: string | undefined }): Newcomer | Refusal {
  if (name === undefined) return refuse('invalid_input', 'name')
  return email === undefined ? refuse('invalid_input', 'email') : { name, email }
}

async function addFirst(
  tx: Tx,
  house: House,
  { newcomer, now }: { newcomer: Newcomer; now: Instant },
): Promise<string | Refusal> {
  await lockAdministrators(tx)
  if (await hasAdministrator(tx)) return refuse('link_used_or_expired')
  const id = house.random.uuid()
  const added = await addPerson(tx, { id, side: 'provider', customerId: null, ...newcomer, role: 'administrator', now })
  return added ? id : refuse('already_exists', 'email')
}

async function sendLink(
  tx: Tx,
  house: House,
  { person, now, invitedBy }: { person: PersonRow; now: Instant; invitedBy: string | null },
): Promise<MadeLink & { purpose: 'invitation' | 'password_reset' }> {
  const purpose = person.joined ? 'password_reset' : 'invitation'
  const { token, link, expiresAt } = await makeToken(tx, house, { purpose, personId: person.id, now })
  const letter = { id: house.random.uuid(), to: person, now }
  if (purpose === 'invitation') {
    await queueLetter(tx, {
      ...letter,
      template: 'invitation',
      params: { name: person.name, invitedBy, token, expiresAt },
    })
  } else {
    await queueLetter(tx, { ...letter, template: 'password_reset', params: { name: person.name, token, expiresAt } })
  }
  return { purpose, link, expiresAt }
}

async function makeToken(
  tx: Tx,
  house: House,
  { purpose, personId, now }: { purpose: keyof typeof life; personId: string | null; now: Instant },
): Promise<MadeLink & { token: string }> {
  const token = newToken(house.random)
  const expiresAt = shift(now, life[purpose])
  await addLink(tx, { tokenHash: hashToken(token), purpose, personId, now, expiresAt })
  return { token, link: `${house.baseUrl.replace(/\/+$/, '')}/welcome/${token}`, expiresAt }
}
