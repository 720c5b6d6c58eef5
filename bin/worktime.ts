import type { Writable } from 'node:stream'
import { answerLine } from '../core/time/worktime-line.ts'
import type { LineAnswer } from '../core/time/worktime-line.ts'
import { splitLines } from './lines.ts'
import type { Line } from './lines.ts'
import { pipeTo } from './pipe.ts'

/**
 * `asmo worktime`: reads one JSON object a line and writes one answer a line, in the same order, as it goes; the n-th
 * answer belongs to the n-th line, bad and empty lines included. A reader that is slow is waited for, one that goes
 * away (`| head`) ends the command quietly. Memory does not grow with the number of lines.
 */
export const worktime = async (input: AsyncIterable<Uint8Array | string>, output: Writable): Promise<void> => {
  const out = pipeTo(output)
  let text = ''
  for await (const lines of splitLines(input)) {
    for (const line of lines) {
      text += `${JSON.stringify(answerTo(line))}\n`
      if (text.length < ENOUGH) continue
      if (!(await out.write(text))) return
      text = ''
    }
    // What came in together goes out together, and at once: a person at a pipe sees the answer to each line.
    if (text !== '' && !(await out.write(text))) return
    text = ''
  }
  await out.flushed()
}

const ENOUGH = 65_536

const answerTo = (line: Line): LineAnswer => {
  if (line.text !== undefined) return answerLine(line.text)
  return { error: line.error }
}
