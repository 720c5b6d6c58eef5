import { minutes, shift, type Instant } from '../../../core/time/instant.ts'
import type { StaffActor } from '../../../core/people/actor.ts'
import type { Tx } from '../../../db/connect.ts'
import type { House } from '../../house.ts'
import { setDomains } from '../../letters/acts-domains.ts'
import { addMailbox } from '../../letters/acts-mailboxes.ts'
import { storeLetter } from '../../letters/acts-store.ts'
import { customers } from './cast.ts'
import { granted, idIn, type Furniture } from './furnish.ts'
import { type Correspondent, written } from './letters-mime.ts'
import { type Answered, type DemoLetter, demoLetters, type LetterStage } from './letters-told.ts'
import { lastLetter } from './reads.ts'

/** Where the demonstration's customers write to. */
const support: Correspondent = { name: 'АСМО-поддержка', address: 'support@informatika.example' }

/**
 * The name of the demonstration's mail server: what it says of senders in the letters below is believed by the program
 * that has just made it. No real server may have it (RFC 2606).
 */
export const demoAuthservId = 'mx.informatika.example'

interface Stored {
  readonly house: House
  readonly furniture: Furniture
  readonly numbers: ReadonlyMap<string, number>
  readonly today: Instant
  /** Moves the clock of `house`. */
  readonly moveTo: (at: Instant) => void
}

/** The post room of the demonstration: an address, the customers' mail domains, and letters that wait to be taken. */
export async function storeLetters(tx: Tx, given: Stored): Promise<void> {
  const { today, moveTo } = given
  await openPostRoom(tx, given)
  for (const letter of demoLetters) {
    const at = shift(today, -minutes(letter.minutesAgo))
    moveTo(at)
    await store(given, { letter, stage: stageOf(tx, { ...given, at }) })
  }
  moveTo(today)
}

async function openPostRoom(tx: Tx, { house, furniture, today }: Stored): Promise<void> {
  const actor: StaffActor = {
    side: 'provider',
    personId: idIn(furniture.people, 'lapshin'),
    role: 'administrator',
    lineId: null,
  }
  const lineId = idIn(furniture.lines, 'first')
  const mailbox = { kind: 'door', name: 'Служба поддержки', address: support.address, lineId } as const
  granted(await addMailbox(tx, house, { actor, now: today, mailbox }))
  for (const [key, { domain }] of Object.entries(customers)) {
    const customerId = idIn(furniture.customers, key)
    granted(await setDomains(tx, { actor, customerId, domains: [domain], now: today }))
  }
}

async function store(
  { house }: Stored,
  { letter, stage }: { readonly letter: DemoLetter; readonly stage: LetterStage },
): Promise<void> {
  const { from, proven } = letter
  const { subject, head = [], body } = await letter.write(stage)
  const raw = written({
    from,
    to: support,
    subject,
    trace: [
      resultsOn(from, proven),
      `Received: from ${domainOf(from.address)} by ${demoAuthservId} with ESMTPS; ${dateOf(stage.at)}`,
    ],
    head: [`Date: ${dateOf(stage.at)}`, `Message-ID: <${house.random.uuid()}@${domainOf(from.address)}>`, ...head],
    body,
  })
  const arrival = { source: 'smtp', envelopeFrom: from.address, envelopeTo: [support.address] } as const
  const stored = await storeLetter(house, { raw: [raw], arrival, maxSize: raw.length })
  if (stored !== 'stored') throw new Error(`the demonstration's letter was not stored: ${stored}`)
}

function stageOf(tx: Tx, { house, numbers, at }: Stored & { readonly at: Instant }): LetterStage {
  return {
    at,
    zone: house.regulations.calendarOf(house.regulations.current()).zone,
    answered: async (story, template): Promise<Answered> => {
      const number = numbers.get(story)
      const ours = number === undefined ? undefined : await lastLetter(tx, { ticket: number, template })
      if (number === undefined || ours === undefined) throw new Error(`no letter ${template} in the story ${story}`)
      const { subject, text, messageId, at: sentAt } = ours
      return { number, subject: subject ?? `№ ${number}`, text: text ?? '', messageId, at: sentAt }
    },
  }
}

/** RFC 8601. */
function resultsOn({ address }: Correspondent, proven: DemoLetter['proven']): string {
  const domain = domainOf(address)
  const spf = `spf=${proven} smtp.mailfrom=${address}`
  return `Authentication-Results: ${demoAuthservId}; dmarc=${proven} header.from=${domain}; ${spf}`
}

const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1)

const dateOf = (at: Instant): string => new Date(at).toUTCString()
