import { useQuery } from '@tanstack/react-query'
import { civilDate, dateIn } from '../../lang/format.ts'
import { useReader, useTexts } from '../language.tsx'
import { useNow } from '../ui/now.ts'
import { Facts, Page, Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import css from './cards.module.css'
import { regulationQuery, serviceQuery } from './queries.ts'
import { Contacts, Hours } from './service-card.tsx'

/** Contacts, hours and the times of the regulation, in words (R2.2, R2.7, R4). */
export function Service() {
  const t = useTexts().portal.service
  const { language } = useReader()
  const now = useNow()
  const { data, error, refetch } = useQuery(serviceQuery)
  if (data === undefined)
    return error === null ? <Skeleton shape="page" /> : <ErrorState error={error} onRetry={() => void refetch()} />
  const hours = data.today.map(([from, to]) => t.from(from, to)).join(', ')
  const today = civilDate(language, dateIn(data.zone, now), { weekday: true, now })
  return (
    <Page title={t.pageTitle()} lead={data.provider.name} width="read">
      <Panel title={t.contacts()}>
        <Hours service={data} />
        <Contacts service={data} />
        <div className={css.facts}>
          <Facts
            columns={2}
            facts={[
              { label: t.today(), value: `${today}: ${hours === '' ? t.dayOff() : hours}` },
              { label: t.address(), value: data.provider.address },
            ]}
          />
        </div>
      </Panel>
      <Panel title={t.norms()}>
        <ul className={css.norms}>
          {data.norms.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      </Panel>
      <Regulation />
    </Page>
  )
}

function Regulation() {
  const { portal, time } = useTexts()
  const t = portal.service
  const { data } = useQuery(regulationQuery)
  if (data === undefined) return null
  return (
    <Panel title={`${data.title}, ${t.version(data.version)}`}>
      <details className={css.regulation}>
        <summary>{t.regulation()}</summary>
        {data.paragraphs.map((paragraph) => (
          <section key={`${paragraph.clause} ${paragraph.title}`}>
            <h3>{paragraph.title}</h3>
            <p className={css.quiet}>{time.clause(paragraph.clause)}</p>
            <p>{paragraph.text}</p>
            {paragraph.items.length > 0 && (
              <ul>
                {paragraph.items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </details>
    </Panel>
  )
}
