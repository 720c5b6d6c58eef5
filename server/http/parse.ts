import { z } from 'zod'
import type { Language } from '../../core/people/roles.ts'
import { fields as en } from '../../lang/en/fields.ts'
import { fields as ru } from '../../lang/ru/fields.ts'
import { refuse } from '../../core/refusal.ts'
import type { BadField, InputRefusal } from './problems.ts'

const messages = { ru: z.locales.ru().localeError, en: z.locales.en().localeError }

export type Parsed = { readonly value: unknown } | { readonly refusal: InputRefusal }

/** Parses what came in; a refusal names every bad field by its path, in the reader's language. */
export function parse(shape: z.ZodType | undefined, given: unknown, language: Language): Parsed {
  if (shape === undefined) return { value: undefined }
  const result = shape.safeParse(given, { error: messages[language] })
  if (result.success) return { value: result.data }
  return {
    refusal: {
      ...refuse('invalid_input'),
      fields: result.error.issues.flatMap((issue) => badFields(issue, language)).slice(0, 50),
    },
  }
}

function badFields(issue: z.core.$ZodIssue, language: Language): BadField[] {
  const { path } = issue
  const message = messageOf(issue, language)
  // The names of unknown fields are the sender's words: a few of them, cut, are enough.
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, 10).map((key) => ({ path: pathText([...path, key.slice(0, 100)]), message }))
  }
  return [{ path: pathText(path), message }]
}

/** What people meet while they fill in a form, in their words; the rest is for programmers, in those of the library. */
function messageOf(issue: z.core.$ZodIssue, language: Language): string {
  const words = language === 'ru' ? ru : en
  if (issue.code === 'too_small' && issue.origin === 'string')
    return Number(issue.minimum) <= 1 ? words.required() : words.tooShort(Number(issue.minimum))
  if (issue.code === 'too_big' && issue.origin === 'string') return words.tooLong(Number(issue.maximum))
  if (issue.code !== 'invalid_format') return issue.message
  if (issue.format === 'email') return words.email()
  if (issue.format === 'date') return words.date()
  return issue.format === 'regex' ? words.text() : issue.message
}

const pathText = (path: readonly PropertyKey[]): string => path.map(String).join('.')
