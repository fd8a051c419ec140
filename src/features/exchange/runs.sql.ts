import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Counts, Refused } from './import.ts'
import type { ImportRun, RunState } from './runs.ts'
import type { SheetName } from './sheets.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const columns = [
  'import_id as importId',
  'what',
  'file_name as fileName',
  'actor',
  'state',
  'done',
  'total',
  'counts',
  'problems',
  'begun_at as begunAt',
] as const

type Raw = Omit<ImportRun, 'what' | 'state' | 'counts' | 'problems'> & {
  what: string
  state: string
  counts: unknown
  problems: unknown
}

const runOf = (row: Raw): ImportRun => ({
  ...row,
  what: row.what as SheetName,
  state: row.state as RunState,
  counts: row.counts as Counts | null,
  problems: row.problems as Refused | null,
})

/** False when the agency has one that is not over yet. */
export async function insertRun(
  trx: Trx,
  run: {
    agencyId: string
    importId: string
    what: SheetName
    fileName: string
    file: Buffer
    userId: string | null
    actor: string
    reach: readonly string[] | null
    now: Date
  },
): Promise<boolean> {
  const { agencyId, importId, what, fileName, file, userId, actor, reach, now } = run
  const { numAffectedRows } = await sql`
    insert into import_run (agency_id, import_id, what, file_name, file, user_id, actor, reach, state, begun_at)
    values (${agencyId}, ${importId}, ${what}, ${fileName}, ${file}, ${userId}, ${actor}, ${reach}::uuid[], 'checking', ${now})
    on conflict do nothing`.execute(trx)
  return numAffectedRows === 1n
}

export async function findRun(db: Db, agencyId: string, importId: string): Promise<ImportRun | null> {
  const row = await db
    .selectFrom('import_run')
    .select(columns)
    .where('agency_id', '=', agencyId)
    .where(sql<string>`import_id::text`, '=', importId)
    .executeTakeFirst()
  return row ? runOf(row) : null
}

export async function listRuns(db: Db, agencyId: string, limit: number): Promise<ImportRun[]> {
  const rows = await db
    .selectFrom('import_run')
    .select(columns)
    .where('agency_id', '=', agencyId)
    .orderBy('begun_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(runOf)
}

/** Goes on from one state to another; false when it is not in that one. What is over keeps no file. */
export async function moveRun(
  db: Db,
  agencyId: string,
  importId: string | null,
  { from, to, reach }: { from: RunState; to: RunState; reach?: readonly string[] | null },
): Promise<boolean> {
  const isOver = to === 'dropped' || to === 'done' || to === 'refused'
  const { numAffectedRows } = await sql`
    update import_run set state = ${to}, done = 0, tries = 0,
      file = case when ${isOver} then null else file end,
      reach = case when ${reach !== undefined} then ${reach ?? null}::uuid[] else reach end
    where agency_id = ${agencyId} and (${importId}::uuid is null or import_id = ${importId}) and state = ${from}`.execute(
    db,
  )
  return (numAffectedRows ?? 0n) > 0n
}

/** Counts that the step of a run begins; answers how often it did. */
export async function beginStep(db: Db, agencyId: string, importId: string): Promise<number> {
  const row = await db
    .updateTable('import_run')
    .set((eb) => ({ done: 0, tries: eb('tries', '+', 1) }))
    .where('agency_id', '=', agencyId)
    .where('import_id', '=', importId)
    .returning('tries')
    .executeTakeFirstOrThrow()
  return row.tries
}

export async function setProgress(db: Db, agencyId: string, importId: string, done: number, total: number) {
  await db
    .updateTable('import_run')
    .set({ done, total })
    .where('agency_id', '=', agencyId)
    .where('import_id', '=', importId)
    .execute()
}

/** How a step ended. */
export async function finishStep(
  db: Db,
  agencyId: string,
  importId: string,
  { state, counts, problems }: { state: RunState; counts: Counts | null; problems: Refused | null },
): Promise<void> {
  await sql`
    update import_run set state = ${state}, counts = ${counts && JSON.stringify(counts)}::jsonb,
      problems = ${problems && JSON.stringify(problems)}::jsonb, file = case when ${state} = 'checked' then file end
    where agency_id = ${agencyId} and import_id = ${importId}`.execute(db)
}

export type Waiting = {
  agencyId: string
  importId: string
  what: SheetName
  fileName: string
  userId: string | null
  actor: string
  reach: string[] | null
  state: 'checking' | 'storing'
  timeZone: string
}

export async function listWaiting(db: Db): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select r.agency_id as "agencyId", r.import_id as "importId", r.what, r.file_name as "fileName", r.user_id as "userId",
           r.actor, r.reach, r.state, a.time_zone as "timeZone"
    from import_run r join agency a on a.agency_id = r.agency_id
    where r.state in ('checking', 'storing') order by r.begun_at limit 20`.execute(db)
  return rows
}

export async function readFile(db: Db, agencyId: string, importId: string): Promise<Buffer> {
  const row = await db
    .selectFrom('import_run')
    .select('file')
    .where('agency_id', '=', agencyId)
    .where('import_id', '=', importId)
    .executeTakeFirst()
  return row?.file ?? Buffer.alloc(0)
}
