import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { blockedSenderShape } from '../../core/letters/wire-senders.ts'
import { sorters } from '../../core/people/rights.ts'
import { useAct } from '../act.ts'
import { call } from '../api.ts'
import { useTexts } from '../language.tsx'
import { useDead } from '../setup/rights.ts'
import { Button } from '../ui/button.tsx'
import { Moment } from '../ui/moment.tsx'
import { toast } from '../ui/toast.tsx'
import { ListDialog } from './list-dialog.tsx'
import css from './people.module.css'

type Blocked = z.infer<typeof blockedSenderShape>

/** Senders whose letters are turned down unread: since when, by whom, why, and the way back. */
export function BlockedSenders({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts().post
  const query = useQuery({
    queryKey: ['blocked-senders'],
    queryFn: ({ signal }) => call<readonly Blocked[]>('GET', '/blocked-senders', { signal }),
  })
  const empty = { icon: 'shield', title: t.noBlocked(), text: t.noBlockedText() } as const
  return (
    <ListDialog title={t.blocked()} onClose={onClose} query={query} empty={empty}>
      {query.data?.map((sender) => (
        <Row key={sender.address} sender={sender} />
      ))}
    </ListDialog>
  )
}

function Row({ sender }: { readonly sender: Blocked }) {
  const t = useTexts().post
  const dead = useDead()(sorters)
  const unblock = useAct<unknown>({
    method: 'DELETE',
    path: `/blocked-senders/${encodeURIComponent(sender.address)}`,
    body: () => undefined,
    stale: [['blocked-senders']],
    onDone: () => toast({ text: t.unblocked(sender.address) }),
    onProblem: (problem) => toast({ text: problem.message, tone: 'problem' }),
  })
  return (
    <li className={css.row}>
      <span className={css.words}>
        <span className={css.name}>{sender.address}</span>
        <span className={css.detail}>
          {sender.blockedBy}, <Moment at={sender.blockedAt} form="brief" />
        </span>
        <span className={css.detail}>{sender.reason}</span>
      </span>
      <Button size="small" icon="undo" dead={dead} busy={unblock.isPending} onClick={() => unblock.mutate()}>
        {t.unblock()}
      </Button>
    </li>
  )
}
