import type { LetterCard } from '../../core/letters/wire.ts'
import type { Texts } from '../../lang/ru.ts'
import { fileSize } from '../../lang/format.ts'
import { useReader, useTexts } from '../language.tsx'
import { Moment } from '../ui/moment.tsx'
import { Facts } from '../ui/panel.tsx'
import css from './letter.module.css'

/** The head of the letter and how it came, folded: whoever doubts a letter looks here. */
export function LetterFacts({ letter }: { readonly letter: LetterCard }) {
  const t = useTexts().post
  const { language } = useReader()
  const { authentication: checks, envelopeFrom, envelopeTo, messageId } = letter
  const envelope = [envelopeFrom ?? '<>', ...envelopeTo].filter(Boolean)
  return (
    <details className={css.facts}>
      <summary>{t.moreFacts()}</summary>
      <Facts
        columns={2}
        facts={[
          { label: t.to(), value: addresses(letter.to) },
          letter.cc.length > 0 && { label: t.cc(), value: addresses(letter.cc) },
          letter.source === 'smtp' && { label: t.envelope(), value: envelope.join(' → ') },
          { label: t.cameBy(), value: letter.mailbox?.name ?? (letter.source === 'smtp' ? t.ownDoor() : t.imap()) },
          letter.sentAt !== null && { label: t.sent(), value: <Moment at={letter.sentAt} /> },
          { label: t.received(), value: <Moment at={letter.receivedAt} /> },
          { label: t.size(), value: fileSize(language, letter.size) },
          messageId !== null && { label: 'Message-ID', value: messageId },
          checks !== null && { label: 'SPF', value: resultOf(t, checks.spf) },
          checks !== null && { label: 'DKIM', value: resultOf(t, checks.dkim) },
          checks !== null && { label: 'DMARC', value: resultOf(t, checks.dmarc) },
        ]}
      />
      {letter.verdict !== null && <p className={css.quiet}>{t.verdictText(letter.verdict)}</p>}
    </details>
  )
}

const SHOWN = 20

const addresses = (list: LetterCard['to']): string => {
  const shown = list.slice(0, SHOWN).map(({ name, address }) => (name === '' ? address : `${name} <${address}>`))
  return [...shown, ...(list.length > SHOWN ? [`… +${list.length - SHOWN}`] : [])].join(', ')
}

const resultOf = (t: Texts['post'], result: NonNullable<LetterCard['authentication']>['spf']): string =>
  result === null ? t.noResult() : t.result(result)
