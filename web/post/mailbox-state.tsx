import type { MailboxView } from '../../core/letters/wire.ts'
import type { Texts } from '../../lang/ru.ts'
import { useTexts } from '../language.tsx'
import { Badge, type BadgeProps } from '../ui/badge.tsx'
import { Moment } from '../ui/moment.tsx'
import { TwoLines } from '../ui/table.tsx'

/** Whether letters come from there: the connection, what is wrong with it and since when, the last look. */
export function MailboxState({ box }: { readonly box: MailboxView }) {
  const t = useTexts().mailboxes
  const { seenAt, problem, problemSince } = box
  return (
    <TwoLines
      first={<Mark box={box} />}
      second={
        box.active && (
          <>
            {problem !== null && <span>{problem}</span>}
            {problem !== null && problemSince !== null && (
              <>
                {' · '}
                {t.since()} <Moment at={problemSince} form="brief" />
              </>
            )}
            {problem === null && seenAt !== null && (
              <>
                {t.seen()} <Moment at={seenAt} form="brief" />
              </>
            )}
          </>
        )
      }
    />
  )
}

function Mark({ box }: { readonly box: MailboxView }) {
  const t = useTexts().mailboxes
  const { word, ...look } = markOf(box, t)
  return (
    <Badge plain {...look}>
      {word}
    </Badge>
  )
}

type Mark = Required<Pick<BadgeProps, 'tone' | 'icon'>> & { readonly word: string }

function markOf({ active, problem, kind, connected, seenAt }: MailboxView, t: Texts['mailboxes']): Mark {
  if (!active) return { tone: 'neutral', icon: 'circle-cross', word: t.inactive() }
  // Connected all the same: one letter is too large, or the folder was made anew.
  if (problem !== null && connected) return { tone: 'warn', icon: 'warning', word: t.connected() }
  if (problem !== null) return { tone: 'danger', icon: 'warning', word: t.disconnected() }
  if (kind === 'door') return { tone: 'ok', icon: 'check', word: t.open() }
  if (connected) return { tone: 'ok', icon: 'check', word: t.connected() }
  return seenAt === null
    ? { tone: 'neutral', icon: 'clock', word: t.notYet() }
    : { tone: 'warn', icon: 'clock', word: t.disconnected() }
}
