import { useState } from 'react'
import type { CustomerCard } from '../../core/customers/wire.ts'
import type { Competence } from '../../core/people/roles.ts'
import type { ContactView } from '../../core/people/wire.ts'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { AccessMark } from '../setup/access-mark.tsx'
import { LinkDialog } from '../setup/link-dialog.tsx'
import { useLinks } from '../setup/made-link.ts'
import { MailFailureMark } from '../setup/person-marks.tsx'
import { PersonDialog } from '../setup/person-dialog.tsx'
import { Badge } from '../ui/badge.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Table, TwoLines } from '../ui/table.tsx'
import css from './cards.module.css'
import { PersonMenu } from './person-menu.tsx'

/** Who works at the customer's, managed by his own administrator (R3, U18); the others read. */
export function OrganisationPeople({ card }: { readonly card: CustomerCard }) {
  const { portal, customers, refusals } = useTexts()
  const t = portal.organisation
  const [asked, setAsked] = useState<ContactView | 'new'>()
  const links = useLinks()
  const manages = card.can.invite
  return (
    <Panel
      title={t.people()}
      aside={
        <Button
          size="small"
          icon="plus"
          dead={manages ? undefined : refusals.not_your_role()}
          onClick={() => setAsked('new')}
        >
          {customers.addPerson()}
        </Button>
      }
    >
      <div className={css.people}>
        <Missing card={card} />
        {!manages && <p className={css.quiet}>{t.managedBy()}</p>}
        <Rows card={card} onEdit={setAsked} onInvite={links.invite} />
      </div>
      {asked !== undefined && (
        <PersonDialog
          customerId={card.id}
          person={asked === 'new' ? null : asked}
          onClose={() => setAsked(undefined)}
          onInvite={links.invite}
        />
      )}
      {links.shown && <LinkDialog {...links.shown} onClose={links.close} />}
    </Panel>
  )
}

/** R3: what nobody of the customer's people can do. */
function Missing({ card }: { readonly card: CustomerCard }) {
  const { portal, people } = useTexts()
  const t = portal.organisation
  const missing = card.missingCompetences as readonly Competence[]
  if (missing.length === 0) return null
  const words = missing.map((one) => people.competence(one)).join(', ')
  return (
    <Banner tone="warn" title={t.missingTitle()}>
      {card.can.invite ? t.missing(words) : t.missingAsk(words)}
    </Banner>
  )
}

interface RowsProps {
  readonly card: CustomerCard
  readonly onEdit: (person: ContactView) => void
  readonly onInvite: (person: ContactView) => void
}

function Rows({ card, onEdit, onInvite }: RowsProps) {
  const { portal, customers: t, people: words, setup } = useTexts()
  const me = useSession().person.id
  return (
    <Table
      label={t.people()}
      rows={card.people.toSorted((one, other) => Number(other.active) - Number(one.active))}
      keyOf={({ id }) => id}
      faded={({ active }) => !active}
      columns={[
        {
          key: 'name',
          head: t.person(),
          kind: 'main',
          renderCell: ({ id, name, position }) => (
            <TwoLines first={id === me ? `${name} (${portal.organisation.you()})` : name} second={position} />
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
              {competences.length === 0 && '—'}
              {competences.map((one) => (
                <Badge key={one}>{words.competence(one)}</Badge>
              ))}
            </span>
          ),
        },
        { key: 'access', head: setup.access(), renderCell: (person) => <AccessMark {...person} /> },
        {
          key: 'acts',
          head: t.actions(),
          kind: 'acts',
          renderCell: (person) => (
            <PersonMenu
              person={person}
              manages={card.can.invite}
              onEdit={() => onEdit(person)}
              onInvite={() => onInvite(person)}
            />
          ),
        },
      ]}
    />
  )
}
