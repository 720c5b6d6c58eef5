import { useTexts } from '../language.tsx'
import { Page } from '../ui/panel.tsx'

/** The portal's first page. */
export function Home() {
  const t = useTexts().frame
  return <Page title={t.home()}>{null}</Page>
}
