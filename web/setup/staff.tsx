import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StaffView } from '../../core/people/wire.ts'
import { useTexts } from '../language.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Page, Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import { Table, TwoLines } from '../ui/table.tsx'
import css from './staff.module.css'
import { AccessMark } from './access-mark.tsx'
import { Lines } from './lines.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { useLinks } from './made-link.ts'
import { staffQuery } from './queries.ts'
import { administrators, useDead } from './rights.ts'
import { StaffActs } from './staff-acts.tsx'
import { StaffDialog } from './staff-dialog.tsx'

/** Everybody of the support service, with role, line, workload and access; and the lines. */
export function Staff() {
  const { setup: t } = useTexts()
  const dead = useDead()(administrators)
  const [asked, setAsked] = useState<StaffView | 'new'>()
  const links = useLinks()
  const { data, error, refetch } = useQuery(staffQuery)
  return (
    <Page
      title={t.staff()}
      lead={t.staffLead()}
      actions={
        <Button look="primary" icon="plus" dead={dead} onClick={() => setAsked('new')}>
          {t.addStaff()}
        </Button>
      }
    >
      <Panel>
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton shape="rows" lines={6} />}
        {data !== undefined && <Rows staff={data} onEdit={setAsked} onInvite={links.invite} />}
      </Panel>
      <Lines />
      {asked !== undefined && (
        <StaffDialog
          person={asked === 'new' ? null : asked}
          onClose={() => setAsked(undefined)}
          onAdded={(person) => links.invite(person)}
        />
      )}
      {links.shown && <LinkDialog {...links.shown} onClose={links.close} />}
    </Page>
  )
}

interface RowsProps {
  readonly staff: readonly StaffView[]
  readonly onEdit: (person: StaffView) => void
  readonly onInvite: (person: StaffView) => void
}

function Rows({ staff, onEdit, onInvite }: RowsProps) {
  const { setup: t, people } = useTexts()
  return (
    <Table
      label={t.staff()}
      rows={[...staff].sort((one, other) => Number(other.active) - Number(one.active))}
      keyOf={({ id }) => id}
      faded={({ active }) => !active}
      columns={[
        {
          key: 'name',
          head: t.member(),
          kind: 'main',
          renderCell: (person) => (
            <span className={css.who}>
              <Avatar name={person.name} side="provider" size="small" />
              <TwoLines
                first={person.name}
                second={[person.position, person.email, person.phone?.replaceAll(' ', '\u00a0')]
                  .filter(Boolean)
                  .join(' · ')}
              />
            </span>
          ),
        },
        { key: 'role', head: t.role(), renderCell: ({ role }) => people.role(role) },
        { key: 'line', head: t.line(), renderCell: ({ line }) => line?.name ?? t.noLine() },
        {
          key: 'load',
          head: t.load(),
          kind: 'figure',
          renderCell: ({ openTickets }) => t.openTickets(openTickets),
        },
        { key: 'access', head: t.access(), renderCell: (person) => <AccessMark {...person} /> },
        {
          key: 'acts',
          head: t.actions(),
          kind: 'acts',
          renderCell: (person) => (
            <StaffActs person={person} onEdit={() => onEdit(person)} onInvite={() => onInvite(person)} />
          ),
        },
      ]}
    />
  )
}
