import { z } from 'zod'
import type { Language } from '../../core/people/roles.ts'
import { refuse } from '../../core/refusal.ts'
import type { BadField, InputRefusal } from './problems.ts'

const messages = { ru: z.locales.ru().localeError, en: z.locales.en().localeError }

export type Parsed = { readonly value: unknown } | { readonly refusal: InputRefusal }

/** Parses what came in; a refusal names every bad field by its path, in the reader's language. */
export function parse(shape: z.ZodType | undefined, given: unknown, language: Language): Parsed {
  if (shape === undefined) return { value: undefined }
  const result = shape.safeParse(given, { error: messages[language] })
  if (result.success) return { value: result.data }
  return { refusal: { ...refuse('invalid_input'), fields: result.error.issues.flatMap(badFields).slice(0, 50) } }
}

function badFields(issue: z.core.$ZodIssue): BadField[] {
  const { path, message } = issue
  // The names of unknown fields are the sender's words: a few of them, cut, are enough.
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, 10).map((key) => ({ path: pathText([...path, key.slice(0, 100)]), message }))
  }
  return [{ path: pathText(path), message }]
}

const pathText = (path: readonly PropertyKey[]): string => path.map(String).join('.')
