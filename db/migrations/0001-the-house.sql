-- The first complete form: people, contracts, requests with their events, notices, files.
-- Times are timestamptz; names sort by ru-x-icu, technical keys by "C".

do $$ begin
  if not exists (select from pg_roles where rolname = 'asmo_customer') then
    create role asmo_customer nologin noinherit;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not pg_has_role(current_user, 'asmo_customer', 'member') or current_setting('server_version_num')::int >= 160000 then
    execute format('grant asmo_customer to %I', current_user);
  end if;
exception when insufficient_privilege or invalid_grant_operation then null;
end $$;

-- One row: who this installation is. The epoch grows at every restore, so that tokens and numbers of another life never match (D13).
create table installation (
  only_row boolean primary key default true check (only_row),
  id uuid not null,
  epoch integer not null default 1,
  secret bytea not null,
  created_at timestamptz not null
);

create table line (
  id uuid primary key,
  name text not null check (name <> ''),
  rank integer not null,
  archived_at timestamptz
);

create table customer (
  id uuid primary key,
  kind text not null check (kind in ('organisation', 'person')),
  name text collate "ru-x-icu" not null check (name <> ''),
  short_name text collate "ru-x-icu" not null check (short_name <> ''),
  inn text,
  phone text,
  note text,
  words tsvector generated always as (to_tsvector('simple', replace(lower(name || ' ' || short_name), 'ё', 'е'))) stored,
  created_at timestamptz not null,
  archived_at timestamptz
);
create index customer_by_name on customer (short_name, id);
create index customer_by_words on customer using gin (words);

create table person (
  id uuid primary key,
  side text not null check (side in ('provider', 'customer')),
  customer_id uuid references customer,
  name text collate "ru-x-icu" not null check (name <> ''),
  email text not null,
  phone text,
  phone_digits text generated always as (regexp_replace(coalesce(phone, ''), '\D', '', 'g')) stored,
  position text,
  role text not null check (role in ('user', 'customer_administrator', 'observer', 'dispatcher', 'specialist', 'manager', 'administrator')),
  sees text not null default 'own' check (sees in ('own', 'organisation')),
  competences text[] not null default '{}',
  line_id uuid references line,
  language text not null default 'ru' check (language in ('ru', 'en')),
  password_hash text,
  -- Has set a password: the one thing of it that a customer's administrator may know of his people.
  joined boolean generated always as (password_hash is not null) stored,
  -- Words of the name for the search while a call is on the line: ё and е alike.
  words tsvector generated always as (to_tsvector('simple', replace(lower(name), 'ё', 'е'))) stored,
  active boolean not null default true,
  created_at timestamptz not null,
  check ((side = 'customer') = (customer_id is not null)),
  check ((side = 'customer') = (role in ('user', 'customer_administrator', 'observer')))
);
create unique index person_by_email on person (lower(email));
create index person_by_words on person using gin (words);
create index person_by_customer on person (customer_id, name);
create index person_of_staff on person (name) where side = 'provider';

-- What a customer may know of the staff: a name, nothing else (A12).
create view staff_card as select id, name from person where side = 'provider';

create table session (
  token_hash bytea primary key,
  person_id uuid not null references person,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text,
  address text
);
create index session_by_person on session (person_id);

-- One-time links: invitation, password reset, the first administrator.
create table one_time_link (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('invitation', 'password_reset', 'first_administrator')),
  person_id uuid references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_link_by_person on one_time_link (person_id);

-- Failed and successful sign-ins, for slowing down guessing per account and per source (G6).
create table sign_in_attempt (
  id bigint generated always as identity primary key,
  account text collate "C" not null,
  source text collate "C" not null,
  at timestamptz not null,
  succeeded boolean not null
);
create index sign_in_attempt_by_account on sign_in_attempt (account, at);
create index sign_in_attempt_by_source on sign_in_attempt (source, at);

create table product (
  id uuid primary key,
  name text collate "ru-x-icu" not null check (name <> ''),
  archived_at timestamptz
);
create table module (
  id uuid primary key,
  product_id uuid not null references product,
  name text collate "ru-x-icu" not null check (name <> ''),
  archived_at timestamptz
);
create index module_by_product on module (product_id);

-- Versions of regulations are never changed; a new version is a new row.
create table regulation (
  id text collate "C" not null,
  version integer not null,
  document jsonb not null,
  effective_from timestamptz not null,
  created_at timestamptz not null,
  primary key (id, version)
);

create table contract (
  id uuid primary key,
  customer_id uuid not null references customer,
  kind text not null check (kind in ('licence', 'service')),
  number text not null check (number <> ''),
  starts_on date not null,
  ends_on date,
  services text[] not null,
  product_ids uuid[] not null default '{}',
  place text not null check (place in ('remote', 'on_site')),
  price_note text,
  specification text,
  regulation_id text not null,
  norm_minutes jsonb not null default '{}',
  created_at timestamptz not null,
  ended_at timestamptz,
  check (ends_on is null or ends_on >= starts_on)
);
create index contract_by_customer on contract (customer_id);

create sequence ticket_number as bigint start 1001;

create table ticket (
  number bigint primary key,
  customer_id uuid not null references customer,
  requester_id uuid not null references person,
  registered_by_id uuid references person,
  channel text not null,
  state text not null check (state in ('registered', 'in_progress', 'waiting_for_customer', 'delivery_verification', 'resolution_verification', 'closed', 'cancelled')),
  kind text not null,
  complexity text,
  critical text not null,
  priority smallint not null,
  service text not null,
  product_id uuid references product,
  module_id uuid references module,
  line_id uuid references line,
  assignee_id uuid references person,
  contract_id uuid references contract,
  covered boolean not null,
  expected_by date,
  planned_for date,
  registered_at timestamptz not null,
  reacted_at timestamptz,
  resolved_at timestamptz,
  ended_at timestamptz,
  reaction_due timestamptz,
  resolution_due timestamptz,
  -- The clock that matters next, as a list shows it (server/tickets/columns.ts); derived, never a source.
  clock jsonb not null,
  -- The norms that the contract replaced when cover was decided: frozen, so that a later change of the contract rewrites nothing (U24).
  norm_minutes jsonb not null default '{}',
  -- What the customer is expected to do; null: nothing.
  expected text,
  -- What a queue sorts by: the next due instant of a running clock, or the year 9999.
  queue_at timestamptz not null,
  -- The earliest instant at which something may become true by itself; null: never.
  next_matter_at timestamptz,
  last_word_side text not null,
  last_word_by_id uuid,
  last_word_at timestamptz not null,
  watcher_ids uuid[] not null default '{}',
  -- The subject in plain, for lists; its digest stands in the fold. Erased together with the text beside the event.
  subject text not null,
  search tsvector not null,
  seq integer not null,
  -- The hash of the last public event (core/tickets/chain.ts).
  head_hash bytea not null,
  -- The folded ticket, exactly what replaying the events gives.
  fold jsonb not null
);
create index ticket_open_by_due on ticket (queue_at, number) where state not in ('closed', 'cancelled');
create index ticket_open_by_assignee on ticket (assignee_id, queue_at, number) where state not in ('closed', 'cancelled');
create index ticket_open_by_line on ticket (line_id, queue_at, number) where state not in ('closed', 'cancelled');
create index ticket_open_by_last_word on ticket (last_word_at, number) where state not in ('closed', 'cancelled');
create index ticket_by_customer on ticket (customer_id, number desc);
create index ticket_by_requester on ticket (requester_id, number desc);
create index ticket_by_assignee on ticket (assignee_id, number desc);
create index ticket_by_watcher on ticket using gin (watcher_ids) where watcher_ids <> '{}';
create index ticket_by_matter on ticket (next_matter_at) where next_matter_at is not null;
create index ticket_by_ended on ticket (ended_at desc) where ended_at is not null;
create index ticket_by_words on ticket using gin (search);

create table ticket_event (
  ticket bigint not null references ticket,
  seq integer not null,
  at timestamptz not null,
  actor_side text not null check (actor_side in ('provider', 'customer', 'system')),
  actor_id uuid references person,
  channel text not null,
  visibility text not null check (visibility in ('public', 'internal')),
  type text not null,
  fact jsonb not null,
  -- Personal words beside the chain: digest → {salt, text}; erasing them leaves fact and hash as they were (152-ФЗ).
  texts jsonb not null default '{}',
  hash bytea not null,
  primary key (ticket, seq)
);

create function ticket_event_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'events are append-only' using errcode = 'restrict_violation';
  end if;
  if (old.ticket, old.seq, old.at, old.actor_side, old.actor_id, old.channel, old.visibility, old.type, old.fact, old.hash)
     is distinct from (new.ticket, new.seq, new.at, new.actor_side, new.actor_id, new.channel, new.visibility, new.type, new.fact, new.hash) then
    raise exception 'events are append-only' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger ticket_event_append_only before update or delete on ticket_event
  for each row execute function ticket_event_is_append_only();

-- Stored files. A row exists only for content that is durable on disk below data/files by its SHA-256.
create table file (
  id uuid primary key,
  sha256 text collate "C" not null,
  size bigint not null,
  name text not null,
  media_type text not null,
  uploaded_by_id uuid not null references person,
  uploaded_at timestamptz not null,
  -- Null until an event names it; until then only its uploader can use it, and it goes after a day (A2, H3).
  -- Deferred: at registration the file is bound before the row of its request is written.
  ticket bigint references ticket deferrable initially deferred,
  event_seq integer,
  visibility text check (visibility in ('public', 'internal'))
);
create index file_by_ticket on file (ticket) where ticket is not null;
create index file_unbound on file (uploaded_at) where ticket is null;

-- Every message that the system sends to somebody, and its delivery state: the outbox and the proof in one.
create table notice (
  id uuid primary key,
  ticket bigint references ticket,
  event_seq integer,
  person_id uuid references person,
  address text not null,
  template text not null,
  language text not null,
  params jsonb not null,
  reason text not null default '',
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'kept', 'failed', 'dropped')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  lease_until timestamptz,
  subject text,
  body_text text,
  body_html text,
  message_id text,
  error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index notice_by_ticket on notice (ticket, event_seq) where ticket is not null;
create index notice_to_send on notice (next_at, created_at) where state in ('queued', 'sending');
create index notice_newest on notice (created_at desc, id);
create unique index notice_once on notice (ticket, event_seq, person_id, template) where ticket is not null;

-- The first answer to a write, given again when the write is repeated (I13).
create table idempotency_key (
  actor text collate "C" not null,
  key text collate "C" not null,
  request_hash bytea not null,
  status smallint,
  reply jsonb,
  created_at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);

-- What administrators change: who, when, what (the requests have their own events).
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_id uuid references person,
  action text not null,
  subject_type text not null,
  subject_id text,
  detail jsonb not null default '{}'
);
create index audit_newest on audit (at desc, id desc);

-- The second wall: what the customers' role may read, whatever a query forgets.
grant usage on schema public to asmo_customer;
grant select on product, module, contract, ticket, ticket_event, file, notice, line, regulation, staff_card to asmo_customer;
-- The staff's note on a customer is not for him (A12).
grant select (id, kind, name, short_name, inn, phone, words, created_at, archived_at) on customer to asmo_customer;
grant select (id, side, customer_id, name, email, phone, position, role, sees, competences, line_id, language, active, joined, words, created_at) on person to asmo_customer;

create function asmo_customer_id() returns uuid language sql stable as
  $$ select nullif(current_setting('asmo.customer', true), '')::uuid $$;
create function asmo_person_id() returns uuid language sql stable as
  $$ select nullif(current_setting('asmo.person', true), '')::uuid $$;
create function asmo_sees_all() returns boolean language sql stable as
  $$ select current_setting('asmo.sees', true) = 'organisation' $$;

alter table customer enable row level security;
create policy own_customer on customer for select to asmo_customer using (id = (select asmo_customer_id()));
alter table person enable row level security;
create policy own_people on person for select to asmo_customer using (customer_id = (select asmo_customer_id()));
alter table contract enable row level security;
create policy own_contracts on contract for select to asmo_customer using (customer_id = (select asmo_customer_id()));
alter table ticket enable row level security;
create policy own_tickets on ticket for select to asmo_customer using (
  customer_id = (select asmo_customer_id())
  and ((select asmo_sees_all()) or requester_id = (select asmo_person_id()) or watcher_ids @> array[(select asmo_person_id())])
);
alter table ticket_event enable row level security;
create policy public_events on ticket_event for select to asmo_customer using (
  visibility = 'public' and exists (select from ticket where ticket.number = ticket_event.ticket)
);
alter table file enable row level security;
create policy public_files on file for select to asmo_customer using (
  (ticket is null and uploaded_by_id = (select asmo_person_id()))
  or (visibility = 'public' and exists (select from ticket where ticket.number = file.ticket))
);
alter table notice enable row level security;
create policy own_notices on notice for select to asmo_customer using (person_id = (select asmo_person_id()));
