import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { answering, freePorts, programOf, startWatched } from './watched.ts'

/** A real Postfix of the system on a loopback port, with its queue below a folder of the test. */
export interface Postfix {
  readonly smtpPort: number
  /** For SMTP_URL. */
  readonly url: string
  /** Where the mail of a domain goes from now on: `lmtp://127.0.0.1:24`, `smtp://127.0.0.1:25`. */
  route(domain: string, to: string): void
  /** Tries everything in the queue now. */
  flush(): void
  /** What waits in the queue, as `postqueue -p` says it. */
  queue(): string
  /** What it logged so far. */
  log(): string
  /** Stops it and removes its folder with the queue. */
  stop(): Promise<void>
}

export interface PostfixWishes {
  /** Domain to where its mail goes. It takes mail for these domains only, and sends bounces of what is refused there. */
  readonly routes: Readonly<Record<string, string>>
  /** Bytes; 50 MB. */
  readonly maxSize?: number
  /** More lines of main.cf, one a setting; they go before ours. */
  readonly extra?: string
}

/**
 * Starts Postfix and waits until it answers. Needs the package postfix, and root: Postfix changes users. A mail for an
 * unknown user of a routed domain is bounced with a report (RFC 3464) to its sender, by the same routes.
 */
export async function startPostfix(wishes: PostfixWishes): Promise<Postfix> {
  if (process.getuid?.() !== 0) throw new Error('Postfix runs as root only: run this test as root')
  const program = programOf('postfix', 'postfix')
  const [smtpPort = 0] = await freePorts(1)
  const folder = mkdtempSync(join(tmpdir(), 'asmo-postfix-'))
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'queue'))
  mkdirSync(join(folder, 'data'))
  execFileSync('chown', [builtIn('mail_owner'), join(folder, 'data')])
  writeFileSync(join(folder, 'main.cf'), mainOf(folder, wishes))
  writeFileSync(join(folder, 'master.cf'), masterOf(smtpPort))
  const routes = new Map(Object.entries(wishes.routes))
  const writeRoutes = () => {
    const lines = [...routes].map(([domain, to]) => `${domain} ${transportOf(to)}\n`)
    writeFileSync(join(folder, 'transport'), lines.join(''))
    writeFileSync(join(folder, 'domains'), [...routes.keys()].map((domain) => `${domain} ok\n`).join(''))
  }
  writeRoutes()

  const logFile = join(folder, 'log')
  const log = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '')
  const run = (words: readonly string[]) => execFileSync(program, ['-c', folder, ...words], { stdio: 'pipe' })
  // `check` makes the folders of the queue; the master itself is started by us, so that it ends with us.
  run(['check'])
  const master = join(builtIn('daemon_directory'), 'master')
  const running = startWatched(master, ['-c', folder, '-d'])
  await answering(smtpPort, log).catch(async (error: unknown) => {
    await running.stop()
    throw error
  })

  return {
    smtpPort,
    url: `smtp://127.0.0.1:${smtpPort}`,
    route: (domain, to) => {
      routes.set(domain, to)
      writeRoutes()
      run(['reload'])
    },
    flush: () => void run(['flush']),
    queue: () => execFileSync(programOf('postqueue', 'postfix'), ['-c', folder, '-p'], { encoding: 'utf8' }),
    log,
    stop: async () => {
      await running.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const builtIn = (name: string): string =>
  execFileSync(programOf('postconf', 'postfix'), ['-dh', name], { encoding: 'utf8' }).trim()

const transportOf = (to: string): string => {
  const { protocol, hostname, port } = new URL(to)
  return protocol === 'lmtp:' ? `lmtp:inet:[${hostname}]:${port}` : `smtp:[${hostname}]:${port}`
}

/** The last line of a name counts. Postfix warns of each double, and its log hangs over more than ten warnings. */
function mainOf(folder: string, wishes: PostfixWishes): string {
  const lines = `${usualMain(folder, wishes)}\n${wishes.extra ?? ''}`.split('\n')
  const named = lines
    .map((line) => /^(\w+) *=/.exec(line)?.[1])
    .map((name, index) => ({ name, line: lines[index] ?? '' }))
  const last = new Map(named.flatMap(({ name, line }) => (name === undefined ? [] : [[name, line] as const])))
  return [...last.values(), ''].join('\n')
}

const usualMain = (folder: string, { maxSize = 50_000_000 }: PostfixWishes): string => `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${tmpdir()}
myhostname = mx.post.example
myorigin = mx.post.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtp_host_lookup = native
smtp_dns_support_level = disabled
alias_maps =
alias_database =
local_recipient_maps =
local_transport = error:5.1.1 no local mail here
relay_domains = texthash:${folder}/domains
transport_maps = texthash:${folder}/transport
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions =
recipient_delimiter = +
message_size_limit = ${maxSize}
mailbox_size_limit = 0
smtputf8_enable = yes
smtpd_tls_security_level = none
smtp_tls_security_level = none
default_transport = error:5.1.2 no such domain
queue_run_delay = 2s
minimal_backoff_time = 2s
maximal_backoff_time = 4s
smtp_connection_cache_on_demand = no
`

const masterOf = (smtpPort: number): string => `
127.0.0.1:${smtpPort} inet n - n - - smtpd
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
rewrite   unix  -       -       n       -       -       trivial-rewrite
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
verify    unix  -       -       n       -       1       verify
flush     unix  n       -       n       1000?   0       flush
proxymap  unix  -       -       n       -       -       proxymap
smtp      unix  -       -       n       -       -       smtp
relay     unix  -       -       n       -       -       smtp
showq     unix  n       -       n       -       -       showq
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
discard   unix  -       -       n       -       -       discard
lmtp      unix  -       -       n       -       -       lmtp
anvil     unix  -       -       n       -       1       anvil
scache    unix  -       -       n       -       1       scache
postlog   unix-dgram n  -       n       -       1       postlogd
`
