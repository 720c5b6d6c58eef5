import type { Story } from '../story.ts'
import { atWork } from './working.ts'
import { closedConsultations } from './closed-consultations.ts'
import { closedDefects } from './closed-defects.ts'
import { ended } from './ended.ts'
import { fresh } from './fresh.ts'
import { onVerification } from './verification.ts'
import { waiting } from './waiting.ts'

/** Every request of the demonstration. */
export const stories: readonly Story[] = [
  ...closedDefects,
  ...closedConsultations,
  ...ended,
  ...onVerification,
  ...waiting,
  ...atWork,
  ...fresh,
]
