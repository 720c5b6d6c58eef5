import { useQuery } from '@tanstack/react-query'
import type { RegulationWords } from '../../core/regulation/service-wire.ts'
import { call } from '../api.ts'
import { useTexts } from '../language.tsx'
import { Page, Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorState } from '../ui/state-page.tsx'
import css from './regulation.module.css'

const firstOf = ({ paragraphs }: RegulationWords, one: RegulationWords['paragraphs'][number]): boolean =>
  paragraphs.find(({ clause }) => clause === one.clause) === one

/** The regulation in force in words, clause by clause (DOMAIN 4.8). */
export function RegulationPage() {
  const { setup: t } = useTexts()
  const { data, error, refetch } = useQuery({
    queryKey: ['regulation'],
    queryFn: ({ signal }) => call<RegulationWords>('GET', '/regulation', { signal }),
  })
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined)
    return (
      <Page title={t.regulation()} width="read">
        <Skeleton shape="page" lines={8} />
      </Page>
    )
  return (
    <Page title={data.title} above={t.regulationVersion(data.version)} lead={t.regulationLead()} width="read">
      <nav aria-label={t.contents()} className={css.contents}>
        {[...new Set(data.paragraphs.map(({ clause }) => clause))].map((clause) => (
          <a key={clause} href={`#${clause}`}>
            {clause}
          </a>
        ))}
      </nav>
      <Panel>
        <div className={css.document}>
          {data.paragraphs.map((paragraph) => (
            <section key={`${paragraph.clause} ${paragraph.title}`} className={css.paragraph}>
              <h2 id={firstOf(data, paragraph) ? paragraph.clause : undefined} className={css.title}>
                {paragraph.title} <span className={css.clause}>{t.clause(paragraph.clause)}</span>
              </h2>
              {paragraph.text !== '' && <p>{paragraph.text}</p>}
              {paragraph.items.length > 0 && (
                <ul className={css.items}>
                  {paragraph.items.map((item) => (
                    <li key={item}>{item}</li>
                  ))}
                </ul>
              )}
            </section>
          ))}
        </div>
      </Panel>
    </Page>
  )
}
