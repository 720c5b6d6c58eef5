import { useEffect, useState } from 'react'

export interface Option {
  readonly value: string
  readonly label: string
  /** Second line: what tells it from others of the same name. */
  readonly detail?: string
}

/** The options there are, or a way to ask for them. */
export type OptionSource = readonly Option[] | ((query: string, signal: AbortSignal) => Promise<readonly Option[]>)

export interface FoundOptions {
  readonly options: readonly Option[]
  readonly searching: boolean
}

const PATIENCE = 150

/** What fits the query; asked of the server after a short rest of the fingers, older questions given up. */
export function useOptions(source: OptionSource, query: string, wanted: boolean): FoundOptions {
  const [found, setFound] = useState<{ options: readonly Option[]; query: string }>()
  useEffect(() => {
    if (!wanted || typeof source !== 'function') return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      source(query, stop.signal)
        .catch(() => [])
        .then((options) => {
          if (!stop.signal.aborted) setFound({ options, query })
        })
    }, PATIENCE)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [source, query, wanted])
  if (typeof source !== 'function') return { options: fitting(source, query), searching: false }
  return { options: found?.options ?? [], searching: wanted && found?.query !== query }
}

/** Every word of the query stands somewhere in the option, in any order; ё counts as е. */
export function fitting(options: readonly Option[], query: string): readonly Option[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return options
  return options.filter((option) => {
    const text = plain(`${option.label} ${option.detail ?? ''}`)
    return words.every((word) => text.includes(word))
  })
}

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')
