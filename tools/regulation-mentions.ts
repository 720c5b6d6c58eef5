export interface Mention {
  readonly file: string
  readonly clause: string
  /** What speaks of it: an exported name of core, or the title of a test or story. */
  readonly name: string
}

type Found = Omit<Mention, 'file'>

const id = /\bR\d+(?:\.\d+)?\b/g
const declaration = /^(?:export )?(?:async )?(?:function|const|interface|type) (\w+)/

/** Clause ids in the comments and in the `clause` fields of a file of rules, with the declaration that they stand at. */
export function rulesIn(text: string): readonly Found[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const comment = /^\s*(\/\*\*|\*|\/\/)/.test(line) || / \/\/ /.test(line)
    if (!comment && !/\bclause: /.test(line)) return []
    const found = expanded(line)
    if (found.length === 0) return []
    const before = lines.slice(0, index).findLast((one) => declaration.test(one))
    // A comment at the margin belongs to what follows, one inside a declaration to what it stands in.
    const next = /^(\/\*\*| \*|\/\/)/.test(line) ? lines.slice(index).find((one) => declaration.test(one)) : before
    const name = declaration.exec(next ?? '')?.[1] ?? ''
    return found.map((clause) => ({ clause, name }))
  })
}

/** Clause ids in the texts of a file of tests or stories: titles, and the rows of tables that make titles. */
export function titlesIn(text: string): readonly Found[] {
  return [...text.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].flatMap((match) => {
    const title = (match[1] ?? match[2] ?? match[3] ?? '').replaceAll(/\$\{[^}]*\}/g, '…').replaceAll(/\s+/g, ' ')
    return expanded(title).map((clause) => ({ clause, name: title === clause ? '' : title }))
  })
}

/** The ids in a text; a range such as R5.1–R5.7 means all between. */
function expanded(text: string): string[] {
  const single = [...text.matchAll(id)].map((match) => match[0])
  const ranges = [...text.matchAll(/\bR(\d+)\.(\d+)\s*[–-]\s*(?:R\1\.)?(\d+)\b/g)].flatMap(([, part, from, to]) =>
    Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, step) => `R${part}.${Number(from) + step}`),
  )
  return [...new Set([...single, ...ranges])]
}
