import type { TicketCard } from '../../core/tickets/wire.ts'
import { useTexts } from '../language.tsx'
import { Panel } from '../ui/panel.tsx'
import { WriteBox } from './write-box.tsx'

/** A message at any time. While an answer is expected it is written on top, beside the question, and nowhere else. */
export function Composer({ ticket }: { readonly ticket: TicketCard }) {
  const t = useTexts().portal.ticket.message
  if (ticket.expected === 'answer') return null
  const verifying = ticket.expected === 'verify_delivery' || ticket.expected === 'verify_resolution'
  const { endedAt, mergedInto } = ticket
  const ended = mergedInto === null ? t.ended() : t.merged(mergedInto)
  const hint = endedAt !== null ? ended : verifying ? t.decidesNothing() : undefined
  return (
    <Panel>
      <WriteBox ticket={ticket} place="message" label={t.label()} send={t.send()} look="plain" hint={hint} />
    </Panel>
  )
}
