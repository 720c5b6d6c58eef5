export type Side = 'below-start' | 'below-end' | 'right-end'

export interface Placing {
  readonly panel: HTMLElement
  readonly anchor: Element
  readonly side: Side
  /** As wide as the anchor at least: for lists under a field. */
  readonly matchWidth?: boolean
}

const GAP = 4
const EDGE = 8

/** Puts a panel of the top layer beside its anchor, on the other side where there is no room, never off the screen. */
export function place({ panel, anchor, side, matchWidth }: Placing): void {
  const from = anchor.getBoundingClientRect()
  if (matchWidth) panel.style.minWidth = `${from.width}px`
  const { offsetWidth: width, offsetHeight: height } = panel
  const room = { width: document.documentElement.clientWidth, height: innerHeight }
  const left = side === 'below-start' ? from.left : side === 'below-end' ? from.right - width : from.right + GAP
  const below = side === 'right-end' ? from.bottom - height : from.bottom + GAP
  const above = from.top - height - GAP
  const top = side !== 'right-end' && below + height > room.height - EDGE && above >= EDGE ? above : below
  panel.style.left = `${clamp(left, room.width - width - EDGE)}px`
  panel.style.top = `${clamp(top, room.height - height - EDGE)}px`
}

/** Keeps the panel at its anchor while the page scrolls or changes size. Gives the way to stop. */
export function keepPlaced(placing: Placing): () => void {
  const again = (): void => place(placing)
  again()
  addEventListener('scroll', again, { capture: true, passive: true })
  addEventListener('resize', again)
  const watcher = new ResizeObserver(again)
  watcher.observe(placing.panel)
  return () => {
    removeEventListener('scroll', again, { capture: true })
    removeEventListener('resize', again)
    watcher.disconnect()
  }
}

const clamp = (wanted: number, most: number): number => Math.max(EDGE, Math.min(wanted, most))
