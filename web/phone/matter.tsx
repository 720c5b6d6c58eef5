import { useQuery } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { impacts, services, ticketKinds, urgencies } from '../../core/tickets/words.ts'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { productsQuery } from '../setup/queries.ts'
import { Checkbox } from '../ui/choice.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { FilePicker } from '../ui/file-picker.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextInput } from '../ui/text-input.tsx'
import type { Uploads } from '../ui/uploads.ts'
import type { CallDraft } from './call-draft.ts'
import css from './phone.module.css'

export interface MatterProps {
  readonly call: CallDraft
  readonly change: (news: Partial<CallDraft>) => void
  readonly subject: RefObject<HTMLInputElement | null>
  readonly uploads: Uploads
  /** By the names of the wire. */
  readonly errors: Readonly<Record<string, string | undefined>>
}

/** What the call is about: all fields of R5.2, the quick ones first. */
export function Matter({ call, change, subject, uploads, errors }: MatterProps) {
  const { phone: t, tickets } = useTexts()
  const { maxFileSize } = useSession()
  return (
    <FilePicker uploads={uploads} limit={maxFileSize} compact>
      <div className={css.group}>
        <div data-field="subject">
          <TextInput
            ref={subject}
            label={t.subject()}
            placeholder={t.subjectHint()}
            maxLength={300}
            value={call.subject}
            onChange={(value) => change({ subject: value })}
            error={errors['subject']}
          />
        </div>
        <TextArea
          label={t.details()}
          optional
          placeholder={t.detailsHint()}
          minRows={3}
          maxRows={10}
          value={call.details}
          onChange={(details) => change({ details })}
          error={errors['description']}
        />
        <div data-field="kind">
          <Segments
            label={t.kind()}
            value={call.kind ?? undefined}
            onChange={(kind) => change({ kind })}
            options={ticketKinds.map((kind) => ({ value: kind, label: t.kinds[kind]() }))}
            error={errors['kind']}
          />
        </div>
        {call.kind === 'defect' && (
          <Checkbox
            label={t.workImpossible()}
            text={t.workImpossibleText()}
            checked={call.workImpossible}
            onChange={(workImpossible) => change({ workImpossible })}
          />
        )}
        <Segments
          label={t.impact()}
          value={call.impact}
          onChange={(impact) => change({ impact })}
          options={impacts.map((impact) => ({ value: impact, label: tickets.impact(impact) }))}
        />
        <Segments
          label={t.urgency()}
          value={call.urgency}
          onChange={(urgency) => change({ urgency })}
          options={urgencies.map((urgency) => ({ value: urgency, label: tickets.urgency(urgency) }))}
        />
        <ProductAndModule call={call} change={change} error={errors['moduleId'] ?? errors['productId']} />
        <details className={css.more}>
          <summary>{t.more()}</summary>
          <div className={css.group}>
            <Segments
              label={t.channel()}
              value={call.channel}
              onChange={(channel) => change({ channel })}
              options={(['phone', 'mail', 'web'] as const).map((value) => ({ value, label: t.channels[value]() }))}
            />
            <div className={css.pair}>
              <Select
                label={t.service()}
                value={call.service}
                onChange={(service) => change({ service })}
                options={[
                  { value: 'by_kind' as const, label: t.serviceByKind() },
                  ...services.map((value) => ({ value, label: tickets.service(value) })),
                ]}
              />
              <TextInput
                label={t.expectedBy()}
                optional
                type="date"
                value={call.expectedBy}
                onChange={(expectedBy) => change({ expectedBy })}
                error={errors['expectedBy']}
              />
            </div>
          </div>
        </details>
      </div>
    </FilePicker>
  )
}

function ProductAndModule({
  call,
  change,
  error,
}: Pick<MatterProps, 'call' | 'change'> & { readonly error: string | undefined }) {
  const t = useTexts().phone
  const { data: products = [] } = useQuery(productsQuery)
  const offered = products.filter(({ archived }) => !archived)
  const modules = offered.find(({ id }) => id === call.product?.value)?.modules ?? []
  return (
    <div className={css.pair}>
      <Combobox
        label={t.product()}
        optional
        value={call.product}
        onChange={(product) => change({ product, module: null })}
        source={offered.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Combobox
        label={t.module()}
        optional
        value={call.module}
        placeholder={call.product === null ? t.moduleAfterProduct() : ''}
        onChange={(module) => change({ module })}
        source={modules.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name }))}
        error={error}
      />
    </div>
  )
}
