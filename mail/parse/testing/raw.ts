/** A part or a letter: head lines, an empty line, the body; lines end with CRLF. Bytes outside ASCII are UTF-8. */
export const raw = (head: readonly string[], ...body: readonly string[]): string => [...head, '', ...body].join('\r\n')

/** A multipart body of these parts, with its first and last delimiter. */
export const multipart = (boundary: string, ...parts: readonly string[]): string =>
  [...parts.map((part) => `--${boundary}\r\n${part}`), `--${boundary}--`, ''].join('\r\n')

/** The head of an ordinary letter, without a type. */
export const ordinary: readonly string[] = [
  'From: Иванов Иван <ivanov@vetluga.example>',
  'To: support@asmo.example',
  'Subject: Схема участка',
  'Date: Mon, 16 Nov 2026 10:15:00 +0300',
  'Message-ID: <4711@vetluga.example>',
]
