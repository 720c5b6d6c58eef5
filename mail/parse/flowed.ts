/** Joins the soft line breaks of `format=flowed` (RFC 3676): what one typed as a paragraph is a line again. Linear. */
export function unflow(text: string, { dropSpace }: { readonly dropSpace: boolean }): string {
  const lines: string[] = []
  let open: { depth: number; pieces: string[] } | null = null
  const close = (): void => {
    if (open !== null) lines.push(quoted(open.depth, open.pieces.join('')))
    open = null
  }
  for (const line of text.split('\n')) {
    const depth = depthOf(line)
    const content = line.slice(depth).replace(/^ /, '')
    const flows = content.endsWith(' ') && content !== '-- '
    // An empty line ends a paragraph and stays one, though by the letter of the RFC it were its last line.
    if (open !== null && (open.depth !== depth || content === '' || content === '-- ')) close()
    open ??= { depth, pieces: [] }
    open.pieces.push(flows && dropSpace ? content.slice(0, -1) : content)
    if (!flows) close()
  }
  close()
  return lines.join('\n')
}

function depthOf(line: string): number {
  let depth = 0
  while (line.charCodeAt(depth) === 0x3e) depth += 1
  return depth
}

const quoted = (depth: number, content: string): string => {
  if (depth === 0) return content
  const marks = '>'.repeat(depth)
  return content === '' ? marks : `${marks} ${content}`
}
