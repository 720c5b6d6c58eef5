import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { impacts, type Service, urgencies } from '../../core/tickets/words.ts'
import { useTexts } from '../language.tsx'
import { Choice } from '../ui/choice.tsx'
import { FilePicker } from '../ui/file-picker.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextInput } from '../ui/text-input.tsx'
import type { Uploads } from '../ui/uploads.ts'
import css from './new-ticket.module.css'
import { askings, type DraftField, type NewTicketDraft, serviceByKind, servicesFor } from './new-ticket-draft.ts'
import { productsQuery } from './queries.ts'

interface GroupProps {
  readonly draft: NewTicketDraft
  readonly change: (news: Partial<NewTicketDraft>) => void
  readonly problemOf: (field: DraftField) => string | undefined
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css.group}>
      <h2 className={css.groupTitle}>{title}</h2>
      {children}
    </section>
  )
}

export function What({
  draft,
  change,
  problemOf,
  uploads,
  limit,
}: GroupProps & { readonly uploads: Uploads; readonly limit: number }) {
  const t = useTexts().portal.new
  return (
    <Group title={t.whatTitle()}>
      <TextInput
        label={t.subject()}
        hint={t.subjectHint()}
        error={problemOf('subject')}
        value={draft.subject}
        onChange={(subject) => change({ subject })}
        maxLength={300}
        autoComplete="off"
      />
      <FilePicker uploads={uploads} limit={limit}>
        <TextArea
          label={t.description()}
          hint={t.descriptionHint()}
          error={problemOf('description')}
          value={draft.description}
          onChange={(description) => change({ description })}
          minRows={6}
          maxLength={100_000}
        />
      </FilePicker>
    </Group>
  )
}

export function Kind({ draft, change, problemOf }: GroupProps) {
  const t = useTexts().portal.new
  return (
    <Group title={t.kindTitle()}>
      <Choice
        label={<span className="unseen">{t.kindTitle()}</span>}
        value={draft.asking}
        error={problemOf('asking')}
        onChange={(asking) => change({ asking })}
        options={askings.map((value) => ({ value, label: t.kind(value), text: t.kindText(value) }))}
      />
      {draft.asking === 'cannot_work' && (
        <div className={css.follows}>
          <Choice
            label={t.impossible()}
            hint={t.impossibleHint()}
            value={draft.impossible}
            error={problemOf('impossible')}
            onChange={(impossible) => change({ impossible })}
            columns={2}
            options={[
              { value: 'yes', label: t.impossibleYes(), text: t.impossibleYesText() },
              { value: 'no', label: t.impossibleNo(), text: t.impossibleNoText() },
            ]}
          />
        </div>
      )}
    </Group>
  )
}

export function Weight({ draft, change, problemOf, today }: GroupProps & { readonly today: string }) {
  const t = useTexts().portal.new
  return (
    <Group title={t.weightTitle()}>
      <Choice
        label={t.impact()}
        value={draft.impact}
        error={problemOf('impact')}
        onChange={(impact) => change({ impact })}
        columns={3}
        options={impacts.map((value) => ({ value, label: t.impactOf(value) }))}
      />
      <Choice
        label={t.urgency()}
        value={draft.urgency}
        error={problemOf('urgency')}
        onChange={(urgency) => change({ urgency })}
        columns={3}
        options={urgencies.map((value) => ({ value, label: t.urgencyOf(value), text: t.urgencyText(value) }))}
      />
      <div className={css.short}>
        <TextInput
          type="date"
          label={t.expectedBy()}
          hint={t.expectedByHint()}
          optional
          error={problemOf('expectedBy')}
          min={today}
          value={draft.expectedBy}
          onChange={(expectedBy) => change({ expectedBy })}
        />
      </div>
    </Group>
  )
}

export function Where({ draft, change }: GroupProps) {
  const { portal, tickets } = useTexts()
  const t = portal.new
  const { data: products = [] } = useQuery(productsQuery)
  const modules = products.find(({ id }) => id === draft.productId)?.modules ?? []
  const meant = servicesFor(draft.asking)
  const byKind = serviceByKind(draft.asking)
  const service: Service = draft.service !== undefined && meant.includes(draft.service) ? draft.service : byKind
  return (
    <Group title={t.whereTitle()}>
      <div className={css.pair}>
        <Select
          label={t.product()}
          value={draft.productId}
          onChange={(productId) => change({ productId, moduleId: '' })}
          options={[
            { value: '', label: t.noProduct() },
            ...products.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Select
          label={t.module()}
          value={draft.moduleId}
          disabled={modules.length === 0}
          onChange={(moduleId) => change({ moduleId })}
          options={[{ value: '', label: t.noModule() }, ...modules.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </div>
      <details className={css.service}>
        <summary>{t.serviceFolded(tickets.service(service))}</summary>
        <Choice
          label={<span className="unseen">{t.service()}</span>}
          value={service}
          onChange={(picked) => change({ service: picked })}
          options={meant.map((value) => ({
            value,
            label: value === byKind ? t.serviceByKind(tickets.service(value)) : tickets.service(value),
            text: t.serviceText(value),
          }))}
        />
      </details>
    </Group>
  )
}
