/** What is left empty goes over the wire as null. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text)
