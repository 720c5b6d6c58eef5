import { useState } from 'react'
import { sorters } from '../../core/people/rights.ts'
import type { CustomerCard } from '../../core/customers/wire.ts'
import type { Competence } from '../../core/people/roles.ts'
import type { ContactView } from '../../core/people/wire.ts'
import { useTexts } from '../language.tsx'
import { Badge } from '../ui/badge.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Table, TwoLines } from '../ui/table.tsx'
import { AccessMark } from './access-mark.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { useLinks } from './made-link.ts'
import { PersonActs } from './person-acts.tsx'
import { DraftMark, MailFailureMark } from './person-marks.tsx'
import { PersonAddresses } from './person-addresses.tsx'
import { PersonDialog } from './person-dialog.tsx'
import { useDead } from './rights.ts'
import css from './setup.module.css'

/** The people of a customer: rights, competences of R3 with what nobody can, access. */
export function People({ customer }: { readonly customer: CustomerCard }) {
  const { customers: t, setup, refusals } = useTexts()
  const [asked, setAsked] = useState<ContactView | 'new'>()
  const links = useLinks()
  const deadEdit = useDead()(sorters)
  const why = customer.archived ? setup.customerArchived() : refusals.not_your_role()
  return (
    <Panel
      title={t.people()}
      aside={
        <Button size="small" icon="plus" dead={customer.can.invite ? undefined : why} onClick={() => setAsked('new')}>
          {t.addPerson()}
        </Button>
      }
    >
      <div className={css.stack}>
        <Missing customer={customer} />
        {customer.people.length === 0 && <p className={css.quiet}>{t.noPeople()}</p>}
        {customer.people.length > 0 && (
          <Rows
            people={customer.people}
            archived={customer.archived}
            deadEdit={deadEdit}
            onEdit={setAsked}
            onInvite={links.invite}
          />
        )}
      </div>
      {asked !== undefined && (
        <PersonDialog
          customerId={customer.id}
          person={asked === 'new' ? null : asked}
          onInvite={links.invite}
          onClose={() => setAsked(undefined)}
          more={asked !== 'new' && <PersonAddresses person={asked} dead={deadEdit} />}
        />
      )}
      {links.shown && <LinkDialog {...links.shown} onClose={links.close} />}
    </Panel>
  )
}

function Missing({ customer }: { readonly customer: CustomerCard }) {
  const { customers: t, people } = useTexts()
  const missing = customer.missingCompetences as readonly Competence[]
  if (missing.length === 0 || customer.people.length === 0) return null
  return (
    <Banner tone="warn" title={t.missingTitle()}>
      {t.missing(missing.map((one) => people.competence(one)))}
    </Banner>
  )
}

interface RowsProps {
  readonly people: readonly ContactView[]
  readonly archived: boolean
  readonly deadEdit: string | undefined
  readonly onEdit: (person: ContactView) => void
  readonly onInvite: (person: ContactView) => void
}

function Rows({ people, archived, deadEdit, onEdit, onInvite }: RowsProps) {
  const { customers: t, people: words, setup } = useTexts()
  return (
    <Table
      label={t.people()}
      rows={[...people].sort((one, other) => rankOf(other) - rankOf(one))}
      keyOf={({ id }) => id}
      faded={({ active }) => !active}
      columns={[
        {
          key: 'name',
          head: t.person(),
          kind: 'main',
          renderCell: (person) => (
            <>
              <TwoLines first={person.name} second={person.position} />
              <DraftMark person={person} dead={deadEdit} />
            </>
          ),
        },
        {
          key: 'reach',
          head: t.reach(),
          kind: 'wide',
          renderCell: ({ email, phone, mailFailure }) => (
            <>
              <TwoLines
                first={<a href={`mailto:${email}`}>{email}</a>}
                second={phone && <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>}
              />
              <MailFailureMark failure={mailFailure} />
            </>
          ),
        },
        {
          key: 'rights',
          head: t.rights(),
          kind: 'wide',
          renderCell: ({ role, sees }) => <TwoLines first={words.role(role)} second={words.sees(sees)} />,
        },
        {
          key: 'competences',
          head: t.competences(),
          renderCell: ({ competences }) => (
            <span className={css.marks}>
              {competences.map((one) => (
                <Badge key={one}>{words.competence(one)}</Badge>
              ))}
              {competences.length === 0 && '—'}
            </span>
          ),
        },
        { key: 'access', head: setup.access(), renderCell: (person) => <AccessMark {...person} /> },
        {
          key: 'acts',
          head: t.actions(),
          kind: 'acts',
          renderCell: (person) => (
            <PersonActs
              person={person}
              deadEdit={deadEdit}
              archived={archived}
              onEdit={() => onEdit(person)}
              onInvite={() => onInvite(person)}
            />
          ),
        },
      ]}
    />
  )
}

/** Who is to be confirmed stands first, who is locked out last. */
const rankOf = ({ active, draft }: ContactView): number => (active ? (draft ? 2 : 1) : 0)
