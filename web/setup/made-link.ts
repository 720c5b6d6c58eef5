import { useState } from 'react'
import type { z } from 'zod'
import type { madeLinkShape } from '../../core/people/wire.ts'
import { useAct } from '../act.ts'
import { toast } from '../ui/toast.tsx'

export type MadeLink = z.infer<typeof madeLinkShape>

interface Invited {
  readonly id: string
  readonly name: string
}

/** Makes a one-time link for somebody and holds it while it is shown; the older one stops working (G2). */
export function useLinks() {
  const [shown, setShown] = useState<{ readonly name: string; readonly made: MadeLink }>()
  const act = useAct<MadeLink, Invited>({
    path: ({ id }) => `/people/${id}/invitation`,
    body: () => undefined,
    onDone: (made, { name }) => setShown({ name, made }),
    onProblem: (problem) => toast({ text: problem.message, tone: 'problem' }),
  })
  return { shown, invite: (person: Invited) => act.mutate(person), close: () => setShown(undefined) }
}
