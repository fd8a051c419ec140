import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Membership, Role } from '../../domain/access.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import type { Version, VersionState } from './version.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

function versions(db: Db, agencyId: string) {
  return db
    .selectFrom('questionnaire as q')
    .leftJoin('unit as u', (join) => join.onRef('u.agency_id', '=', 'q.agency_id').onRef('u.unit_id', '=', 'q.unit_id'))
    .select(['q.questionnaire_id as questionnaireId', 'q.unit_id as unitId', 'u.name as unit', 'q.version'])
    .select(['q.state', 'q.definition', 'q.writers', 'q.starts_on as startsOn'])
    .select(['q.created_at as createdAt', 'q.activated_at as activatedAt', 'q.retired_at as retiredAt'])
    .where('q.agency_id', '=', agencyId)
}

type Row = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number]

function toVersion({ definition, state, ...row }: Row): Version {
  return { ...row, state: state as VersionState, questionnaire: definition as Questionnaire }
}

export async function listVersions(db: Db, agencyId: string): Promise<Version[]> {
  const rows = await versions(db, agencyId)
    .orderBy(sql`q.unit_id is not null`)
    .orderBy('u.name')
    .orderBy('q.version', 'desc')
    .execute()
  return rows.map(toVersion)
}

export async function findVersion(db: Db, agencyId: string, questionnaireId: string): Promise<Version | null> {
  const row = await versions(db, agencyId)
    .where(sql<boolean>`q.questionnaire_id::text = ${questionnaireId}`)
    .executeTakeFirst()
  return row ? toVersion(row) : null
}

type NewDraft = {
  agencyId: string
  questionnaireId: string
  unitId: string | null
  version: number
  questionnaire: Questionnaire
  writers: readonly string[]
  now: Date
}

export async function insertDraft(trx: Trx, draft: NewDraft): Promise<void> {
  await trx
    .insertInto('questionnaire')
    .values({
      agency_id: draft.agencyId,
      questionnaire_id: draft.questionnaireId,
      unit_id: draft.unitId,
      version: draft.version,
      state: 'draft',
      definition: JSON.stringify(draft.questionnaire),
      writers: [...draft.writers],
      created_at: draft.now,
    })
    .execute()
}

/** The state is part of the condition: a version that left the draft is not changed, whatever called this. */
export async function updateDraft(
  trx: Trx,
  agencyId: string,
  questionnaireId: string,
  questionnaire: Questionnaire,
  writers: readonly string[],
): Promise<void> {
  await trx
    .updateTable('questionnaire')
    .set({ definition: JSON.stringify(questionnaire), writers: [...writers] })
    .where('agency_id', '=', agencyId)
    .where('questionnaire_id', '=', questionnaireId)
    .where('state', '=', 'draft')
    .execute()
}

export async function updateState(
  trx: Trx,
  agencyId: string,
  questionnaireId: string,
  state: VersionState,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('questionnaire')
    .set({ state, starts_on: null, ...(state === 'retired' && { retired_at: now }) })
    .where('agency_id', '=', agencyId)
    .where('questionnaire_id', '=', questionnaireId)
    .execute()
}

export async function approve(trx: Trx, agencyId: string, questionnaireId: string, startsOn: string): Promise<void> {
  await trx
    .updateTable('questionnaire')
    .set({ starts_on: startsOn })
    .where('agency_id', '=', agencyId)
    .where('questionnaire_id', '=', questionnaireId)
    .execute()
}

export async function activate(trx: Trx, agencyId: string, questionnaireId: string, now: Date): Promise<void> {
  await trx
    .updateTable('questionnaire')
    .set({ state: 'active', starts_on: null, activated_at: now })
    .where('agency_id', '=', agencyId)
    .where('questionnaire_id', '=', questionnaireId)
    .execute()
}

/** Approved versions whose day has come where their agency is; the earliest first, so that the latest stays in force. */
export async function listDue(db: Db, now: Date): Promise<{ agencyId: string; questionnaireId: string }[]> {
  const { rows } = await sql<{ agencyId: string; questionnaireId: string }>`
    select q.agency_id as "agencyId", q.questionnaire_id as "questionnaireId"
    from questionnaire q join agency a on a.agency_id = q.agency_id
    where q.starts_on is not null and q.starts_on <= (${now}::timestamptz at time zone a.time_zone)::date
    order by q.starts_on, q.version`.execute(db)
  return rows
}

export async function listMemberships(db: Db, agencyId: string): Promise<(Membership & { userId: string })[]> {
  const rows = await db
    .selectFrom('membership')
    .select(['agency_id as agencyId', 'user_id as userId', 'role', 'unit_id as unitId'])
    .where('agency_id', '=', agencyId)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

/** A unit and the units above it. */
export async function listUnitPath(db: Db, agencyId: string, unitId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (
      select unit_id, parent_id from unit where agency_id = ${agencyId} and unit_id = ${unitId}
      union all
      select u.unit_id, u.parent_id from unit u join above a on u.unit_id = a.parent_id where u.agency_id = ${agencyId}
    ) select unit_id as id from above`.execute(db)
  return rows.map(({ id }) => id)
}
