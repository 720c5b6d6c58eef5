/** Blanks that wait for words after them: whether an ordinary one is among them, and how many that don't break. */
export interface Blanks {
  readonly soft: boolean
  readonly hard: number
}

export const noBlanks: Blanks = { soft: false, hard: 0 }

const mostBlanks = 40

/** A text as words and the blanks between them; what has no width and only pads a preview is left out. */
export function* partsOf(text: string): Generator<{ readonly blank: boolean; readonly text: string }> {
  for (const [part] of text
    .replaceAll(/[\u00AD\u200B\u2060\uFEFF]|\u034F/gu, '')
    .matchAll(/[ \t\r\n\f\u00A0]+|[^ \t\r\n\f\u00A0]+/g)) {
    yield { blank: isBlank(part.charCodeAt(0)), text: part }
  }
}

export const withBlank = ({ soft, hard }: Blanks, text: string): Blanks => {
  const nonBreaking = text.replaceAll(/[ \t\r\n\f]+/g, '').length
  return { soft: soft || nonBreaking < text.length, hard: hard + nonBreaking }
}

/**
 * What stands for them in a text. One that keeps a number with its unit stays; several, or one beside ordinary blanks,
 * are layout and become ordinary blanks.
 */
export function blanksBetween({ soft, hard }: Blanks, first: boolean): string {
  if (first) return hard > 1 ? ' '.repeat(Math.min(hard, mostBlanks)) : ''
  if (hard === 1 && !soft) return '\u00A0'
  return ' '.repeat(Math.min(Math.max(hard, soft ? 1 : 0), mostBlanks))
}

/** A line in which nothing can be seen but what quotes it. */
export const isBlankLine = (line: string): boolean => /^(?:> )*[\s\u200C-\u200F\u2028-\u202E\u2800]*$/u.test(line)

const isBlank = (code: number): boolean => code <= 32 || code === 0xa0
