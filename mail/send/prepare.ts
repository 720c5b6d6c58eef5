import { capWords } from '../../core/letters/caps.ts'
import { holdsSecret } from '../../core/notices/templates.ts'
import { isPlainAddress } from './address.ts'
import type { Dead, Leased, Written } from './rows.ts'
import { type Beside, type House, writeLetter } from './write.ts'

/** The words of a letter, or why it goes nowhere. */
export function prepare(letter: Leased, house: House, beside: Beside): Written | Dead {
  const forget = holdsSecret(letter.template)
  if (!letter.active) return { state: 'dropped', error: capWords.disabled, forget }
  if (!isPlainAddress(letter.address)) return { state: 'failed', error: capWords.badAddress, forget }
  return (
    written(letter, house, beside) ?? { state: 'failed', error: 'the letter cannot be written from its row', forget }
  )
}

/** Whatever is wrong with one row, the letters beside it must go on (E5). */
function written(letter: Leased, house: House, beside: Beside): Written | undefined {
  try {
    return writeLetter(letter, house, beside)
  } catch {
    return undefined
  }
}
