import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/panel.tsx'
import { EmptyState } from '../ui/state-page.tsx'
import { NewTicketForm } from './new-ticket-form.tsx'

/** A new request (R5.1, R5.2). */
export function NewTicket() {
  const { portal, frame } = useTexts()
  const t = portal.new
  const { person } = useSession()
  if (person.role === 'observer')
    return (
      <EmptyState
        icon="lock"
        title={t.title()}
        text={t.observer()}
        action={<ButtonLink to={paths.home()}>{frame.toHome()}</ButtonLink>}
      />
    )
  return (
    <Page title={t.title()} lead={t.lead()} width="read">
      <NewTicketForm />
    </Page>
  )
}
