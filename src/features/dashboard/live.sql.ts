import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Role } from '../../domain/access.ts'

/** Counted answers of a day by unit. */
export async function countDay(
  db: Kysely<Database>,
  agencyId: string,
  day: string,
): Promise<{ unitId: string; n: number }[]> {
  const { rows } = await sql<{ unitId: string; n: number }>`
    select o.unit_id as "unitId", sum(t.responses)::int as n
    from origin o join tally t on t.agency_id = o.agency_id and t.origin_id = o.origin_id
    where o.agency_id = ${agencyId} and t.answered_on = ${day}::date
    group by 1`.execute(db)
  return rows
}

export type Watcher = { sessionId: string; role: Role; unitId: string | null }

/** The roles that some sign-ins, as far as they are still in force, have in an agency or in the one it is the practice of. */
export async function listWatchers(
  db: Kysely<Database>,
  agencyId: string,
  sessionIds: readonly string[],
  { now, idleSince }: { now: Date; idleSince: Date },
): Promise<Watcher[]> {
  const { rows } = await sql<Watcher>`
    select s.id as "sessionId", m.role, case when a.practice_of is null then m.unit_id end as "unitId"
    from auth_session s
    join agency a on a.agency_id = ${agencyId}
    join membership m on m.user_id = s.user_id and m.agency_id in (a.agency_id, a.practice_of) and m.ended_at is null
    where s.id = any (${sessionIds}::uuid[]) and s.expires_at > ${now} and s.updated_at > ${idleSince}`.execute(db)
  return rows
}
