import { Banner } from '../ui/banner.tsx'
import { useProblemText } from '../ui/state-page.tsx'

/** What the server said no to, in its own words, beside what was typed. */
export function Refused({ error }: { readonly error: unknown }) {
  const text = useProblemText(error)
  if (error === null || error === undefined) return null
  return (
    <Banner tone="danger" loud>
      {text}
    </Banner>
  )
}
