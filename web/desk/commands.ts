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

const openers = new Set<() => void>()

/** Opens the palette from wherever one is. */
export const openPalette = (): void => openers.forEach((open) => open())

/** What opens it; for the frame that holds the palette. */
export function usePaletteOpener(open: () => void): void {
  const current = useRef(open)
  useEffect(() => {
    current.current = open
  })
  useEffect(() => {
    const opener = (): void => current.current()
    openers.add(opener)
    return () => void openers.delete(opener)
  }, [])
}

/** All commands of the screens that are shown now, those of the innermost first. */
export const commandsNow = (): readonly Command[] => [...sources].toReversed().flatMap((source) => source())
