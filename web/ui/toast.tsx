import { useSyncExternalStore } from 'react'
import { useTexts } from '../language.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import css from './toast.module.css'

export interface Toast {
  readonly text: string
  readonly tone?: 'ok' | 'problem'
  /** Offered while the toast is shown (8 s). Only where taking back is honest. */
  readonly undo?: () => void
}

interface Shown extends Toast {
  readonly id: number
}

let shown: readonly Shown[] = []
let nextId = 1
const listeners = new Set<() => void>()

/** Says in passing that something has happened. Problems that need an act stand in the page, not here. */
export function toast(what: Toast): void {
  const id = nextId++
  publish([...shown.slice(-2), { ...what, id }])
  setTimeout(() => drop(id), what.undo === undefined ? 5000 : 8000)
}

const drop = (id: number): void => publish(shown.filter((one) => one.id !== id))

function publish(next: readonly Shown[]): void {
  shown = next
  for (const listener of listeners) listener()
}

export function Toasts() {
  const toasts = useSyncExternalStore(subscribe, () => shown)
  const t = useTexts().ui
  return (
    <div className={css.toasts} role="status" aria-live="polite">
      {toasts.map((one) => (
        <div key={one.id} className={css.toast}>
          <Icon name={one.tone === 'problem' ? 'warning' : 'check-circle'} />
          <span className={css.text}>{one.text}</span>
          {one.undo && (
            <button type="button" className={css.undo} onClick={() => (drop(one.id), one.undo?.())}>
              {t.undo()}
            </button>
          )}
          <Button look="quiet" size="small" bare icon="close" className={css.close} onClick={() => drop(one.id)}>
            {t.close()}
          </Button>
        </div>
      ))}
    </div>
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
