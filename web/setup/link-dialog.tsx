import { useEffect, useState } from 'react'
import type { MadeLink } from './made-link.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Moment } from '../ui/moment.tsx'
import { TextInput } from '../ui/text-input.tsx'
import css from './setup.module.css'

export interface LinkDialogProps {
  readonly name: string
  readonly made: MadeLink
  readonly onClose: () => void
}

/** A one-time link, shown once: to be handed over when a letter is not enough. */
export function LinkDialog({ name, made, onClose }: LinkDialogProps) {
  const t = useTexts().setup
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 3000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = (): void => {
    // Without a secure context there is no clipboard: the text is selected then, and Ctrl+C does it.
    void navigator.clipboard?.writeText(made.link).then(() => setCopied(true))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.linkTitle(name)}
      actions={
        <>
          <Button look="primary" icon={copied ? 'check' : 'link'} onClick={copy}>
            {copied ? t.copied() : t.copy()}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t.done()}
          </Button>
        </>
      }
    >
      <p className={css.text}>{t.linkWhat()}</p>
      <TextInput
        label={t.linkTitle(name)}
        hideLabel
        readOnly
        value={made.link}
        onChange={() => {}}
        onFocus={(event) => event.currentTarget.select()}
        className={css.link}
      />
      <p className={css.quiet}>
        {t.linkUntil()} <Moment at={made.expiresAt} />
      </p>
    </Dialog>
  )
}
