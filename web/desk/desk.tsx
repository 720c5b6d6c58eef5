import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { call } from '../api.ts'
import { DeskFrame } from '../frame/desk-frame.tsx'
import { useSession } from '../frame/session.ts'
import { Lead } from '../frame/side.tsx'
import { useTexts } from '../language.tsx'
import { paths } from '../paths.ts'
import { PhoneButton } from '../phone/phone-button.tsx'
import { useSections } from '../setup/sections.ts'
import { type Command, CommandPalette } from '../ui/command-palette.tsx'
import { useKeys } from '../ui/keys.ts'
import { useGo, useHere } from '../ui/link.tsx'
import { commandsNow, useCommands, usePaletteOpener } from './commands.ts'
import { KeysDialog } from './keys-dialog.tsx'
import { useSequences } from './sequences.ts'
import { deskViews } from './views.ts'
import { useDeskPlace } from './where.ts'

/** The workspace with its rail. A customer who follows a staff link is led to his own house. */
export function Desk() {
  const { person } = useSession()
  return person.side === 'customer' ? <Lead to={paths.home()} /> : <Workplace />
}

function Workplace() {
  const { desk: t, frame } = useTexts()
  const go = useGo()
  const here = useHere()
  const { view, search, customer, number } = useDeskPlace()
  const [palette, setPalette] = useState<readonly Command[]>()
  const { data } = useQuery({
    queryKey: ['counts'],
    queryFn: ({ signal }) => call<{ counts: Record<string, number> }>('GET', '/tickets/counts', { signal }),
    refetchInterval: 60_000,
  })
  const openPalette = (): void => setPalette(commandsNow())
  // What can be done may change while the palette stands open.
  const paletteOpen = palette !== undefined
  useEffect(() => {
    if (!paletteOpen) return
    const timer = setInterval(() => setPalette((shown) => shown && commandsNow()), 400)
    return () => clearInterval(timer)
  }, [paletteOpen])
  const [keys, setKeys] = useState<readonly Command[]>()
  const openKeys = (): void => setKeys(commandsNow())
  useKeys({ 'mod+k': openPalette, '?': openKeys })
  usePaletteOpener(openPalette)
  useSequences('g', {
    ...Object.fromEntries(deskViews.map((one) => [one.key, () => go(paths.deskView(one.view))])),
    p: () => go(paths.deskPost()),
  })
  useCommands(
    deskViews.map((one) => ({
      id: `view-${one.view}`,
      group: t.queues(),
      icon: one.icon,
      label: t.view(one.view),
      keys: `g+${one.key}`,
      run: () => go(paths.deskView(one.view)),
    })),
  )
  useCommands([{ id: 'keys', group: frame.nav(), label: t.keys(), icon: 'list', keys: '?', run: openKeys }])
  const sections = useSections()
  const inQueue = here === paths.desk() || number !== undefined || here === paths.deskView(view)
  return (
    <>
      <DeskFrame
        views={deskViews.map((one) => ({
          to: paths.deskView(one.view),
          icon: one.icon,
          word: t.view(one.view),
          count: data?.counts[one.view],
          late: one.view === 'overdue',
          current: inQueue && search === undefined && customer === undefined && one.view === view,
        }))}
        sections={sections}
        action={<PhoneButton />}
        onPalette={openPalette}
      >
        <Outlet />
      </DeskFrame>
      {keys && <KeysDialog commands={keys} onClose={() => setKeys(undefined)} />}
      <CommandPalette open={paletteOpen} onClose={() => setPalette(undefined)} commands={palette ?? []} />
    </>
  )
}
