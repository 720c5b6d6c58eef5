import { useEffect, useRef, useState } from 'react'
import { upload } from '../upload.ts'
import { hasDraft, useDraft } from './draft.ts'

export interface PickedFile {
  /** Ours, before the server gives one. */
  readonly key: string
  readonly name: string
  readonly size: number
  readonly state: 'sending' | 'ready' | 'failed'
  /** 0–1 while sending. */
  readonly done: number
  /** The server's id, once ready: this is what a message carries. */
  readonly id?: string
  readonly problem?: string
}

export interface Uploads {
  readonly files: readonly PickedFile[]
  readonly add: (files: Iterable<File>) => void
  readonly remove: (key: string) => void
  readonly clear: () => void
  /** What was cleared is there again: its files are still with the server. */
  readonly restore: (files: readonly PickedFile[]) => void
  /** Ids of what has arrived. */
  readonly ids: readonly string[]
  /** Something is still on its way: sending the message now would leave it behind. */
  readonly busy: boolean
}

/**
 * Files that belong to what is being written; each is sent at once, so that the message itself is quick. `keep` is the
 * key of the draft they belong to: what has arrived is then there again after a reload.
 */
export function useUploads(keep?: string): Uploads {
  const kept = useDraft<readonly PickedFile[]>(filesOf(keep ?? 'none'), [])
  const [files, setFiles] = useState<readonly PickedFile[]>(keep === undefined ? [] : kept.value)
  const { set, clear: forget } = kept
  useEffect(() => {
    if (keep === undefined) return
    const arrived = files.filter(({ state }) => state === 'ready')
    if (arrived.length === 0) forget()
    else set(arrived)
  }, [keep, files, set, forget])
  const stops = useRef(new Map<string, AbortController>())
  const change = (key: string, news: Partial<PickedFile>): void =>
    setFiles((all) => all.map((file) => (file.key === key ? { ...file, ...news } : file)))
  const add = (picked: Iterable<File>): void => {
    for (const file of picked) {
      const key = crypto.randomUUID()
      const stop = new AbortController()
      stops.current.set(key, stop)
      setFiles((all) => [...all, { key, name: file.name, size: file.size, state: 'sending', done: 0 }])
      upload({ file, signal: stop.signal, onProgress: (done) => change(key, { done }) })
        .then((stored) => change(key, { state: 'ready', done: 1, id: stored.id }))
        .catch((error: unknown) =>
          change(key, { state: 'failed', problem: error instanceof Error ? error.message : '' }),
        )
    }
  }
  const remove = (key: string): void => {
    stops.current.get(key)?.abort()
    setFiles((all) => all.filter((file) => file.key !== key))
  }
  const clear = (): void => {
    for (const stop of stops.current.values()) stop.abort()
    stops.current.clear()
    setFiles([])
    // At once: what was sent may close the form before it is drawn again.
    forget()
  }
  const restore = (cleared: readonly PickedFile[]): void =>
    setFiles((all) => [...cleared.filter(({ state }) => state === 'ready'), ...all])
  const ids = files.flatMap((file) => file.id ?? [])
  return { files, add, remove, clear, restore, ids, busy: files.some((file) => file.state === 'sending') }
}

/** Whether files were put there and not sent. */
export const hasFiles = (keep: string): boolean => hasDraft(filesOf(keep))

const filesOf = (keep: string): string => `${keep}-files`
