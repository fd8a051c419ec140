import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Period } from '../../domain/period.ts'

type Db = Kysely<Database>

/** Days of an officer whose answers are left out of figures about officers (ISO 8601, both included). */
export type LeftOut = { officerId: string; fromOn: string; untilOn: string }

/** Days whose answers are out of use in figures about officers: disputed and not decided yet, or excluded by two people. */
export function listLeftOut(db: Db, agencyId: string, { from, to }: Period): Promise<LeftOut[]> {
  return db
    .selectFrom('answer_dispute')
    .select(['officer_id as officerId', 'from_on as fromOn', 'until_on as untilOn'])
    .where('agency_id', '=', agencyId)
    .where('state', '!=', 'kept')
    .where('from_on', '<=', to)
    .where('until_on', '>=', from)
    .execute()
}

/** True for a row of counters `t`, or one with another day, of origin `o` whose day counts. */
export const counts = (leftOut: readonly LeftOut[], day = sql`t.answered_on`) =>
  leftOut.length === 0
    ? sql`true`
    : sql`not exists (
        select from unnest(${leftOut.map(({ officerId }) => officerId)}::uuid[], ${leftOut.map(({ fromOn }) => fromOn)}::date[],
                           ${leftOut.map(({ untilOn }) => untilOn)}::date[]) as x (officer_id, from_on, until_on)
        where x.officer_id = o.officer_id and ${day} between x.from_on and x.until_on)`

/** Counters of an officer in one service: those by visit token, and how many respondents there were by any channel. */
export type OfficerCell = {
  officerId: string
  serviceId: string | null
  all: number
  respondents: number
  sumMean: number
  sumSquaredMean: number
}

export type OfficerRow = { officerId: string; nip: string; name: string; months: number }

/** Every officer who was answered about in a period, by name, with the number of months that have answers by token. */
export async function readOfficers(
  db: Db,
  agencyId: string,
  { from, to }: Period,
  leftOut: readonly LeftOut[],
): Promise<OfficerRow[]> {
  const { rows } = await sql<OfficerRow>`
    select f.officer_id as "officerId", f.nip, f.name,
           (count(distinct date_trunc('month', t.answered_on)) filter (where o.channel = 'token' and t.respondents > 0))::int as months
    from tally_respondent t
    join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id
    join officer f on f.agency_id = o.agency_id and f.officer_id = o.officer_id
    where t.agency_id = ${agencyId} and t.answered_on between ${from}::date and ${to}::date
      and ${counts(leftOut)}
    group by f.officer_id, f.nip, f.name order by f.name, f.nip`.execute(db)
  return rows
}

/** The sums of squares stay below 2^53 up to a hundred million respondents in a cell. */
export async function readCells(
  db: Db,
  agencyId: string,
  { from, to }: Period,
  leftOut: readonly LeftOut[],
): Promise<OfficerCell[]> {
  const { rows } = await sql<OfficerCell>`
    select o.officer_id as "officerId", o.service_id as "serviceId", sum(t.respondents)::int as "all",
           coalesce(sum(t.respondents) filter (where o.channel = 'token'), 0)::int as respondents,
           coalesce(sum(t.sum_mean) filter (where o.channel = 'token'), 0)::float8 as "sumMean",
           coalesce(sum(t.sum_squared_mean) filter (where o.channel = 'token'), 0)::float8 as "sumSquaredMean"
    from tally_respondent t
    join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id
    where t.agency_id = ${agencyId} and o.officer_id is not null and t.answered_on between ${from}::date and ${to}::date
      and ${counts(leftOut)}
    group by o.officer_id, o.service_id`.execute(db)
  return rows
}

/** How many respondents, by whatever channel, answered about an officer on some days. */
export async function countRespondents(
  db: Db,
  agencyId: string,
  { officerId, fromOn, untilOn }: LeftOut,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(t.respondents), 0)::int as count from tally_respondent t
    join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id
    where t.agency_id = ${agencyId} and o.officer_id = ${officerId}
      and t.answered_on between ${fromOn}::date and ${untilOn}::date`.execute(db)
  return rows[0]?.count ?? 0
}
