import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { type Certificate, type CertificateKind, makeCertificate } from './certificates.ts'
import { answering, freePorts, programOf, startWatched, type Watched } from './watched.ts'

/** A real Dovecot of the system on loopback ports, with its mailboxes below a folder of the test. */
export interface Dovecot {
  /** IMAP, with STARTTLS offered and the clear allowed. */
  readonly imapPort: number
  /** IMAP over TLS. */
  readonly imapsPort: number
  /** LMTP; an unknown user is refused with 550. */
  readonly lmtpPort: number
  /** Of every user. */
  readonly password: string
  readonly certificate: Certificate
  /** Delivers by LMTP; `user` may carry `+something`. */
  deliver(user: string, raw: string | Buffer): Promise<void>
  /** A signed-in IMAP connection for looking and for moving things about; the caller logs it out. */
  client(user: string): Promise<ImapFlow>
  /** Where the mailbox of a user lies (Maildir), to spoil something in it. */
  maildir(user: string): string
  /** Deletes the mailboxes' own lists, so that INBOX gets a new UIDVALIDITY and new UIDs (I5). */
  renumber(user: string): void
  /** Stops answering; mailboxes stay. */
  pause(): Promise<void>
  /** Answers again on the same ports. */
  resume(): Promise<void>
  /** Stops it for good and removes its folder. */
  stop(): Promise<void>
}

export interface DovecotWishes {
  /** Addresses of the users. */
  readonly users: readonly string[]
  readonly certificate?: CertificateKind
  /** More lines of its configuration: quotas, other sign-in. */
  readonly extra?: string
  /** Users must sign in by this passdb instead of by the password. */
  readonly passdb?: string
}

const password = 'пароль-канарейка-41'

/** Starts Dovecot and waits until it answers. Needs the packages dovecot-imapd and dovecot-lmtpd; root or not. */
export async function startDovecot(wishes: DovecotWishes): Promise<Dovecot> {
  const program = programOf('dovecot', 'dovecot-imapd dovecot-lmtpd')
  const [imapPort = 0, imapsPort = 0, lmtpPort = 0] = await freePorts(3)
  const folder = mkdtempSync(join(tmpdir(), 'asmo-dovecot-'))
  const owner = mailOwner()
  const mails = join(folder, 'mail')
  chmodSync(folder, 0o755)
  mkdirSync(mails)
  if (owner.root) chownSync(mails, owner.uid, owner.gid)
  const certificate = makeCertificate(folder, wishes.certificate)
  const line = (user: string) => `${user}:{PLAIN}${password}:${owner.uid}:${owner.gid}::${join(mails, user)}::\n`
  writeFileSync(join(folder, 'users'), wishes.users.map(line).join(''))
  const configuration = join(folder, 'dovecot.conf')
  const ports = { imapPort, imapsPort, lmtpPort }
  writeFileSync(configuration, configurationOf({ folder, owner, certificate, ports, wishes }))

  const logFile = join(folder, 'log')
  const complaint = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : 'no log')
  let running: Watched | null = null
  const resume = async () => {
    const started = startWatched(program, ['-F', '-c', configuration])
    running = started
    await Promise.all([answering(imapPort, complaint), answering(lmtpPort, complaint)]).catch(
      async (error: unknown) => {
        await started.stop()
        throw error
      },
    )
  }
  const pause = async () => {
    await running?.stop()
    running = null
  }
  await resume()

  return {
    ...ports,
    password,
    certificate,
    deliver: (user, raw) => deliver({ port: lmtpPort, user, raw }),
    client: async (user) => {
      const auth = { user, pass: password }
      const client = new ImapFlow({ host: '127.0.0.1', port: imapPort, doSTARTTLS: false, auth, logger: false })
      client.on('error', () => undefined)
      await client.connect()
      return client
    },
    maildir: (user) => join(mails, user),
    renumber: (user) => {
      for (const list of ['dovecot-uidlist', 'dovecot.index', 'dovecot.index.log', 'dovecot.index.cache']) {
        rmSync(join(mails, user, list), { force: true })
      }
    },
    pause,
    resume,
    stop: async () => {
      await pause()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Owner {
  readonly root: boolean
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** Dovecot reads no mail as root: there the mailboxes belong to the system's user `mail`. */
function mailOwner(): Owner {
  if (process.getuid?.() !== 0) return { root: false, name: userInfo().username, ...userInfo() }
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('mail:'))
  const [name = 'mail', , uid, gid] = (line ?? '').split(':')
  if (uid === undefined) throw new Error('the system has no user called mail')
  return { root: true, name, uid: Number(uid), gid: Number(gid) }
}

interface Plan {
  readonly folder: string
  readonly owner: Owner
  readonly certificate: Certificate
  readonly ports: { readonly imapPort: number; readonly imapsPort: number; readonly lmtpPort: number }
  readonly wishes: DovecotWishes
}

function configurationOf({ folder, owner, certificate, ports, wishes }: Plan): string {
  const unprivileged = (): string => `
default_internal_user = ${owner.name}
default_internal_group = ${execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()}
default_login_user = ${owner.name}
service anvil {
  chroot =
}
service imap-login {
  chroot =
}`
  return `
protocols = imap lmtp
base_dir = ${folder}/run
state_dir = ${folder}/state
instance_name = ${folder.slice(-6)}
log_path = ${folder}/log
listen = 127.0.0.1
ssl = yes
ssl_cert = <${certificate.certFile}
ssl_key = <${certificate.keyFile}
disable_plaintext_auth = no
auth_mechanisms = plain login ${wishes.passdb === undefined ? '' : 'xoauth2 oauthbearer'}
auth_failure_delay = 0
mail_location = maildir:${folder}/mail/%u
mail_uid = ${owner.uid}
mail_gid = ${owner.gid}
first_valid_uid = 1
recipient_delimiter = +
mail_max_userip_connections = 100
passdb {
  ${wishes.passdb ?? `driver = passwd-file\n  args = username_format=%u ${folder}/users`}
}
userdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users
}
namespace inbox {
  inbox = yes
}
service imap-login {
  inet_listener imap {
    port = ${ports.imapPort}
  }
  inet_listener imaps {
    port = ${ports.imapsPort}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.lmtpPort}
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
${owner.root ? '' : unprivileged()}
${wishes.extra ?? ''}
`
}

async function deliver({ port, user, raw }: { port: number; user: string; raw: string | Buffer }): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, lmtp: true, ignoreTLS: true })
  await transport.sendMail({ envelope: { from: 'oleg@vetluga.example', to: [user] }, raw })
  transport.close()
}
