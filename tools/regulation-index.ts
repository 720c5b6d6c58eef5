/**
 * The regulation is the index (HOUSE 12): clause → rule in core → test → story, from the clause ids in doc comments and
 * in the titles of tests and stories. Writes docs/regulation.md; with `--check` fails where a clause that this form of
 * the product fulfils has no rule, no test or no story.
 *
 *     node tools/regulation-index.ts [--check]
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { clauses } from './regulation-clauses.ts'
import { type Mention, rulesIn, titlesIn } from './regulation-mentions.ts'

const target = 'docs/regulation.md'
const one = { rules: 'rule', tests: 'test', stories: 'story' } as const

const listing = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], { encoding: 'utf8' })
const files = listing.split('\n').filter((file) => file !== '' && existsSync(file))
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)

const rules = files
  .filter((file) => file.startsWith('core/') && !isTest(file) && !/testing|factory/.test(file))
  .flatMap(mentions(rulesIn))
const stories = files.filter((file) => file.startsWith('stories/')).flatMap(mentions(titlesIn))
const tests = files.filter((file) => isTest(file) && !/^(stories|tools)\//.test(file)).flatMap(mentions(titlesIn))

const index = clauses.map((clause) => ({
  ...clause,
  rules: about(rules, clause.id),
  tests: about(tests, clause.id),
  stories: about(stories, clause.id),
}))
type Line = (typeof index)[number]

if (process.argv.includes('--check')) check()
else write()

function mentions(find: (text: string) => readonly Omit<Mention, 'file'>[]) {
  return (file: string): Mention[] => find(readFileSync(file, 'utf8')).map((mention) => ({ ...mention, file }))
}

function about(all: readonly Mention[], clause: string): readonly Mention[] {
  const seen = new Set<string>()
  return all.filter((mention) => {
    const key = `${mention.file} ${mention.name}`
    if (mention.clause !== clause || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function lacks(line: Line): string[] {
  return (['rules', 'tests', 'stories'] as const)
    .filter((kind) => line[kind].length === 0)
    .map((kind) => `${line.id} has no ${one[kind]}`)
}

function check(): void {
  const missing = index.filter((line) => line.later === undefined).flatMap(lacks)
  const unknown = [...new Set([...rules, ...tests, ...stories].map((mention) => mention.clause))].filter(
    (id) => !clauses.some((clause) => clause.id === id),
  )
  const breaches = [...missing, ...unknown.map((id) => `${id} is no clause of the regulation`)]
  if (breaches.length > 0) {
    console.error(breaches.join('\n'))
    process.exit(1)
  }
  console.log(
    `regulation: ${index.filter((line) => line.later === undefined).length} clauses, each with its rule, test and story`,
  )
}

function write(): void {
  writeFileSync(target, document())
  console.log(`${target}: ${index.length} clauses`)
}

function document(): string {
  const head = `# The regulation and where it lives in the code

Made by \`node tools/regulation-index.ts\` from the clause ids in doc comments of \`core/\` and in the titles of tests and
stories; do not edit. \`--check\` fails where a clause below that is not marked “later” has no rule, no test or no story.

| clause | the regulation says | rules | tests | stories |
|---|---|---:|---:|---:|
`
  const overview = index.map(
    (line) =>
      `| [${line.id}](#${line.id.toLowerCase().replace('.', '')}) | ${line.says}${line.later === undefined ? '' : ` _(later: ${line.later})_`} | ${line.rules.length} | ${line.tests.length} | ${line.stories.length} |`,
  )
  return `${head}${overview.join('\n')}\n\n${index.map(section).join('\n')}`
}

function section(line: Line): string {
  const found = [...listed('Rules', line.rules), ...listed('Tests', line.tests), ...listed('Stories', line.stories)]
  return `## ${line.id}\n\n${line.says}.\n${found.length === 0 ? '\nNothing yet.\n' : `\n${found.join('\n').trimEnd()}\n`}`
}

/** One line a file, with the names in it. */
function listed(title: string, found: readonly Mention[]): string[] {
  const byFile = Map.groupBy(found, (mention) => mention.file)
  if (byFile.size === 0) return []
  const lines = [...byFile.keys()].sort().map((file) => {
    const names = (byFile.get(file) ?? []).map((mention) => mention.name || 'cases of a table')
    const shown = names.slice(0, 6).map((name) => (title === 'Rules' ? `\`${name}\`` : name.replaceAll('|', '\\|')))
    const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : ''
    return `- [${file}](../${file}): ${shown.join(title === 'Rules' ? ', ' : '; ')}${more}`
  })
  return [`**${title}**`, '', ...lines, '']
}
