import { type FormEvent, useState } from 'react'
import type { CustomerCard } from '../../core/customers/wire.ts'
import { useAct } from '../act.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { useProblemText } from '../ui/state-page.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { toast } from '../ui/toast.tsx'
import css from './domains.module.css'
import { FormDialog } from './form-dialog.tsx'
import shared from './setup.module.css'

/** Mail domains of a customer: whoever writes from there is his, known or not. */
export function Domains({ customer }: { readonly customer: CustomerCard }) {
  const { customers: t, refusals } = useTexts()
  const [leaving, setLeaving] = useState<string>()
  const dead = customer.can.change ? undefined : refusals.not_your_role()
  const remove = useDomains(customer, () => setLeaving(undefined))
  return (
    <Panel title={t.domains()}>
      <div className={shared.stack}>
        <p className={shared.quiet}>{t.domainsText()}</p>
        {customer.domains.length > 0 && (
          <ul className={css.domains} aria-label={t.domains()}>
            {customer.domains.map((domain) => (
              <li key={domain} className={css.domain}>
                {domain}
                <Button
                  look="quiet"
                  size="small"
                  bare
                  icon="close"
                  dead={dead}
                  onClick={() => (remove.reset(), setLeaving(domain))}
                >
                  {t.removeDomain(domain)}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <Add customer={customer} dead={dead} />
      </div>
      {leaving !== undefined && (
        <FormDialog
          title={t.removeDomainTitle(leaving)}
          submit={t.removeDomainDo()}
          danger
          busy={remove.isPending}
          error={remove.error}
          onClose={() => setLeaving(undefined)}
          onSubmit={() => remove.mutate({ domains: customer.domains.filter((one) => one !== leaving) })}
        >
          <p className={shared.text}>{t.removeDomainWhat()}</p>
        </FormDialog>
      )}
    </Panel>
  )
}

function Add({ customer, dead }: { readonly customer: CustomerCard; readonly dead: string | undefined }) {
  const t = useTexts().customers
  const [domain, setDomain] = useState('')
  const act = useDomains(customer, () => setDomain(''))
  const problem = useProblemText(act.error)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    // People copy addresses; what counts is what stands after the @.
    const name = domain.trim().split('@').at(-1)?.toLowerCase() ?? ''
    if (name === '' || act.isPending || dead !== undefined) return
    if (customer.domains.includes(name)) return setDomain('')
    act.mutate({ domains: [...customer.domains, name] })
  }
  return (
    <form className={css.add} onSubmit={send}>
      <TextInput
        label={t.domain()}
        hint={t.domainHint()}
        placeholder="zavod.ru"
        inputMode="url"
        autoComplete="off"
        value={domain}
        onChange={setDomain}
        error={act.error === null ? undefined : problem}
      />
      <Button type="submit" icon="plus" busy={act.isPending} dead={dead}>
        {t.addDomain()}
      </Button>
    </form>
  )
}

const useDomains = (customer: CustomerCard, onDone: () => void) => {
  const t = useTexts().customers
  return useAct<unknown, { domains: readonly string[] }>({
    method: 'PUT',
    path: `/customers/${customer.id}/domains`,
    stale: [['customer', customer.id], ['letters']],
    onDone: () => {
      toast({ text: t.saved() })
      onDone()
    },
  })
}
