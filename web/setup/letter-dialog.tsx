import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutboxLetter } from '../../core/notices/outbox-wire.ts'
import type { Template } from '../../core/notices/templates.ts'
import { useAct } from '../act.ts'
import { call } from '../api.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Link } from '../ui/link.tsx'
import { Moment } from '../ui/moment.tsx'
import { Facts } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import { toast } from '../ui/toast.tsx'
import { DropDialog } from './drop-dialog.tsx'
import { LetterBody } from './letter-body.tsx'
import { letterMarks } from './letter-marks.ts'
import css from './setup.module.css'

/** A letter to be read, with its fate and what can be done about it. */
export function LetterDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { setup: t, ui, notices } = useTexts()
  const [drops, setDrops] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['outbox-letter', id],
    queryFn: ({ signal }) => call<OutboxLetter>('GET', `/outbox/${id}`, { signal }),
  })
  const retry = useAct<OutboxLetter>({
    path: `/outbox/${id}/retry`,
    stale: [['outbox'], ['outbox-letter', id]],
    onDone: () => toast({ text: t.retried() }),
    onProblem: (problem) => toast({ text: problem.message, tone: 'problem' }),
  })
  return (
    <Dialog
      open
      size="wide"
      onClose={onClose}
      title={data?.subject ?? (data === undefined ? t.letter() : notices.template(data.template as Template))}
      actions={
        data && (
          <>
            <Button
              icon="send"
              busy={retry.isPending}
              dead={data.can.retry ? undefined : t.retryDead()}
              onClick={() => retry.mutate()}
            >
              {t.retry()}
            </Button>
            <Button icon="close" dead={data.can.drop ? undefined : t.dropDead()} onClick={() => setDrops(true)}>
              {t.drop()}
            </Button>
            <Button look="quiet" onClick={onClose}>
              {ui.close()}
            </Button>
          </>
        )
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={6} />}
      {data !== undefined && <Letter letter={data} />}
      {drops && <DropDialog id={id} onClose={() => setDrops(false)} />}
    </Dialog>
  )
}

function Letter({ letter }: { readonly letter: OutboxLetter }) {
  const { setup: t, notices } = useTexts()
  const ours = letter.error === null ? null : notices.unsent(letter.error)
  const { to, ticket, state } = letter
  return (
    <div className={css.stack}>
      <Facts
        columns={2}
        facts={[
          { label: t.recipient(), value: to.name === null ? to.address : `${to.name}, ${to.address}` },
          { label: t.state(), value: <Badge {...letterMarks[state]}>{notices.state(state)}</Badge> },
          { label: t.when(), value: <Moment at={letter.sentAt ?? letter.createdAt} /> },
          ticket !== null && {
            label: t.about(),
            value: <Link to={paths.deskTicket(ticket)}>{t.ticket(ticket)}</Link>,
          },
          letter.nextAt !== null &&
            letter.attempts > 0 && {
              label: t.nextAttempt(),
              value: <Moment at={letter.nextAt} />,
            },
        ]}
      />
      {state === 'kept' && <Banner tone="warn">{t.keptMeans()}</Banner>}
      {letter.error !== null && (
        <Banner
          tone={state === 'failed' ? 'danger' : 'warn'}
          title={state === 'dropped' || ours !== null ? t.reason() : t.error()}
        >
          {ours ?? letter.error}
        </Banner>
      )}
      {letter.text === null && letter.html === null ? (
        <Banner icon="lock">{t.emptied()}</Banner>
      ) : (
        <LetterBody text={letter.text} html={letter.html} />
      )}
    </div>
  )
}
