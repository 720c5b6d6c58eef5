import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/state-page.tsx'

export function NotFound() {
  const t = useTexts().frame
  const home = (
    <ButtonLink to={paths.home()} look="primary">
      {t.toHome()}
    </ButtonLink>
  )
  return <EmptyState icon="question" title={t.notFoundTitle()} text={t.notFoundText()} action={home} />
}
