import { placeLetter } from '../../core/letters/place.ts'
import { mailDomain } from '../../core/letters/domains.ts'
import { placeStaffLetter, type StaffPointer } from '../../core/letters/staff-letter.ts'
import { domainOf } from '../../core/letters/reply-address.ts'
import { actorOfPerson, authorFacts } from '../../server/letters/reads-take.ts'
import { authorOf } from './addresses.ts'
import { placeFacts, pointersTo, staffPointer } from './pointers.ts'
import type { Looked } from './taking.ts'

/** Nobody's letter: where a row is asked for and there is none. */
const NO_LETTER = '00000000-0000-0000-0000-000000000000'

/** Where a letter would go that came now, by the rules by which letters are taken; null: into no request that is there. */
export async function wouldPlace(looked: Looked): Promise<{ readonly how: string; readonly ticket: number } | null> {
  const { tx, now, letter } = looked
  if (letter.from === null) return null
  const address = authorOf(looked)
  const { person } = await authorFacts(tx, {
    address,
    domain: mailDomain(domainOf(address)) ?? '',
    excerpt: '',
    since: now,
    except: NO_LETTER,
  })
  const pointers = await pointersTo(looked)
  if (person === null || !person.active) return null
  if (person.side === 'provider') {
    const named = pointers.map((pointer) => staffPointer(pointer, person))
    const { verdict } = looked.authentication
    const placed = placeStaffLetter({ active: person.active, verdict, letPass: false, pointers: named })
    return placed.to === 'answer' ? { how: howOf(named), ticket: placed.ticket } : null
  }
  const placement = placeLetter(placeFacts(looked, pointers, actorOfPerson(person)))
  return placement.to === 'ticket' ? { how: placement.by, ticket: placement.ticket } : null
}

const howOf = (pointers: readonly StaffPointer[]): string =>
  pointers.find(({ his }) => his)?.via === 'token' ? 'token' : 'message_id'
