import { fileSize } from '../../lang/format.ts'
import { useReader } from '../language.tsx'
import { paths } from '../paths.ts'
import css from './attachments.module.css'
import { Icon } from './icon.tsx'

export interface AttachedFile {
  readonly id: string
  readonly name: string
  readonly size: number
}

/** Files of a message, each a download. They are never shown as pages of ours (C2). */
export function Attachments({ files }: { readonly files: readonly AttachedFile[] }) {
  const { language } = useReader()
  if (files.length === 0) return null
  return (
    <ul className={css.files}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={paths.file(file.id)} download className={css.file}>
            <Icon name="file" size={16} />
            <span className={css.name}>{file.name}</span>
            <span className={css.size}>{fileSize(language, file.size)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
