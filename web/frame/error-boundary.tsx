import { Component, type ErrorInfo, type ReactNode } from 'react'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/state-page.tsx'

/** React knows error boundaries only as classes. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    return this.state.broken ? <Crash /> : this.props.children
  }
}

/** A fault of ours: what happened, that nothing typed is lost, and what to do. */
export function Crash() {
  const t = useTexts().frame
  const action = (
    <Button look="primary" onClick={() => location.reload()}>
      {t.reload()}
    </Button>
  )
  return (
    <main role="alert">
      <EmptyState icon="warning" title={t.crashTitle()} text={t.crashText()} action={action} />
    </main>
  )
}
