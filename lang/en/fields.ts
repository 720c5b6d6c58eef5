import { counted } from '../format.ts'
import type { fields as ru } from '../ru/fields.ts'

const characters = { one: 'character', many: 'characters' }

/** What is wrong with one field of what was sent, said to a person who filled it in. */
export const fields: typeof ru = {
  required: () => 'Fill in this field',
  tooShort: (least) => `At least ${counted('en', least, characters)}`,
  tooLong: (most) => `Too long: at most ${counted('en', most, characters)}`,
  email: () => 'Check the e-mail address, for example jane@example.com',
  date: () => 'Give a date',
  text: () => 'Check what is written here: it has characters that are not allowed',
}
