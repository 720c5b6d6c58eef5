import { useEffect, useRef, useState } from 'react'
import { paths } from '../paths.ts'
import css from './letter-frame.module.css'

/** Pixels; what is longer scrolls within the frame. */
const TALLEST = 20_000

export interface LetterFrameProps {
  /** Of the letter. */
  readonly id: string
  /** Whose letter it is, for assistive technology. */
  readonly title: string
}

/**
 * A letter as it looked, in a frame that may run nothing and send nothing; its links open pages of their own. It keeps
 * our origin only so that we can see how tall it is: scripts are forbidden to it twice, by the sandbox and by its policy.
 */
export function LetterFrame({ id, title }: LetterFrameProps) {
  const [height, setHeight] = useState<number>()
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])
  const measure = (frame: HTMLIFrameElement): void => {
    stop.current?.()
    const root = frame.contentDocument?.documentElement
    if (root === undefined) return
    const look = (): void => setHeight(Math.min(Math.ceil(root.getBoundingClientRect().height) + 2, TALLEST))
    // Pictures come later than the words around them.
    const watching = new ResizeObserver(look)
    watching.observe(root)
    stop.current = () => watching.disconnect()
    look()
  }
  return (
    <iframe
      className={css.frame}
      title={title}
      src={paths.letterPage(id)}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      style={height === undefined ? {} : { height }}
      onLoad={(event) => measure(event.currentTarget)}
    />
  )
}
