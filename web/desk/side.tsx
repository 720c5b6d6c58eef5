import type { ReactNode } from 'react'
import type { TicketCard } from '../../core/tickets/wire.ts'
import { useTexts } from '../language.tsx'
import { Clocks } from '../tickets/clocks.tsx'
import { Button } from '../ui/button.tsx'
import type { ActName, DeskAct } from './act-list.ts'
import { Classification } from './classification.tsx'
import { ContractFacts, PersonFacts, PlannedFacts } from './side-facts.tsx'
import { Section } from './section.tsx'
import { DeliveryList, FileList, LinkList, WatcherList } from './side-lists.tsx'
import css from './side.module.css'

export interface RequestSideProps {
  readonly ticket: TicketCard
  readonly acts: readonly DeskAct[]
  readonly onAct: (name: ActName) => void
  readonly classifying: boolean
  readonly onClassified: () => void
}

/** Everything about the request that is not its story. */
export function RequestSide({ ticket, acts, onAct, classifying, onClassified }: RequestSideProps) {
  const t = useTexts().desk
  const button = (name: ActName, label: string): ReactNode => {
    const act = acts.find((one) => one.name === name)
    return (
      act && (
        <Button look="quiet" size="small" dead={act.dead} onClick={() => onAct(name)}>
          {label}
        </Button>
      )
    )
  }
  return (
    <aside className={css.side} aria-label={t.facts()}>
      <Section title={t.clocks()}>
        <Clocks clocks={ticket.clocks} />
      </Section>
      <Section title={t.classification()} aside={classifying ? null : button('classify', t.change())}>
        <Classification ticket={ticket} editing={classifying} onClose={onClassified} />
      </Section>
      <Section
        title={t.plannedDate()}
        aside={button('set_planned_date', ticket.planned === null ? t.set() : t.change())}
      >
        <PlannedFacts ticket={ticket} />
      </Section>
      <Section title={t.customer()}>
        <PersonFacts ticket={ticket} />
      </Section>
      <Section title={t.contract()}>
        <ContractFacts ticket={ticket} />
      </Section>
      <DeliveryList ticket={ticket} />
      <Section title={t.links()} aside={button('link', t.add())}>
        <LinkList ticket={ticket} />
      </Section>
      <FileList ticket={ticket} />
      <Section title={t.watchers()} aside={button('watch', t.add())}>
        <WatcherList ticket={ticket} />
      </Section>
    </aside>
  )
}
