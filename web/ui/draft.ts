import { useCallback, useState } from 'react'

const PREFIX = 'asmo.draft.'
let owner = ''

/** Whose drafts these are: another person at the same computer must not find them. Set at sign-in. */
export function setDraftOwner(personId: string): void {
  owner = personId
}

export interface Draft<Content> {
  readonly value: Content
  readonly set: (value: Content) => void
  /** After sending, or when thrown away. */
  readonly clear: () => void
  /** Something was typed earlier and has been brought back. */
  readonly restored: boolean
}

/**
 * What is being typed, kept in the browser at every stroke: it survives reload, crash and signing out, and is gone when sent.
 * The key names the place: `ticket-1042-answer`. Give the composer `key={key}` when the place changes.
 */
export function useDraft<Content>(key: string, empty: Content): Draft<Content> {
  const name = `${PREFIX}${owner}.${key}`
  const [start] = useState(() => read<Content>(name))
  const [value, setValue] = useState(start ?? empty)
  const [restored, setRestored] = useState(start !== undefined)
  const set = useCallback(
    (next: Content) => {
      setValue(next)
      if (isEmpty(next)) localStorage.removeItem(name)
      else keep(name, JSON.stringify(next))
    },
    [name],
  )
  const clear = useCallback(() => {
    setValue(empty)
    setRestored(false)
    localStorage.removeItem(name)
    // `empty` is written inline by callers: only its first value counts.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [name])
  return { value, set, clear, restored }
}

/** Whether something was typed there and not sent. */
export const hasDraft = (key: string): boolean => localStorage.getItem(`${PREFIX}${owner}.${key}`) !== null

function read<Content>(name: string): Content | undefined {
  const kept = localStorage.getItem(name)
  if (kept === null) return undefined
  try {
    return JSON.parse(kept) as Content
  } catch {
    return undefined
  }
}

function keep(name: string, text: string): void {
  try {
    localStorage.setItem(name, text)
  } catch {
    // The store is full or forbidden: typing must go on all the same.
  }
}

const isEmpty = (value: unknown): boolean => value === '' || value === null || value === undefined
