import { useCommands } from '../desk/commands.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/keys.ts'
import { useGo } from '../ui/link.tsx'
import { nextCall } from './next-call.ts'
import css from './phone-button.module.css'

/** The key that opens the form for a caller, anywhere in the workspace. */
export const CALL_KEY = 'c'

/** The one act that is always at hand: a call comes in (R5.1). */
export function PhoneButton() {
  const { phone: t, frame } = useTexts()
  const take = useTakeCall()
  useKeys({ [CALL_KEY]: take })
  useCommands([{ id: 'call', group: frame.nav(), label: t.call(), icon: 'phone', keys: CALL_KEY, run: take }])
  return (
    <Button icon="phone" onClick={take} className={css.button}>
      <span className={css.word}>{t.call()}</span>
      <span className={css.key}>
        <Kbd keys={CALL_KEY} />
      </span>
    </Button>
  )
}

/** Opens the form, or makes the open one ready for the next caller. */
export function useTakeCall(): () => void {
  const go = useGo()
  return () => {
    if (!nextCall()) go(paths.deskPhone())
  }
}
