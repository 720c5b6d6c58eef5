import type { FileView } from '../../core/tickets/wire.ts'
import { fileSize } from '../../lang/format.ts'
import { useReader, useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { Icon } from '../ui/icon.tsx'
import css from './files.module.css'

/** Files with their SHA-256, for deliveries: what is verified must be what was sent (R5.6). */
export function CheckedFiles({ files }: { readonly files: readonly FileView[] }) {
  const t = useTexts().ticketPage
  const { language } = useReader()
  return (
    <ul className={css.files}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={paths.file(file.id)} download className={css.file}>
            <Icon name="download" size={16} />
            <span className={css.name}>{file.name}</span>
            <span className={css.size}>{fileSize(language, file.size)}</span>
          </a>
          <details className={css.sum}>
            <summary>{t.checksum()}</summary>
            <code>{file.sha256}</code>
          </details>
        </li>
      ))}
    </ul>
  )
}
