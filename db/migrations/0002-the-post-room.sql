-- The post room: mailboxes, letters that came and what became of them, who writes from where, bounces.

-- A box of an IMAP server, or an address at our own SMTP/LMTP door. Requests that come by it begin with its product and line.
create table mailbox (
  id uuid primary key,
  kind text not null check (kind in ('imap', 'door')),
  name text collate "ru-x-icu" not null check (name <> ''),
  -- Where people write to; also how our own letters are told from others (E3).
  address text not null,
  product_id uuid references product,
  line_id uuid references line,
  active boolean not null default true,
  host text,
  port integer check (port between 1 and 65535),
  tls text check (tls in ('implicit', 'starttls', 'off')),
  user_name text,
  folder text,
  -- Null: letters are left where they lie.
  move_to text,
  -- Letters that lay there before the first connection and are older are passed over (I6).
  take_from timestamptz,
  -- Password and OAuth2 secrets, sealed with a key that is not in the database (B7).
  secret bytea,
  oauth jsonb,
  -- How it was at the last look.
  connected boolean not null default false,
  seen_at timestamptz,
  problem text,
  problem_since timestamptz,
  created_at timestamptz not null,
  check (kind = 'door' or (host is not null and port is not null and tls is not null and user_name is not null
    and folder is not null and take_from is not null))
);
create unique index mailbox_by_address on mailbox (lower(address));

-- Our own book of what a box holds: never "unread", never a place in a list (U13, I1, I4).
create table mailbox_validity (
  mailbox_id uuid not null references mailbox on delete cascade,
  uid_validity bigint not null,
  -- UIDNEXT when it was seen first.
  first_uid_next bigint not null,
  begun_at timestamptz not null,
  primary key (mailbox_id, uid_validity)
);

-- Every letter that came, by whatever route, and its fate (I9). The raw letter is a stored file.
create table letter (
  id uuid primary key,
  -- The order in which they came, however many in one millisecond.
  nth bigint not null generated always as identity,
  raw_sha256 text collate "C" not null,
  size bigint not null,
  source text not null check (source in ('smtp', 'imap')),
  mailbox_id uuid references mailbox on delete set null,
  envelope_from text,
  envelope_to text[] not null default '{}',
  received_at timestamptz not null,

  -- `stored`: to be taken. `held`, `asking`, `quarantined`: until somebody decides. `done`: it has its fate.
  state text not null default 'stored' check (state in ('stored', 'held', 'asking', 'quarantined', 'done')),
  fate text check (fate in ('registered', 'answered', 'robot', 'bounce', 'repeated', 'discarded')),
  reason text,
  -- What somebody of the staff decided about it: taken up at the next taking.
  decision jsonb,
  decided_by_id uuid references person,
  decided_at timestamptz,
  attempts integer not null default 0,
  next_at timestamptz not null,

  -- What was read in it. All of it was written by an outsider.
  message_id text collate "C",
  digest text collate "C",
  author text collate "C",
  author_name text,
  recipients jsonb,
  subject text,
  sent_at timestamptz,
  excerpt text,
  -- What one reads in it, with quotes and signature, while somebody has to decide; afterwards it stands in the request.
  words text,
  robot text,
  authentication jsonb,
  problems text[] not null default '{}',
  -- Sanitised; its pictures are files of the request.
  html text,

  -- What became of it.
  ticket bigint references ticket,
  event_seq integer,
  person_id uuid references person,
  -- By what it was placed: token, message_id, number, staff.
  placed_by text,
  -- Where it seems to belong, while nobody has decided.
  suggested_ticket bigint references ticket,
  -- The letter of ours that bounced.
  notice_id uuid references notice,
  -- The letter that this one is again (D9, D10).
  repeats_id uuid references letter,
  taken_at timestamptz,
  check ((state = 'done') = (fate is not null))
);
create index letter_to_take on letter (next_at, nth) where state = 'stored';
create index letter_to_decide on letter (received_at desc, id) where state in ('held', 'asking', 'quarantined');
create index letter_newest on letter (received_at desc, id);
create index letter_by_author on letter (author, received_at) where author is not null;
create index letter_by_message_id on letter (message_id) where message_id is not null;
create index letter_by_digest on letter (digest) where digest is not null;
create index letter_by_raw on letter (raw_sha256);
create index letter_by_ticket on letter (ticket) where ticket is not null;

create table mailbox_uid (
  mailbox_id uuid not null,
  uid_validity bigint not null,
  uid bigint not null,
  -- Null: passed over on purpose.
  letter_id uuid references letter,
  -- Stored, and not yet moved away where the box says so (I7).
  unmoved boolean not null default false,
  primary key (mailbox_id, uid_validity, uid),
  foreign key (mailbox_id, uid_validity) references mailbox_validity on delete cascade
);
create index mailbox_uid_unmoved on mailbox_uid (mailbox_id, uid_validity) where unmoved;

-- Mail domains of customers: whoever writes from there is theirs.
create table customer_domain (
  domain text collate "C" primary key check (domain = lower(domain) and domain <> ''),
  customer_id uuid not null references customer,
  created_at timestamptz not null
);
create index customer_domain_by_customer on customer_domain (customer_id);

-- Other addresses of a person, besides the one that he signs in with; letters from there are his.
create table person_address (
  address text collate "C" primary key check (address = lower(address) and address <> ''),
  person_id uuid not null references person,
  added_by_id uuid references person,
  added_at timestamptz not null
);
create index person_address_by_person on person_address (person_id);

-- Senders whose letters are put aside unread, by somebody's decision.
create table blocked_sender (
  address text collate "C" primary key check (address = lower(address) and address <> ''),
  reason text not null,
  blocked_by_id uuid not null references person,
  blocked_at timestamptz not null
);

alter table person
  -- Wrote from a customer's domain and was not known: somebody of the staff has to confirm who it is.
  add column draft boolean not null default false,
  -- The last letter to him that came back, until one arrives or his address changes.
  add column mail_failed_at timestamptz,
  add column mail_failure text;
create index person_draft on person (created_at desc) where draft;
grant select (draft, mail_failed_at, mail_failure) on person to asmo_customer;

-- One address for answers per request and person; the token itself is made from the installation's secret (D5).
create table reply_address (
  token_hash bytea primary key,
  ticket bigint not null references ticket,
  person_id uuid not null references person,
  created_at timestamptz not null,
  unique (ticket, person_id)
);

alter table notice drop constraint notice_state_check;
alter table notice add constraint notice_state_check
  check (state in ('queued', 'sending', 'sent', 'kept', 'failed', 'dropped', 'bounced'));
alter table notice
  add column bounced_at timestamptz,
  -- RFC 3463, of the last report: a delay has one too.
  add column bounce_status text;
create index notice_by_address on notice (lower(address), created_at);
create index notice_by_message_id on notice (message_id) where message_id is not null;

-- Links in letters by which a customer decides about a resolution, once (R5.7).
alter table one_time_link drop constraint one_time_link_purpose_check;
alter table one_time_link add constraint one_time_link_purpose_check
  check (purpose in ('invitation', 'password_reset', 'first_administrator', 'accept_resolution', 'return_resolution'));
alter table one_time_link
  add column ticket bigint references ticket,
  -- The resolution that it is about: the request's sequence when the link was made.
  add column based_on integer;

-- What a customer may have of a letter: that of a public event of a request that he sees, and how it looked.
grant select (id, ticket, event_seq, html, size) on letter to asmo_customer;
alter table letter enable row level security;
create policy letters_of_public_events on letter for select to asmo_customer using (
  ticket is not null and exists (
    select from ticket_event where ticket_event.ticket = letter.ticket and ticket_event.seq = letter.event_seq
  )
);
