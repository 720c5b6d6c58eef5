import type { OutboxRow } from '../../core/notices/outbox-wire.ts'
import type { Tone } from '../ui/badge.tsx'
import type { IconName } from '../ui/icon.tsx'

/** The states of a letter as marks. */
export const letterMarks: Record<OutboxRow['state'], { readonly tone: Tone; readonly icon: IconName }> = {
  queued: { tone: 'neutral', icon: 'clock' },
  sending: { tone: 'accent', icon: 'send' },
  sent: { tone: 'ok', icon: 'check' },
  kept: { tone: 'warn', icon: 'inbox' },
  failed: { tone: 'danger', icon: 'warning' },
  bounced: { tone: 'danger', icon: 'warning' },
  dropped: { tone: 'neutral', icon: 'circle-cross' },
}
