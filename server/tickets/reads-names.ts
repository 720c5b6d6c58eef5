import { sql } from 'kysely'
import type { Reader } from '../../db/connect.ts'
import type { PersonFacts } from '../../core/notices/hears.ts'
import { personCard, type PersonJson } from './people.ts'

/** Names of everything that a history speaks of, and the people that it may be told to. */
export interface Names {
  readonly names: ReadonlyMap<string, string>
  readonly people: readonly PersonFacts[]
}

interface NameRow {
  readonly id: string
  readonly name: string
  readonly facts: PersonJson | null
}

/**
 * One statement: people, staff by card, lines, products, modules. A customer gets his own people and the cards; who the
 * dispatchers and managers are only staff is told.
 */
export async function namesOf(reader: Reader, ids: ReadonlySet<string>): Promise<Names> {
  const wanted = sql`any(${[...ids]}::uuid[])`
  const facts = sql`jsonb_build_object('id', id, 'side', side, 'customerId', customer_id, 'role', role, 'lineId', line_id,
    'active', active, 'name', name, 'email', '', 'language', language)`
  const { rows } = await sql<NameRow>`
    select id, name::text collate "C" as name, ${facts} as facts from person where id = ${wanted}
    union all select id, name::text collate "C", ${facts} from person
      where side = 'provider' and role in ('dispatcher', 'manager') and active and id <> all(${[...ids]}::uuid[])
    union all select id, name::text collate "C", null from staff_card where id = ${wanted}
    union all select id, name::text collate "C", null from line where id = ${wanted}
    union all select id, name::text collate "C", null from product where id = ${wanted}
    union all select id, name::text collate "C", null from module where id = ${wanted}`.execute(reader)
  return {
    names: new Map(rows.map(({ id, name }) => [id, name] as const)),
    people: rows.flatMap((row) => (row.facts === null ? [] : [personCard(row.facts)])),
  }
}
