import { quotesStep, type Step } from '../../core/notices/step.ts'
import type { Language } from '../../core/people/roles.ts'
import { civilDate, clock, dateIn } from '../format.ts'
import { cut, oneLine } from './clean.ts'
import type { Block } from './letter.ts'

/** So much of the step before is quoted; the request has all of it. */
const STEP_LIMIT = 3000

/** The conversation's last step, announced as mail programs do, so that a program folds it away. */
export function history(
  { template }: { readonly template: string },
  setting: { readonly language: Language; readonly zone: string; readonly step?: Step | null },
): Block[] {
  const { step } = setting
  if (!step || !quotesStep.has(template) || step.text.trim() === '') return []
  return [{ kind: 'history', heading: heading(step, setting), text: cut(step.text.trim(), STEP_LIMIT) }]
}

function heading({ author, at }: Step, reader: { readonly language: Language; readonly zone: string }): string {
  const name = oneLine(author, 100)
  const date = dateIn(reader.zone, at)
  const time = clock(reader, at)
  return reader.language === 'ru'
    ? `${name} писал(а) ${date.split('-').toReversed().join('.')} в ${time}:`
    : `On ${civilDate('en', date).replaceAll('\u00a0', ' ')} at ${time} ${name} wrote:`
}
