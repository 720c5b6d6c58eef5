import { lines } from './clean.ts'
import type { Block } from './letter.ts'

/** A letter as plain text. A person's words stand behind `> `, so that they can never pass for ours (C6). */
export function toText(blocks: readonly Block[], footer: string): string {
  return `${[...blocks.map(blockText), `-- \n${lines(footer)}`].join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'say':
      return oneParagraph(block.text)
    case 'quote':
      return marked(block.text)
    case 'history':
      return `${oneParagraph(block.heading)}\n${marked(block.text)}`
    case 'facts':
      return block.rows.map(([label, value]) => `${oneParagraph(label)}: ${oneParagraph(value)}`).join('\n')
    case 'go':
      return `${oneParagraph(block.label)}:\n${block.href}`
  }
}

const marked = (text: string): string =>
  lines(text)
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

/** Names in our sentences must not start lines of their own. */
const oneParagraph = (text: string): string => lines(text).replaceAll(/\n+/g, ' ')
