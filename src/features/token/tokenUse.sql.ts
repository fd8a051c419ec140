import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { IssuedHour, TokenDay } from './tokenUse.ts'

type Span = { from: string; to: string }
type Scope = { agencyId: string; unitIds: readonly string[] | null; timeZone: string }

export async function listIssuedHours(db: Kysely<Database>, scope: Scope, since: Date): Promise<IssuedHour[]> {
  const { agencyId, unitIds, timeZone } = scope
  const { rows } = await sql<IssuedHour>`
    select u.slug as "unitSlug", u.name as unit, i.n as issued, r.hour is not null as "isRevoked",
           to_char(i.hour at time zone ${timeZone}, 'YYYY-MM-DD"T"HH24') as hour
    from token_issue i
    join unit u on u.agency_id = i.agency_id and u.unit_id = i.unit_id
    left join token_revocation r on r.agency_id = i.agency_id and r.unit_id = i.unit_id and r.hour = i.hour
    where i.agency_id = ${agencyId} and i.hour > ${since}
      and (${unitIds}::uuid[] is null or i.unit_id = any(${unitIds}::uuid[]))
    order by i.hour desc, u.name
    limit 500`.execute(db)
  return rows
}

export async function listTokenDays(db: Kysely<Database>, scope: Scope, { from, to }: Span): Promise<TokenDay[]> {
  const { agencyId, unitIds, timeZone } = scope
  const { rows } = await sql<TokenDay>`
    with issued as (
      select unit_id, (hour at time zone ${timeZone})::date as day, sum(n)::int as n from token_issue
      where agency_id = ${agencyId} group by 1, 2
    ), answered as (
      select o.unit_id, t.answered_on as day, sum(t.responses)::int as n
      from origin o join tally t on t.agency_id = o.agency_id and t.origin_id = o.origin_id
      where o.agency_id = ${agencyId} and o.channel = 'token' and t.answered_on between ${from}::date and ${to}::date
      group by 1, 2
    ), counted as (
      select unit_id, day, coalesce(i.n, 0) as issued, coalesce(a.n, 0) as answered
      from issued i full join answered a using (unit_id, day)
    )
    select c.day::text as day, u.name as unit, c.issued, c.answered
    from counted c join unit u on u.agency_id = ${agencyId} and u.unit_id = c.unit_id
    where c.day between ${from}::date and ${to}::date
      and (${unitIds}::uuid[] is null or c.unit_id = any(${unitIds}::uuid[]))
    order by c.day desc, u.name
    limit 500`.execute(db)
  return rows
}
