import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Problem } from '../api.ts'
import { useTexts } from '../language.tsx'
import { Icon } from '../ui/icon.tsx'
import css from './connection.module.css'

/** A bar while the server can't be reached. It lies over the page's edge, so that nothing moves. */
export function OfflineBar() {
  const t = useTexts().frame
  const lost = useConnectionLost()
  return (
    <div role="status" aria-live="polite">
      {lost && (
        <div className={css.bar}>
          <Icon name="wifi" />
          {t.offline()}
        </div>
      )}
    </div>
  )
}

/** The network is off, or the last call had no reply. */
function useConnectionLost(): boolean {
  const client = useQueryClient()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  const [silent, setSilent] = useState(false)
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated') return
        if (event.action.type === 'success') setSilent(false)
        if (event.action.type === 'failed')
          setSilent(event.action.error instanceof Problem && event.action.error.status === 0)
      }),
    [client],
  )
  return !online || silent
}

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}
