import { dateIn } from '../../lang/format.ts'
import { useProviderZone } from '../language.tsx'
import { useNow } from '../ui/now.ts'

/** The provider's civil date of today: contracts begin and end by his calendar. */
export const useToday = (): string => dateIn(useProviderZone(), useNow())
