import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MailboxView } from '../../core/letters/wire.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { administrators, useDead } from '../setup/rights.ts'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Page, Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../ui/state-page.tsx'
import { Table, TwoLines } from '../ui/table.tsx'
import { MailboxActs } from './mailbox-acts.tsx'
import { MailboxDialog } from './mailbox-dialog.tsx'
import { MailboxState } from './mailbox-state.tsx'
import { mailboxesQuery } from './queries.ts'

/** Where letters come from: boxes that are fetched from and addresses at our own door, and whether they work. */
export function Mailboxes() {
  const { mailboxes: t, post } = useTexts()
  const dead = useDead()(administrators)
  const [asked, setAsked] = useState<MailboxView | 'new'>()
  const { data, error, refetch } = useQuery(mailboxesQuery)
  const add = (
    <Button look="primary" icon="plus" dead={dead} onClick={() => setAsked('new')}>
      {t.add()}
    </Button>
  )
  return (
    <Page above={<Link to={paths.deskPost()}>{post.title()}</Link>} title={t.title()} lead={t.lead()} actions={add}>
      <Panel>
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {error === null && data === undefined && <Skeleton shape="rows" lines={4} />}
        {data?.length === 0 && <EmptyState icon="mail" title={t.none()} text={t.noneText()} />}
        {data !== undefined && data.length > 0 && <Rows boxes={data} onEdit={setAsked} />}
      </Panel>
      {asked !== undefined && (
        <MailboxDialog box={asked === 'new' ? null : asked} onClose={() => setAsked(undefined)} />
      )}
    </Page>
  )
}

interface RowsProps {
  readonly boxes: readonly MailboxView[]
  readonly onEdit: (box: MailboxView) => void
}

function Rows({ boxes, onEdit }: RowsProps) {
  const t = useTexts().mailboxes
  return (
    <Table
      label={t.title()}
      rows={boxes}
      keyOf={({ id }) => id}
      faded={({ active }) => !active}
      columns={[
        {
          key: 'box',
          head: t.box(),
          kind: 'main',
          renderCell: ({ name, address }) => <TwoLines first={name} second={address} />,
        },
        {
          key: 'kind',
          head: t.kind(),
          renderCell: ({ kind, imap }) => (
            <TwoLines first={t.kinds[kind]()} second={imap && `${imap.host}, ${imap.folder}`} />
          ),
        },
        { key: 'state', head: t.state(), kind: 'wide', renderCell: (box) => <MailboxState box={box} /> },
        {
          key: 'begins',
          head: t.begins(),
          kind: 'wide',
          renderCell: ({ product, line }) => (
            <TwoLines first={product?.name ?? t.noProduct()} second={line?.name ?? t.noLine()} />
          ),
        },
        {
          key: 'acts',
          head: t.actions(),
          kind: 'acts',
          renderCell: (box) => <MailboxActs box={box} onEdit={() => onEdit(box)} />,
        },
      ]}
    />
  )
}
