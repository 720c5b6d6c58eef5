import { type ChangeEvent, type ClipboardEvent, type DragEvent, type ReactNode, useId, useState } from 'react'
import { fileSize } from '../../lang/format.ts'
import { useReader, useTexts } from '../language.tsx'
import { Button } from './button.tsx'
import css from './file-picker.module.css'
import { Icon } from './icon.tsx'
import { toast } from './toast.tsx'
import type { PickedFile, Uploads } from './uploads.ts'

export interface FilePickerProps {
  /** From `useUploads()`. */
  readonly uploads: Uploads
  /** Bytes a file. */
  readonly limit?: number
  /** What it surrounds takes dropped and pasted files too: the composer. */
  readonly children?: ReactNode
  /** Only a button, without the dashed field. */
  readonly compact?: boolean
}

const LIMIT = 100_000_000

/** Files by picker, drag and paste, each with its progress. */
export function FilePicker({ uploads, limit = LIMIT, children, compact }: FilePickerProps) {
  const t = useTexts().ui
  const { language } = useReader()
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (list: Iterable<File>): void => {
    const files = [...list]
    for (const file of files) if (file.size > limit) toast({ text: t.filesTooLarge(file.name, limit), tone: 'problem' })
    uploads.add(files.filter((file) => file.size <= limit))
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const paste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    take(event.clipboardData.files)
  }
  const pick = (event: ChangeEvent<HTMLInputElement>): void => {
    take(event.currentTarget.files ?? [])
    event.currentTarget.value = ''
  }
  return (
    <div
      className={css.picker}
      data-over={over || undefined}
      onPaste={paste}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)}
      onDrop={drop}
    >
      {children}
      {uploads.files.length > 0 && (
        <ul className={css.files}>
          {uploads.files.map((file) => (
            <Row key={file.key} file={file} onRemove={() => uploads.remove(file.key)} />
          ))}
        </ul>
      )}
      <div className={compact ? css.compact : css.field}>
        <input id={id} type="file" multiple className={css.input} onChange={pick} aria-label={t.filesAttach()} />
        <label htmlFor={id} className={css.label}>
          <Icon name="clip" size={compact ? 16 : 20} />
          <span className={css.pick}>{compact ? t.filesAttach() : t.filesPick()}</span>
          {!compact && (
            <span className={css.hint}>
              {over ? t.filesDropNow() : t.filesDropHere()}, {t.filesLimit(limit)}
            </span>
          )}
          {compact && over && <span className={css.hint}>{t.filesDropNow()}</span>}
        </label>
        <span className="unseen">{fileSize(language, limit)}</span>
      </div>
    </div>
  )
}

function Row({ file, onRemove }: { readonly file: PickedFile; readonly onRemove: () => void }) {
  const t = useTexts().ui
  const { language } = useReader()
  const percent = Math.round(file.done * 100)
  return (
    <li className={css.file} data-state={file.state}>
      <Icon name={file.state === 'failed' ? 'warning' : 'file'} size={16} />
      <span className={css.name} title={file.name}>
        {file.name}
      </span>
      <span className={css.state}>
        {file.state === 'failed' && `${t.filesFailed()}. ${file.problem ?? ''}`}
        {file.state === 'ready' && fileSize(language, file.size)}
        {file.state === 'sending' && t.filesProgress(percent)}
      </span>
      <Button look="quiet" size="small" bare icon="close" onClick={onRemove}>
        {t.filesRemove(file.name)}
      </Button>
      {file.state === 'sending' && (
        <progress className={css.progress} value={percent} max={100} aria-label={file.name} />
      )}
    </li>
  )
}
