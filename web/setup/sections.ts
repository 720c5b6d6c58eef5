import { useQuery } from '@tanstack/react-query'
import { useCommands } from '../desk/commands.ts'
import type { DeskPlace } from '../frame/desk-frame.tsx'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { postRoomQuery } from '../post/queries.ts'
import { useGo } from '../ui/link.tsx'
import { administrators, useStaff, wallRoles } from './rights.ts'

/** What stands in the rail below the queues, and in the palette: only what this role can open. */
export function useSections(): readonly DeskPlace[] {
  const { setup: t, frame, post } = useTexts()
  const go = useGo()
  const { role } = useStaff()
  const room = useQuery(postRoomQuery).data
  const letters: DeskPlace = {
    to: paths.deskPost(),
    icon: 'mail',
    word: post.title(),
    // What waits for somebody's word; what is taken by itself needs no number.
    count: room && room.asking + room.trouble,
  }
  const wall: DeskPlace = { to: paths.deskWall(), icon: 'chart', word: t.wall() }
  const kept: readonly DeskPlace[] = [
    { to: paths.deskOutbox(), icon: 'send', word: t.outbox() },
    { to: paths.deskMailboxes(), icon: 'settings', word: post.mailboxes() },
    { to: paths.deskAudit(), icon: 'shield', word: t.audit() },
  ]
  const places: readonly DeskPlace[] = [
    letters,
    ...(wallRoles.includes(role) ? [wall] : []),
    { to: paths.deskCustomers(), icon: 'building', word: t.customers() },
    { to: paths.deskStaff(), icon: 'users', word: t.staff() },
    { to: paths.deskProducts(), icon: 'box', word: t.products() },
    { to: paths.deskRegulation(), icon: 'file', word: t.regulation() },
    ...(administrators.includes(role) ? kept : []),
  ]
  useCommands(
    places.map(({ to, icon, word }) => ({
      id: `section-${to}`,
      group: frame.nav(),
      label: word,
      icon,
      ...(to === letters.to ? { keys: 'g+p' } : {}),
      run: () => go(to),
    })),
  )
  return places
}
