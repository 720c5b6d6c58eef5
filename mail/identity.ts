import type { AddressPattern } from '../core/letters/reply-address.ts'
import type { Installation } from '../server/installation/reads.ts'

/** Who this installation is for the mail: by what it knows its own letters and the answers to them. */
export interface PostIdentity {
  readonly installation: Installation
  /** Where answers come, one address a request and person; null: to the address that letters are from. */
  readonly replyTo: AddressPattern | null
  /** Where reports of non-delivery come; null: to the address that letters are from. */
  readonly bounceTo: AddressPattern | null
  /** The mail server whose word on senders is believed (RFC 8601); null: none. */
  readonly authservId: string | null
}
