import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { paths } from '../paths.ts'
import { useGo, useHere } from '../ui/link.tsx'
import { PortalFrame } from './portal-frame.tsx'
import { useSession } from './session.ts'

/** Portal addresses. A member of staff who follows a customer's link is led to the same request on the desk. */
export function PortalSide() {
  const { person } = useSession()
  const here = useHere()
  const number = /^\/tickets\/(\d+)$/.exec(here)?.[1]
  if (person.side === 'provider')
    return <Lead to={number === undefined ? paths.desk() : paths.deskTicket(Number(number))} />
  return (
    <PortalFrame>
      <Outlet />
    </PortalFrame>
  )
}

/** Goes on at once, leaving no step in the history. */
export function Lead({ to }: { readonly to: string }) {
  const go = useGo()
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each address
  useEffect(() => go(to, 'replace'), [to])
  return null
}
