/**
 * The house checks itself: directions between rooms, no circles (type-only ones included), no barrels, no rooms without
 * an owner, SQL only in reads and writes, the time asked only at its door. Prints every breach; exit code 1 when any.
 *
 *     node tools/rooms.ts
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

interface Import {
  readonly from: string
  readonly to: string
  readonly line: number
}

const ranks = [
  'audit', 'time', 'files', 'people', 'installation', 'customers', 'contracts', 'regulation', 'notices', 'letters', 'tickets', 'releases', 'advisories',
  'knowledge', 'reports', 'setup',
]

const listing = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx', '*.mjs', '*.css'], { encoding: 'utf8' })
const files = listing.split('\n').filter((file) => file !== '' && existsSync(file))
const sources = files.filter((file) => /\.tsx?$/.test(file))
const texts = new Map(sources.map((file) => [file, readFileSync(file, 'utf8')]))
const imports = sources.flatMap(importsOf)
const breaches: string[] = []

for (const each of imports) {
  const reason = breachOf(each)
  if (reason !== null) breaches.push(`${each.from}:${each.line} imports ${each.to}: ${reason}`)
}
for (const file of files) breaches.push(...shapeBreaches(file))
for (const file of sources) breaches.push(...contentBreaches(file))
breaches.push(...circles())

if (breaches.length > 0) {
  console.error(breaches.join('\n'))
  console.error(`\n${breaches.length} breaches of the house rules`)
  process.exit(1)
}
console.log(`rooms: ${sources.length} files, ${imports.length} imports, no breach`)

function importsOf(file: string): Import[] {
  const found: Import[] = []
  const lines = (texts.get(file) ?? '').split('\n')
  const pattern = /(?:from\s+|import\s*\(\s*|^\s*import\s+)['"]([^'"]+)['"]/g
  lines.forEach((text, index) => {
    if (/^\s*(\/\/|\*|\/\*)/.test(text)) return
    for (const match of text.matchAll(pattern)) {
      const target = match[1] ?? ''
      const to = target.startsWith('.') ? normalize(join(dirname(file), target)) : target
      found.push({ from: file, to, line: index + 1 })
    }
  })
  return found
}

function isTest(file: string): boolean {
  return /\.(test|factory)\.tsx?$/.test(file) || /(^|\/)testing(\.ts|\/)/.test(file)
}

function isPackage(target: string): boolean {
  return !/^(core|server|db|mail|web|lang|stories|tools|ops|docs|demo|bin)\//.test(target) && target !== 'main.ts' && !target.startsWith('..')
}

function breachOf({ from, to }: Import): string | null {
  const [room = '', capability = ''] = from.split('/')
  const [target = '', targetCapability = ''] = to.split('/')
  const test = isTest(from)
  if (!isPackage(to) && !existsSync(to) && !to.endsWith('?worker') && !to.includes('virtual:')) return 'no such file'
  if (room === 'core') {
    if (isPackage(to)) return to === 'zod' || test ? null : 'core imports only core and the schema library'
    return target === 'core' ? null : 'core imports only core'
  }
  if (room === 'lang') {
    if (isPackage(to)) return test ? null : 'texts import only core'
    return target === 'core' || target === 'lang' ? null : 'texts import only core'
  }
  if (isPackage(to)) return room === 'web' && to.startsWith('node:') && !test && from !== 'web/vite.config.ts' ? 'the screens run in a browser' : null
  if (test) return null
  if (room === 'db') return target === 'db' || to.startsWith('core/time/') ? null : 'db knows no capability'
  if (room === 'web') return ['core', 'lang', 'web'].includes(target) ? null : 'web imports core and lang only'
  if (room === 'mail') return ['core', 'lang', 'db', 'mail', 'server'].includes(target) ? null : 'the post room does not know this'
  if (room !== 'server') return null
  if (!['core', 'lang', 'db', 'server'].includes(target)) return `server does not know ${target}`
  if (target !== 'server') return null
  if (capability.endsWith('.ts') || ['http', 'clock'].includes(capability)) return null
  const doors = ['server/house.ts', 'server/vault.ts', 'server/http/line.ts', 'server/http/raw.ts', 'server/http/caller.ts']
  if (targetCapability === capability || doors.includes(to)) return null
  const mine = ranks.indexOf(capability)
  const theirs = ranks.indexOf(targetCapability)
  if (mine < 0) return `the capability ${capability} has no rank`
  if (theirs < 0) return 'a capability knows of the doors only the route line'
  if (theirs > mine) return `${targetCapability} stands above ${capability}`
  return /\/routes[^/]*\.ts$/.test(to) ? 'the routes of a capability are its own' : null
}

function shapeBreaches(file: string): string[] {
  const found: string[] = []
  if (/(^|\/)index\.tsx?$/.test(file)) found.push(`${file}: no barrels`)
  if (/(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.tsx?$)/.test(file)) found.push(`${file}: a thing without a room has no owner`)
  const lines = readFileSync(file, 'utf8').split('\n').length
  if (lines > 401) found.push(`${file}: ${lines} lines`)
  return found
}

function contentBreaches(file: string): string[] {
  const text = texts.get(file) ?? ''
  const found: string[] = []
  const [room = '', capability = ''] = file.split('/')
  if (isTest(file)) return found
  const asksTime = /\bDate\.now\(\)|\bnew Date\(\)/.test(text)
  if (asksTime && ['core', 'server', 'db', 'mail', 'lang'].includes(room) && !file.startsWith('server/clock/') && !file.startsWith('db/embedded')) {
    found.push(`${file}: only server/clock asks the time`)
  }
  if (/Math\.random\(\)/.test(text) && ['core', 'server', 'mail'].includes(room)) found.push(`${file}: randomness comes through the house`)
  const queries = /\.(selectFrom|insertInto|updateTable|deleteFrom|selectNoFrom)\(|\bsql(<[^>]*>)?`/.test(text)
  if (queries && room === 'server' && !/\/(reads|writes)[^/]*\.ts$/.test(file) && capability !== 'http') {
    found.push(`${file}: SQL stands in reads and writes`)
  }
  return found
}

function circles(): string[] {
  const edges = new Map<string, string[]>()
  for (const { from, to } of imports) if (texts.has(to)) edges.set(from, [...(edges.get(from) ?? []), to])
  const done = new Set<string>()
  const found: string[] = []
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) {
      found.push(`circle: ${[...path.slice(at), file].join(' → ')}`)
      return
    }
    if (done.has(file)) return
    for (const next of edges.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of texts.keys()) walk(file, [])
  return found
}
