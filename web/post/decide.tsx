import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { writesHimself } from '../../core/letters/decide.ts'
import type { LetterCard, LetterDecision } from '../../core/letters/wire.ts'
import { sorters } from '../../core/people/rights.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { useStaff } from '../setup/rights.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { useProblemText } from '../ui/state-page.tsx'
import { toast } from '../ui/toast.tsx'
import { DecideFields } from './decide-fields.tsx'
import { decisionOf, type DecisionDraft, emptyDecision, type Missing, type Way, waysOf } from './decision-draft.ts'
import { useConsequence } from './consequence.ts'
import { waits } from './letter-marks.ts'
import css from './letter.module.css'
import { letterKey } from './queries.ts'

/** What somebody decides about a letter: the ways there are, what each needs, and the button that says what follows. */
export function Decide({ letter }: { readonly letter: LetterCard }) {
  const { post: t } = useTexts()
  const { role } = useStaff()
  const offered = waysOf(letter)
  if (offered.length === 0)
    return waits(letter) && !sorters.includes(role) ? <p className={css.quiet}>{t.decideDead()}</p> : null
  return waits(letter) ? (
    <DecideForm letter={letter} offered={offered} />
  ) : (
    // It is done; that a program's letter is a request all the same is the exception.
    <details className={css.facts}>
      <summary>{t.decide()}</summary>
      <DecideForm letter={letter} offered={offered} />
    </details>
  )
}

function DecideForm({ letter, offered }: { readonly letter: LetterCard; readonly offered: readonly Way[] }) {
  const { post: t } = useTexts()
  const client = useQueryClient()
  const [draft, setDraft] = useState<DecisionDraft>(() => emptyDecision(letter))
  const [missing, setMissing] = useState<Missing>()
  const consequence = useConsequence(letter, draft)
  const act = useAct<LetterCard, LetterDecision>({
    path: `/letters/${letter.id}/decision`,
    stale: [['letters'], ['post-room'], ['customer'], ['customers']],
    onDone: (card) => {
      client.setQueryData(letterKey(letter.id), card)
      toast({ text: t.decided() })
    },
  })
  const problem = useProblemText(act.error)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    const made = decisionOf(draft, letter)
    setMissing('missing' in made ? made.missing : undefined)
    if ('decision' in made && !act.isPending) act.mutate(made.decision)
  }
  return (
    <form className={css.decide} onSubmit={send}>
      <Choice
        label={t.decide()}
        value={draft.way}
        onChange={(way) => setDraft({ ...draft, way })}
        columns={2}
        options={offered.map((value) => ({ value, ...wordsOf(t, letter)[value] }))}
      />
      <DecideFields
        letter={letter}
        draft={draft}
        onDraft={setDraft}
        missing={missing}
        fields={act.error?.fields ?? {}}
      />
      {act.error !== null && (
        <Banner tone="danger" loud>
          {problem}
        </Banner>
      )}
      <div className={css.send}>
        <Button
          type="submit"
          look={draft.way === 'discard' ? 'danger' : 'primary'}
          busy={act.isPending}
          dead={draft.way === undefined ? t.choose() : undefined}
        >
          {consequence.button}
        </Button>
        <p className={css.quiet}>{consequence.text}</p>
      </div>
    </form>
  )
}

type Words = ReturnType<typeof useTexts>['post']

const wordsOf = (t: Words, letter: LetterCard): Record<Way, { readonly label: string; readonly text: string }> => ({
  who: { label: t.who(), text: t.whoText() },
  ticket: {
    label: t.inSuggested(),
    text: t.inSuggestedText(writesHimself({ known: letter.person !== null, reason: letter.reason })),
  },
  new_request: { label: t.newRequest(), text: t.newRequestText() },
  take: { label: t.take(), text: letter.robot === null ? t.takeText() : t.takeRobotText() },
  retry: { label: t.retry(), text: t.retryText() },
  discard: { label: t.discard(), text: t.discardText() },
})
