import type { StaffActor } from '../../core/people/actor.ts'
import type { StaffRole } from '../../core/people/roles.ts'
import type { RefusalWord } from '../../core/refusal.ts'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'

/** Who may open the wall (`/wall`) and who the outbox and the journal, as the lines of the API say. */
export const wallRoles: readonly StaffRole[] = ['manager', 'administrator']
export const administrators: readonly StaffRole[] = ['administrator']

/** The signed-in member of the staff, as the rules of `core/people/rights.ts` ask for him. */
export function useStaff(): StaffActor {
  const { person } = useSession()
  if (person.side === 'customer') throw new Error('a screen of the staff without staff')
  return { side: 'provider', personId: person.id, role: person.role, lineId: person.line?.id ?? null }
}

/** Why a button is dead for this reader, in words; undefined: it lives. The server decides all the same. */
export function useDead(): (roles: readonly StaffRole[]) => string | undefined {
  const { role } = useStaff()
  const t = useTexts().refusals
  return (roles) => (roles.includes(role) ? undefined : t.not_your_role())
}

/** The same for a rule of core that answers with a word. */
export function useDeadBy(): (right: true | RefusalWord) => string | undefined {
  const t = useTexts().refusals
  return (right) => (right === true ? undefined : t[right]())
}
