/** What reading a letter may cost (E6, E7). Whatever lies beyond is not read: the raw letter is kept, and a problem says so. */
export const limits = {
  /** Bytes of the head of a letter or of a part. */
  headBytes: 262_144,
  fields: 1000,
  parts: 1000,
  /** Multiparts in one another. */
  depth: 50,
  addresses: 500,
  /** Ids of In-Reply-To and References each: the last ones. */
  ids: 200,
  /** Characters of one id; a longer one is none. */
  idCharacters: 998,
  /** Characters of a name of a person or a file. */
  nameCharacters: 1000,
  /** Parameters of one field, and characters of one of them. */
  parameters: 200,
  parameterCharacters: 10_000,
  textCharacters: 1_000_000,
  nestedTextCharacters: 100_000,
  /** Attached letters that are looked into. */
  nested: 20,
  /** Bytes of a text part that are decoded: enough for as many characters as are kept. */
  textBytes: 4_000_000,
  /** The same of HTML, of which a character says less and costs more. */
  htmlBytes: 2_000_000,
  /** The same of UTF-7, which nobody writes any more, and which is slow to read. */
  utf7Bytes: 300_000,
  /** Bytes by which a charset is recognised. */
  sampleBytes: 65_536,
  reportedRecipients: 500,
  diagnosticCharacters: 1000,
} as const
