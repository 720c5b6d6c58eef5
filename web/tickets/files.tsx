import type { FileView } from '../../core/tickets/wire.ts'
import { fileSize } from '../../lang/format.ts'
import { useReader, useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import css from './files.module.css'

/** Files one below another, for a narrow panel. */
export function FileLines({ files }: { readonly files: readonly FileView[] }) {
  return (
    <ul className={css.lines}>
      {files.map((file) => (
        <li key={file.id}>
          <FileLink file={file} icon="file" />
        </li>
      ))}
    </ul>
  )
}

/** Files with their SHA-256, for deliveries: what is verified must be what was sent (R5.6). */
export function CheckedFiles({ files }: { readonly files: readonly FileView[] }) {
  const t = useTexts().ticketPage
  return (
    <ul className={css.files}>
      {files.map((file) => (
        <li key={file.id}>
          <FileLink file={file} icon="download" />
          <details className={css.sum}>
            <summary>{t.checksum()}</summary>
            <code>{file.sha256}</code>
          </details>
        </li>
      ))}
    </ul>
  )
}

function FileLink({ file, icon }: { readonly file: FileView; readonly icon: IconName }) {
  const { language } = useReader()
  return (
    <a href={paths.file(file.id)} download className={css.file} title={file.name}>
      <Icon name={icon} size={16} />
      <span className={css.name}>{file.name}</span>
      <span className={css.size}>{fileSize(language, file.size)}</span>
    </a>
  )
}
