import { useTexts } from '../language.tsx'
import { Page } from '../ui/panel.tsx'

/** What is late or about to be. */
export function WallPage() {
  const t = useTexts().wall
  return <Page title={t.title()}>{null}</Page>
}
