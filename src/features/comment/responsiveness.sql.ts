import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Covered } from '../directory/reach.ts'

type Db = Kysely<Database>

/** How many wishes were replied to after how many days, and how many still wait since which day. */
export type Waits = { replied: { days: number; n: number }[]; waiting: { answeredOn: string; n: number }[] }

/** Of the wishes of some days; spam and abuse ask for no reply. */
export async function readWaits(
  db: Db,
  agencyId: string,
  covered: Covered,
  { from, to }: { from: string; to: string },
): Promise<Waits> {
  const within = covered === null ? sql`true` : sql`c.unit_id = any(${[...covered]}::uuid[])`
  const { rows } = await sql<{ answeredOn: string; days: number | null; n: number }>`
    select c.answered_on as "answeredOn", y.replied_on - c.answered_on as days, count(*)::int as n
    from comment c
    left join response_reply y on y.agency_id = c.agency_id and y.response_id = c.response_id
    where c.agency_id = ${agencyId}::uuid and c.wants_reply and c.state not in ('spam', 'abuse')
      and c.answered_on between ${from}::date and ${to}::date and ${within}
    group by 1, 2`.execute(db)
  return {
    replied: rows.flatMap(({ days, n }) => (days === null ? [] : [{ days, n }])),
    waiting: rows.flatMap(({ answeredOn, days, n }) => (days === null ? [{ answeredOn, n }] : [])),
  }
}
