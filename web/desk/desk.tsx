import { Outlet } from '@tanstack/react-router'
import { DeskFrame } from '../frame/desk-frame.tsx'
import { Lead } from '../frame/side.tsx'
import { useSession } from '../frame/session.ts'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'

/** The workspace with its rail. A customer who follows a staff link is led to his own house. */
export function Desk() {
  const { person } = useSession()
  const t = useTexts().frame
  if (person.side === 'customer') return <Lead to={paths.home()} />
  return (
    <DeskFrame views={[{ to: paths.desk(), icon: 'inbox', word: t.tickets() }]} sections={[]}>
      <Outlet />
    </DeskFrame>
  )
}
