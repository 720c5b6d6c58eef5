import type { MailboxChange, MailboxView, NewMailbox } from '../../core/letters/wire.ts'

type Kind = MailboxView['kind']
type Tls = NonNullable<MailboxView['imap']>['tls']

/** A mailbox as it is filled in; text that is empty is nothing. Secrets are never shown again, only replaced. */
export interface MailboxDraft {
  readonly kind: Kind
  readonly name: string
  readonly address: string
  readonly productId: string
  readonly lineId: string
  readonly host: string
  readonly port: string
  readonly tls: Tls
  readonly user: string
  readonly folder: string
  readonly moves: boolean
  readonly moveTo: string
  /** `YYYY-MM-DDTHH:MM` on the reader's clock. */
  readonly takeFrom: string
  readonly password: string
  readonly withOauth: boolean
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly refreshToken: string
  readonly scope: string
}

export const defaultPorts: Record<Tls, string> = { implicit: '993', starttls: '143', off: '143' }

/** What a form begins with: the box as it is, or a usual one that takes what comes from now on. */
export function mailboxDraft(box: MailboxView | null, now: number): MailboxDraft {
  const imap = box?.imap ?? null
  const oauth = box?.oauth ?? null
  return {
    kind: box?.kind ?? 'imap',
    name: box?.name ?? '',
    address: box?.address ?? '',
    productId: box?.product?.id ?? '',
    lineId: box?.line?.id ?? '',
    host: imap?.host ?? '',
    port: String(imap?.port ?? defaultPorts.implicit),
    tls: imap?.tls ?? 'implicit',
    user: imap?.user ?? '',
    folder: imap?.folder ?? 'INBOX',
    moves: (imap?.moveTo ?? null) !== null,
    moveTo: imap?.moveTo ?? '',
    takeFrom: localText(imap === null ? now : Date.parse(imap.takeFrom)),
    password: '',
    withOauth: oauth !== null,
    tokenUrl: oauth?.tokenUrl ?? '',
    clientId: oauth?.clientId ?? '',
    clientSecret: '',
    refreshToken: '',
    scope: oauth?.scope ?? '',
  }
}

/** What only the form itself can find wrong. */
export type Wrong = 'port' | 'takeFrom' | 'moveTo'

export function wrongIn(draft: MailboxDraft): readonly Wrong[] {
  if (draft.kind === 'door') return []
  const wrong: Wrong[] = []
  const port = /^\d{1,5}$/.test(draft.port.trim()) ? Number(draft.port) : 0
  if (port < 1 || port > 65_535) wrong.push('port')
  if (Number.isNaN(Date.parse(draft.takeFrom))) wrong.push('takeFrom')
  if (draft.moves && draft.moveTo.trim() === '') wrong.push('moveTo')
  return wrong
}

/** What is sent. A secret that was left empty is left out: what is kept stays. */
export function mailboxSent(draft: MailboxDraft): NewMailbox {
  const common = {
    kind: draft.kind,
    name: draft.name.trim(),
    address: draft.address.trim(),
    productId: draft.productId === '' ? null : draft.productId,
    lineId: draft.lineId === '' ? null : draft.lineId,
  }
  if (draft.kind === 'door') return common
  const scope = draft.scope.trim()
  return {
    ...common,
    imap: {
      host: draft.host.trim(),
      port: Number(draft.port),
      tls: draft.tls,
      user: draft.user.trim(),
      folder: draft.folder.trim(),
      moveTo: draft.moves ? draft.moveTo.trim() : null,
      takeFrom: new Date(draft.takeFrom).toISOString(),
    },
    oauth: draft.withOauth
      ? { tokenUrl: draft.tokenUrl.trim(), clientId: draft.clientId.trim(), scope: scope === '' ? null : scope }
      : null,
    ...secretsOf(draft),
  }
}

/** The same for a box that there is: how its letters come can't be changed. */
export function mailboxChange(draft: MailboxDraft): MailboxChange {
  const { kind: _, ...change } = mailboxSent(draft)
  return change
}

type Secrets = Pick<NewMailbox, 'password' | 'clientSecret' | 'refreshToken'>

/** A password and OAuth2 do not stand beside one another: what belongs to the way that was not chosen is taken away. */
function secretsOf({ withOauth, password, clientSecret, refreshToken }: MailboxDraft): Secrets {
  if (!withOauth) return { ...(password === '' ? {} : { password }), clientSecret: null, refreshToken: null }
  return {
    password: null,
    ...(clientSecret === '' ? {} : { clientSecret }),
    ...(refreshToken === '' ? {} : { refreshToken }),
  }
}

/** The instant on the clock of this browser, as its own field for date and time wants it. */
function localText(at: number): string {
  const beside = at - new Date(at).getTimezoneOffset() * 60_000
  return new Date(beside).toISOString().slice(0, 16)
}
