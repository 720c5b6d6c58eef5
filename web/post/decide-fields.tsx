import type { LetterCard } from '../../core/letters/wire.ts'
import { useTexts } from '../language.tsx'
import { Checkbox } from '../ui/choice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { AuthorPicker } from './author-picker.tsx'
import type { DecisionDraft, Missing } from './decision-draft.ts'

export interface DecideFieldsProps {
  readonly letter: LetterCard
  readonly draft: DecisionDraft
  readonly onDraft: (draft: DecisionDraft) => void
  readonly missing: Missing | undefined
  /** What the server refused, by field. */
  readonly fields: Readonly<Record<string, string>>
}

/** What the chosen way asks for. */
export function DecideFields(props: DecideFieldsProps) {
  const { letter, draft, onDraft, missing, fields } = props
  const t = useTexts().post
  const address = letter.from?.address
  if (draft.way === 'who')
    return (
      <>
        <AuthorPicker
          letter={letter}
          author={draft.author}
          onAuthor={(author) => onDraft({ ...draft, author })}
          missing={missing}
          fields={fields}
        />
        {draft.author?.is === 'person' && address !== undefined && (
          <Checkbox
            label={t.remember(address)}
            text={t.rememberText()}
            checked={draft.remember}
            onChange={(remember) => onDraft({ ...draft, remember })}
          />
        )}
      </>
    )
  if (draft.way === 'ticket')
    return (
      <TextInput
        label={t.number()}
        inputMode="numeric"
        value={draft.number}
        onChange={(number) => onDraft({ ...draft, number })}
        error={missing === 'number' ? t.numberMissing() : fields['number']}
      />
    )
  if (draft.way !== 'discard') return null
  return (
    <>
      <TextArea
        label={t.reasonField()}
        hint={t.reasonHint()}
        minRows={2}
        value={draft.reason}
        onChange={(reason) => onDraft({ ...draft, reason })}
        error={missing === 'reason' ? t.reasonMissing() : fields['reason']}
      />
      {address !== undefined && (
        <Checkbox
          label={t.block(address)}
          text={t.blockText()}
          checked={draft.block}
          onChange={(block) => onDraft({ ...draft, block })}
        />
      )}
    </>
  )
}
