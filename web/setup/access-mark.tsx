import { useTexts } from '../language.tsx'
import { Badge } from '../ui/badge.tsx'

/** Whether somebody can sign in: has joined, was only added, or is locked out. */
export function AccessMark({ active, joined }: { readonly active: boolean; readonly joined: boolean }) {
  const t = useTexts().setup
  if (!active)
    return (
      <Badge icon="circle-cross" plain>
        {t.inactive()}
      </Badge>
    )
  return joined ? (
    <Badge tone="ok" icon="check" plain>
      {t.joined()}
    </Badge>
  ) : (
    <Badge tone="warn" icon="clock" plain>
      {t.invited()}
    </Badge>
  )
}
