import { useEffect, useRef } from 'react'
import type { RegistrationReply } from '../../core/tickets/wire.ts'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { ClockWhy } from '../tickets/clock-why.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Moment } from '../ui/moment.tsx'
import { Facts, Page, Panel } from '../ui/panel.tsx'
import type { FoundPerson } from './callers.ts'
import { CALL_KEY } from './phone-button.tsx'
import css from './phone.module.css'

export interface RegisteredProps {
  readonly reply: RegistrationReply
  readonly person: FoundPerson
  readonly onNext: () => void
}

/** What is read out to the caller: number, cover, by when somebody answers (R2.5, R2.7, R5.1). */
export function Registered({ reply, person, onNext }: RegisteredProps) {
  const { phone: t, contracts } = useTexts()
  const me = useSession().person
  const open = useRef<HTMLAnchorElement>(null)
  useEffect(() => open.current?.focus(), [])
  const { entitlement, reaction } = reply
  return (
    <Page title={t.doneTitle(reply.number)} lead={t.sayNumber()} width="read">
      <Panel tone="asks">
        <div className={css.group} role="status">
          <div className={css.said}>
            <div>
              <p className={css.saidLabel}>{t.number()}</p>
              <p className={css.saidNumber}>{reply.number}</p>
            </div>
            {reaction.due !== null && (
              <div>
                <p className={css.saidLabel}>{t.reactionBy()}</p>
                <p className={css.saidDue}>
                  <Moment at={reaction.due} /> <ClockWhy clock={reaction} />
                </p>
              </div>
            )}
          </div>
          <Facts
            columns={2}
            facts={[
              {
                label: t.cover(),
                value: entitlement.covered ? (
                  entitlement.contract && contracts.coveredBy(entitlement.contract.number)
                ) : (
                  <>
                    <Badge tone="warn" icon="warning">
                      {t.uncoveredShort(contracts.uncovered(entitlement.reason ?? 'no_contract'))}
                    </Badge>
                    <span className={css.line}>{contracts.uncoveredMeans()}</span>
                  </>
                ),
              },
              { label: t.onBehalfOf(), value: `${person.name}, ${person.customer.name}` },
              { label: t.registeredBy(), value: me.name },
            ]}
          />
          {reply.notices > 0 && <p className={css.detail}>{t.letterSent(person.name)}</p>}
        </div>
      </Panel>
      <div className={css.foot}>
        <ButtonLink ref={open} look="primary" to={paths.deskTicket(reply.number)}>
          <span className={css.withKey}>
            {t.openTicket()} <Kbd keys="Enter" />
          </span>
        </ButtonLink>
        <Button icon="phone" onClick={onNext}>
          <span className={css.withKey}>
            {t.nextCall()} <Kbd keys={CALL_KEY} />
          </span>
        </Button>
      </div>
    </Page>
  )
}
