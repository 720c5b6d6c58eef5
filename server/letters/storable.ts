/** PostgreSQL stores neither NUL nor half a pair of surrogates. */
export const storable = <T extends string | null>(text: T): T =>
  (text === null ? null : text.replaceAll('\0', '').toWellFormed()) as T
