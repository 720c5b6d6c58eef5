/** One result of an Authentication-Results field: `spf=pass smtp.mailfrom=ivanov@vetluga.example`. */
export interface MethodResult {
  /** `spf`, `dkim`, `dmarc`, in lower case, without its version. */
  readonly method: string
  /** In lower case, as written: `pass`, `hardfail`, whatever it says. */
  readonly result: string
  /** `header.d`, `smtp.mailfrom` and so on, in lower case, with the first value of each. */
  readonly properties: ReadonlyMap<string, string>
}

/** An Authentication-Results field, read (RFC 8601 2.2). */
export interface ResultsField {
  /** Which server says it, in lower case; null: the field names none, as Exchange Online writes it. */
  readonly server: string | null
  readonly results: readonly MethodResult[]
}

/**
 * Reads an Authentication-Results field (RFC 8601 2.2): comments dropped wherever they stand, nested ones too, quoted
 * strings opened, versions ignored. One pass over the characters. Null: longer than 16,000 characters, which no server
 * writes, or a comment or a quoted string that does not end.
 */
export function readResults(field: string): ResultsField | null {
  if (field.length > 16_000) return null
  const parts = partsOf(field)
  const [first, ...others] = parts ?? []
  if (first === undefined) return null
  const hasServer = !first.some((token) => token.kind === '=')
  const server = hasServer ? (first[0]?.text.toLowerCase() ?? '') : null
  return { server, results: (hasServer ? others : [first, ...others]).flatMap(resultOf) }
}

interface Token {
  readonly kind: 'word' | '='
  readonly text: string
}

/** `method[/version] = result`, then `ptype.property = value` as often as they come. */
function resultOf(tokens: readonly Token[]): MethodResult[] {
  const pairs = pairsOf(tokens)
  const [first, ...others] = pairs
  if (first === undefined) return []
  const properties = new Map<string, string>()
  for (const { name, value } of others) if (!properties.has(name)) properties.set(name, value)
  return [{ method: first.name.split('/', 1).join(''), result: first.value.toLowerCase(), properties }]
}

function pairsOf(tokens: readonly Token[]): { name: string; value: string }[] {
  return tokens.flatMap((token, index) => {
    const [name, value] = [tokens[index - 1], tokens[index + 1]]
    if (token.kind !== '=' || name?.kind !== 'word' || value?.kind !== 'word') return []
    return [{ name: name.text.toLowerCase(), value: value.text }]
  })
}

/**
 * The tokens between the semicolons. What stands together without a space is one word, whatever of it is quoted or
 * commented: in `smtp.mailfrom="a@vetluga.example"@evil.example` the last domain is the sender's.
 */
function partsOf(field: string): Token[][] | null {
  const parts: Token[][] = [[]]
  let glued = false
  for (let at = 0, end: number | null = 0; at < field.length; at = end) {
    const sign = field[at] ?? ''
    end = endOf(field, at)
    if (end === null) return null
    if (sign === '(') continue
    const part = parts.at(-1)
    if (sign === ';') parts.push([])
    else if (sign === '=') part?.push({ kind: '=', text: '=' })
    else if (!isSpace(sign)) {
      const text = sign === '"' ? unquoted(field.slice(at + 1, end - 1)) : field.slice(at, end)
      part?.push({ kind: 'word', text: glued ? `${part.pop()?.text ?? ''}${text}` : text })
    }
    glued = sign !== ';' && sign !== '=' && !isSpace(sign)
  }
  return parts
}

/** Where the token that begins here ends; null: never. */
function endOf(field: string, begin: number): number | null {
  const sign = field[begin] ?? ''
  if (sign === '"') return closing(field, begin)
  if (sign === '(') return closing(field, begin)
  if (sign === ';' || sign === '=' || isSpace(sign)) return begin + 1
  let end = begin + 1
  while (end < field.length && !/[\s;="(]/.test(field[end] ?? '')) end += 1
  return end
}

/** After the quote or the bracket that closes this one; a backslash takes the next sign literally (RFC 5322 3.2). */
function closing(field: string, begin: number): number | null {
  const isComment = field[begin] === '('
  let depth = 1
  for (let at = begin + 1; at < field.length; at += 1) {
    const sign = field[at]
    if (sign === '\\') at += 1
    else if (isComment && sign === '(') depth += 1
    else if (sign === (isComment ? ')' : '"')) depth -= 1
    if (depth === 0) return at + 1
  }
  return null
}

const unquoted = (text: string): string => text.replaceAll(/\\(.)/g, '$1')

const isSpace = (sign: string): boolean => /\s/.test(sign)
