import type { ColumnType, GeneratedAlways } from 'kysely'
import type { Instant, CivilDate } from '../core/time/instant.ts'

/** A timestamptz column: an Instant in both directions (db/connect.ts converts). */
type At = Instant
type MaybeAt = Instant | null
/** A column that the database fills when left out. */
type Default<T> = ColumnType<T, T | undefined, T>
/** A jsonb column that may be empty. */
type MaybeJson = ColumnType<unknown, string | null | undefined, string | null>
/** A jsonb column: written as JSON text, read parsed. Its meaning is a type of core, given where it is read. */
export type Json = ColumnType<unknown, string, string>

export interface Schema {
  installation: { only_row: Default<boolean>; id: string; epoch: Default<number>; secret: Buffer; created_at: At }
  line: { id: string; name: string; rank: number; archived_at: MaybeAt }
  customer: {
    id: string
    kind: string
    name: string
    short_name: string
    inn: string | null
    phone: string | null
    note: string | null
    words: GeneratedAlways<string>
    created_at: At
    archived_at: MaybeAt
  }
  person: {
    id: string
    side: string
    customer_id: string | null
    name: string
    email: string
    phone: string | null
    phone_digits: GeneratedAlways<string>
    position: string | null
    role: string
    sees: Default<string>
    competences: Default<string[]>
    line_id: string | null
    language: Default<string>
    password_hash: string | null
    joined: GeneratedAlways<boolean>
    words: GeneratedAlways<string>
    active: Default<boolean>
    created_at: At
    draft: Default<boolean>
    mail_failed_at: MaybeAt
    mail_failure: string | null
  }
  staff_card: { id: string; name: string }
  session: {
    token_hash: Buffer
    person_id: string
    created_at: At
    seen_at: At
    expires_at: At
    user_agent: string | null
    address: string | null
  }
  one_time_link: {
    token_hash: Buffer
    purpose: string
    person_id: string | null
    created_at: At
    expires_at: At
    used_at: MaybeAt
    ticket: number | null
    based_on: number | null
  }
  sign_in_attempt: { id: GeneratedAlways<number>; account: string; source: string; at: At; succeeded: boolean }
  product: { id: string; name: string; archived_at: MaybeAt }
  module: { id: string; product_id: string; name: string; archived_at: MaybeAt }
  regulation: { id: string; version: number; document: Json; effective_from: At; created_at: At }
  contract: {
    id: string
    customer_id: string
    kind: string
    number: string
    starts_on: CivilDate
    ends_on: CivilDate | null
    services: string[]
    product_ids: Default<string[]>
    place: string
    price_note: string | null
    specification: string | null
    regulation_id: string
    norm_minutes: Json
    created_at: At
    ended_at: MaybeAt
  }
  ticket: {
    number: number
    customer_id: string
    requester_id: string
    registered_by_id: string | null
    channel: string
    state: string
    kind: string
    complexity: string | null
    critical: string
    priority: number
    service: string
    product_id: string | null
    module_id: string | null
    line_id: string | null
    assignee_id: string | null
    contract_id: string | null
    covered: boolean
    expected_by: CivilDate | null
    planned_for: CivilDate | null
    registered_at: At
    reacted_at: MaybeAt
    resolved_at: MaybeAt
    ended_at: MaybeAt
    reaction_due: MaybeAt
    resolution_due: MaybeAt
    clock: Json
    norm_minutes: Json
    expected: string | null
    queue_at: At
    next_matter_at: MaybeAt
    last_word_side: string
    last_word_by_id: string | null
    last_word_at: At
    watcher_ids: Default<string[]>
    subject: string
    search: string
    seq: number
    head_hash: Buffer
    fold: Json
  }
  ticket_event: {
    ticket: number
    seq: number
    at: At
    actor_side: string
    actor_id: string | null
    channel: string
    visibility: string
    type: string
    fact: Json
    texts: Json
    hash: Buffer
  }
  file: {
    id: string
    sha256: string
    size: number
    name: string
    media_type: string
    uploaded_by_id: string
    uploaded_at: At
    ticket: number | null
    event_seq: number | null
    visibility: string | null
  }
  notice: {
    id: string
    ticket: number | null
    event_seq: number | null
    person_id: string | null
    address: string
    template: string
    language: string
    params: Json
    reason: Default<string>
    state: Default<string>
    attempts: Default<number>
    next_at: At
    lease_until: MaybeAt
    subject: string | null
    body_text: string | null
    body_html: string | null
    message_id: string | null
    error: string | null
    created_at: At
    sent_at: MaybeAt
    bounced_at: MaybeAt
    bounce_status: string | null
  }
  mailbox: {
    id: string
    kind: string
    name: string
    address: string
    product_id: string | null
    line_id: string | null
    active: Default<boolean>
    host: string | null
    port: number | null
    tls: string | null
    user_name: string | null
    folder: string | null
    move_to: string | null
    take_from: MaybeAt
    secret: Buffer | null
    oauth: MaybeJson
    connected: Default<boolean>
    seen_at: MaybeAt
    problem: string | null
    problem_since: MaybeAt
    created_at: At
  }
  mailbox_validity: { mailbox_id: string; uid_validity: number; first_uid_next: number; begun_at: At }
  mailbox_uid: {
    mailbox_id: string
    uid_validity: number
    uid: number
    letter_id: string | null
    unmoved: Default<boolean>
  }
  letter: {
    id: string
    nth: GeneratedAlways<number>
    raw_sha256: string
    size: number
    source: string
    mailbox_id: string | null
    envelope_from: string | null
    envelope_to: Default<string[]>
    received_at: At
    state: Default<string>
    fate: string | null
    reason: string | null
    decision: MaybeJson
    decided_by_id: string | null
    decided_at: MaybeAt
    attempts: Default<number>
    next_at: At
    message_id: string | null
    digest: string | null
    author: string | null
    author_name: string | null
    recipients: MaybeJson
    subject: string | null
    sent_at: MaybeAt
    excerpt: string | null
    words: string | null
    robot: string | null
    authentication: MaybeJson
    problems: Default<string[]>
    html: string | null
    ticket: number | null
    event_seq: number | null
    person_id: string | null
    placed_by: string | null
    suggested_ticket: number | null
    notice_id: string | null
    repeats_id: string | null
    taken_at: MaybeAt
  }
  customer_domain: { domain: string; customer_id: string; created_at: At }
  person_address: { address: string; person_id: string; added_by_id: string | null; added_at: At }
  blocked_sender: { address: string; reason: string; blocked_by_id: string; blocked_at: At }
  reply_address: { token_hash: Buffer; ticket: number; person_id: string; created_at: At }
  idempotency_key: {
    actor: string
    key: string
    request_hash: Buffer
    status: number | null
    reply: Json
    created_at: At
  }
  audit: {
    id: GeneratedAlways<number>
    at: At
    actor_id: string | null
    action: string
    subject_type: string
    subject_id: string | null
    detail: Json
  }
}
