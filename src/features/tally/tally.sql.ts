import { CompiledQuery, type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Countable } from './cells.ts'
import type { Batch } from './tally.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const DRAIN_LOCK = 5_821_407_214

/** Makes the planner find counters by their index: a plan cached while the table was small would go on scanning all of it. */
const byKey = sql`
  set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`

/**
 * One process drains the queue at a time; the others need not wait, since their work is being done. The commit does not wait for the disk:
 * a crash may undo it, but counting and leaving the queue are one transaction, so the answers are counted again.
 */
export async function tryDrainLock(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(${DRAIN_LOCK}) as got, set_config('synchronous_commit', 'off', true), ${byKey}`.execute(
    trx,
  )
  return rows[0]?.got ?? false
}

/** Like {@link tryDrainLock}, but waits until the lock is free, and its commit waits for the disk. */
export async function waitToDrain(trx: Trx): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${DRAIN_LOCK}), ${byKey}`.execute(trx)
  return true
}

/** Waits until nobody drains, and keeps all from draining until the transaction ends. */
export async function waitForDrainLock(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${DRAIN_LOCK})`.execute(trx)
}

/** The batches that have waited longest, oldest first: the row (ctid) of each in the queue, and how many responses it holds. */
export async function listOldest(trx: Trx, batches: number): Promise<Batch[]> {
  const { rows } = await sql<Batch>`
    /* name: list_oldest */
    select ctid::text as place, responses from pending where set_aside_at is null order by queued_at limit ${batches}`.execute(
    trx,
  )
  return rows
}

/** Before a step that bad data can make fail, so that it can be rolled back alone. */
export async function savepoint(trx: Trx): Promise<void> {
  await sql`savepoint counting`.execute(trx)
}

export async function backToSavepoint(trx: Trx): Promise<void> {
  await sql`rollback to savepoint counting`.execute(trx)
}

/** Puts a batch back as two halves, in its place of the queue. */
export async function halve(trx: Trx, { place, responses }: Batch): Promise<void> {
  const middle = Math.ceil(responses / 2)
  await sql`
    with taken as (delete from pending where ctid = ${place}::tid returning *)
    insert into pending (agency_id, response_ids, origin_ids, answered_on, answered_hour, overall, scores, queued_at)
    select agency_id, response_ids[h.a:h.b], origin_ids[h.a:h.b], answered_on[h.a:h.b], answered_hour[h.a:h.b], overall[h.a:h.b],
           scores[h.a:h.b], queued_at
    from taken cross join (values (1, ${middle}::integer), (${middle + 1}::integer, ${responses}::integer)) as h (a, b)`.execute(
    trx,
  )
}

export async function setAside(trx: Trx, { place }: Batch): Promise<void> {
  await sql`update pending set set_aside_at = now() where ctid = ${place}::tid`.execute(trx)
}

/** Puts what was set aside back into the queue. */
export async function takeUpAgain(db: Db): Promise<void> {
  await sql`update pending set set_aside_at = null where set_aside_at is not null`.execute(db)
}

export async function countSetAside(db: Db, agencySlug: string | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(responses), 0)::int as n from pending join agency a using (agency_id)
    where set_aside_at is not null and (${agencySlug}::text is null or a.slug = ${agencySlug})`.execute(db)
  return rows[0]?.n ?? 0
}

/**
 * Takes batches out of the queue, each as one row of lists. A row per answer, with equal ones grouped, took the database three times as
 * long, and over many points hardly any are equal.
 */
export async function takePending(trx: Trx, places: readonly string[]): Promise<Countable[]> {
  const { rows } = await sql<Record<'agencyId' | 'originIds' | 'days' | 'hours' | 'overalls' | 'scores', string>>`
    /* name: take_pending */
    delete from pending where ctid = any (${places}::tid[])
    returning agency_id as "agencyId", array_to_string(origin_ids, ',') as "originIds", array_to_string(answered_on, ',') as days,
              array_to_string(answered_hour, ',', '') as hours, array_to_string(overall, ',', '') as overalls,
              array_to_string(array(select encode(s, 'hex') from unnest(scores) as s), ',') as scores`.execute(trx)
  return rows.flatMap(({ agencyId, originIds, ...lists }) => {
    const [days, hours, overalls] = [lists.days.split(','), lists.hours.split(','), lists.overalls.split(',')]
    const scores = lists.scores.split(',')
    return originIds.split(',').map((originId, place) => ({
      agencyId,
      originId,
      answeredOn: days[place]!,
      answeredHour: numberOf(hours[place]!),
      overall: numberOf(overalls[place]!),
      scores: Buffer.from(scores[place]!, 'hex'),
    }))
  })
}

function numberOf(text: string): number | null {
  return text === '' ? null : Number(text)
}

/** After many rows were added at once: until autovacuum runs, the planner would go by the statistics of empty tables. */
export async function refreshStatistics(db: Db): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(refreshStatisticsText))
}

/** The statement of {@link refreshStatistics}, for a client without Kysely. */
export const refreshStatisticsText = `
  analyze unit, service, officer, point, point_code, duty, questionnaire, origin, response, tally, tally_month, tally_hour`

export async function countPending(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select coalesce(sum(responses), 0)::int as n from pending`.execute(db)
  return rows[0]?.n ?? 0
}

/** By the database's clock, which also wrote when a batch was queued. */
export async function readLag(db: Db): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select coalesce(extract(epoch from clock_timestamp() - min(queued_at)), 0)::float8 as seconds
    from pending where set_aside_at is null`.execute(db)
  return rows[0]?.seconds ?? 0
}
