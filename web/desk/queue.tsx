import { useTexts } from '../language.tsx'
import { Page } from '../ui/panel.tsx'

/** The requests of one queue. */
export function Queue() {
  const t = useTexts().frame
  return <Page title={t.tickets()}>{null}</Page>
}
