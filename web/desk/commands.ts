import { useEffect, useRef } from 'react'
import type { Command } from '../ui/command-palette.tsx'

type Source = () => readonly Command[]
const sources = new Set<Source>()

/** Adds commands to the palette as long as the screen that knows them is shown. They are asked for when it opens. */
export function useCommands(commands: readonly Command[]): void {
  const current = useRef(commands)
  useEffect(() => {
    current.current = commands
  })
  useEffect(() => {
    const source: Source = () => current.current
    sources.add(source)
    return () => void sources.delete(source)
  }, [])
}

/** All commands of the screens that are shown now, those of the innermost first. */
export const commandsNow = (): readonly Command[] => [...sources].toReversed().flatMap((source) => source())
