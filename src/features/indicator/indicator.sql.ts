import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Direction, Source, Subject, VersionState } from '../../domain/indicator.ts'
import type { Rhythm } from '../../domain/rhythm.ts'
import type { Simulation } from '../../domain/simulation.ts'
import type { Goal } from './goals.ts'
import type { Indicator, IndicatorVersion } from './indicator.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export async function listGoals(db: Db, agencyId: string): Promise<Goal[]> {
  return db
    .selectFrom('goal')
    .select(['goal_id as goalId', 'mission', 'name', 'priority', 'ended_at as endedAt'])
    .where('agency_id', '=', agencyId)
    .orderBy('priority')
    .orderBy('name')
    .execute()
}

export async function insertGoal(
  trx: Trx,
  agencyId: string,
  { goalId, mission, name, priority }: Omit<Goal, 'endedAt'>,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('goal')
    .values({ agency_id: agencyId, goal_id: goalId, mission, name, priority, made_at: now })
    .execute()
}

export async function updateGoal(
  trx: Trx,
  agencyId: string,
  goalId: string,
  values: Partial<{ mission: string; name: string; priority: number; ended_at: Date | null }>,
): Promise<void> {
  await trx.updateTable('goal').set(values).where('agency_id', '=', agencyId).where('goal_id', '=', goalId).execute()
}

const columns = sql`
  i.indicator_id as "indicatorId", i.goal_id as "goalId", i.unit_id as "unitId", u.name as unit, i.subject, i.source, i.detail,
  v.version, v.state, v.name, v.definition, v.measure, v.formula, v.rhythm, v.direction, v.target, v.lowest, v.highest, v.owner,
  v.priority, v.made_by as "madeBy", v.made_at as "madeAt", v.simulation, v.consult_until as "consultUntil",
  v.adopted_by as "adoptedBy", v.adopted_at as "adoptedAt", v.adopted_from as "adoptedFrom", v.adopted_note as "adoptedNote"`

type Row = Omit<Indicator, 'subject' | 'source'> &
  Omit<IndicatorVersion, 'state' | 'rhythm' | 'direction' | 'simulation'> & {
    subject: string
    source: string
    state: string
    rhythm: string
    direction: string
    simulation: object | null
  }

const read = (row: Row): Indicator & IndicatorVersion => ({
  ...row,
  subject: row.subject as Subject,
  source: row.source as Source,
  state: row.state as VersionState,
  rhythm: row.rhythm as Rhythm,
  direction: row.direction as Direction,
  simulation: row.simulation as Simulation | null,
})

/** Every version of every indicator, or of one; indicators by priority and name, versions newest first. */
export async function listVersions(
  db: Db,
  agencyId: string,
  indicatorId: string | null = null,
): Promise<(Indicator & IndicatorVersion)[]> {
  const { rows } = await sql<Row>`
    select ${columns}
    from indicator i join indicator_version v on v.agency_id = i.agency_id and v.indicator_id = i.indicator_id
    left join unit u on u.agency_id = i.agency_id and u.unit_id = i.unit_id
    where i.agency_id = ${agencyId} and (${indicatorId}::text is null or i.indicator_id::text = ${indicatorId})
    order by v.priority, v.name, i.indicator_id, v.version desc`.execute(db)
  return rows.map(read)
}

/** Changes of one indicator come one after the other. */
export async function lockIndicator(trx: Trx, agencyId: string, indicatorId: string): Promise<void> {
  await sql`select from indicator where agency_id = ${agencyId} and indicator_id = ${indicatorId} for update`.execute(
    trx,
  )
}

export async function insertIndicator(
  trx: Trx,
  agencyId: string,
  { indicatorId, goalId, unitId, subject, source, detail }: Omit<Indicator, 'unit'>,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('indicator')
    .values({
      agency_id: agencyId,
      indicator_id: indicatorId,
      goal_id: goalId,
      unit_id: unitId,
      subject,
      source,
      detail,
      made_at: now,
    })
    .execute()
}

export type VersionWords = Pick<
  IndicatorVersion,
  | 'name'
  | 'definition'
  | 'measure'
  | 'formula'
  | 'rhythm'
  | 'direction'
  | 'target'
  | 'lowest'
  | 'highest'
  | 'owner'
  | 'priority'
>

export async function insertVersion(
  trx: Trx,
  agencyId: string,
  indicatorId: string,
  version: number,
  words: VersionWords,
  { userId, now }: { userId: string | null; now: Date },
): Promise<void> {
  await trx
    .insertInto('indicator_version')
    .values({
      agency_id: agencyId,
      indicator_id: indicatorId,
      version,
      state: 'draft',
      ...words,
      made_by: userId,
      made_at: now,
    })
    .execute()
}

type Changes = Partial<VersionWords> & {
  state?: VersionState
  simulation?: string
  consult_until?: string
  adopted_by?: string
  adopted_at?: Date
  adopted_from?: string
  adopted_note?: string | null
}

export async function updateVersion(
  trx: Trx,
  agencyId: string,
  indicatorId: string,
  version: number,
  changes: Changes,
): Promise<void> {
  await trx
    .updateTable('indicator_version')
    .set(changes)
    .where('agency_id', '=', agencyId)
    .where('indicator_id', '=', indicatorId)
    .where('version', '=', version)
    .execute()
}
