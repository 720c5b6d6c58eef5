import type { EventLetter } from '../../core/letters/wire.ts'
import { useTexts } from '../language.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import type { IconName } from '../ui/icon.tsx'

type Verdict = NonNullable<EventLetter['verdict']>

const marks: Record<Verdict, { readonly tone: Tone; readonly icon: IconName }> = {
  pass: { tone: 'ok', icon: 'shield' },
  fail: { tone: 'danger', icon: 'warning' },
  unknown: { tone: 'neutral', icon: 'shield' },
}

/** Whether it is proven that the author of a letter is who he says: icon, word and colour. */
export function TrustMark({ verdict }: { readonly verdict: Verdict }) {
  const t = useTexts().post
  return (
    <Badge {...marks[verdict]} plain={verdict !== 'fail'}>
      {t.verdict(verdict)}
    </Badge>
  )
}
