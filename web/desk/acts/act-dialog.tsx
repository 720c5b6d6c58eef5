import type { ActName } from '../act-list.ts'
import type { ActProps } from './act-props.ts'
import { AssignAct } from './assign.tsx'
import { DecisionAct } from './decision.tsx'
import { DeliveryAct } from './delivery.tsx'
import { LinkAct, MergeAct } from './join.tsx'
import { AttachAct, WatchAct } from './more.tsx'
import { PlannedDateAct } from './planned-date.tsx'
import { ReasonAct } from './reason.tsx'
import { SplitAct } from './split.tsx'

/** The dialog of an act that has one; the others are done at once, in the composer or in the panel. */
export function ActDialog({ act, ...props }: ActProps & { readonly act: ActName | undefined }) {
  switch (act) {
    case 'assign':
      return <AssignAct {...props} />
    case 'set_planned_date':
      return <PlannedDateAct {...props} />
    case 'deliver':
      return <DeliveryAct {...props} />
    case 'withdraw':
    case 'cancel':
    case 'reopen':
      return <ReasonAct act={act} {...props} />
    case 'accept_delivery':
    case 'reject_delivery':
    case 'accept_resolution':
    case 'return_for_rework':
      return <DecisionAct act={act} {...props} />
    case 'link':
      return <LinkAct {...props} />
    case 'merge':
      return <MergeAct {...props} />
    case 'split':
      return <SplitAct {...props} />
    case 'watch':
      return <WatchAct {...props} />
    case 'attach':
      return <AttachAct {...props} />
    default:
      return null
  }
}
