import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Period } from '../../domain/period.ts'
import type { Covered } from '../directory/reach.ts'

type Db = Kysely<Database>

/** Which answers: those of an agency on the days of a period, in the covered units. */
export type Scope = { agencyId: string; period: Period; covered: Covered }

export type StoredAnswer = {
  answeredOn: string
  unit: string
  unitName: string
  service: string | null
  channel: string
  form: string
  lang: string
  questionnaireId: string
  /** A byte for each element of the questionnaire, in its order; 0 is no answer. */
  scores: Buffer
  overall: number | null
  gender: string | null
  age: string | null
  education: string | null
  occupation: string | null
  state: 'held' | 'excluded' | 'released'
}

/** So many rows of the cursor are in memory at once. */
const PIECE = 500

/**
 * Until the transaction ends. Right after many answers came, the database still plans for the few it knew: it held each of 5,000 origins
 * against 800,000 answers, and in 165 s no row had come.
 */
export async function joinByHash(db: Db): Promise<void> {
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(db)
}

/** The versions that answers in the covered units were given to, whenever that was, with the codes of their elements. */
export async function listVersions(db: Db, { agencyId, covered }: Scope): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('questionnaire as q')
    .select(['q.questionnaire_id', sql<string[]>`q.places`.as('places')])
    .where('q.agency_id', '=', agencyId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('origin as o')
          .select('o.origin_id')
          .whereRef('o.agency_id', '=', 'q.agency_id')
          .whereRef('o.questionnaire_id', '=', 'q.questionnaire_id')
          .where(isCovered('o.unit_id', covered)),
      ),
    )
    .orderBy('q.created_at')
    .orderBy('q.questionnaire_id')
    .execute()
  return new Map(rows.map(({ questionnaire_id: id, places: [, ...elements] }) => [id, elements])) // the first is "overall"
}

export async function countResponses(db: Db, scope: Scope): Promise<number> {
  const { n } = await answersOf(db, scope)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** By day; within a day by the id, which is a digest and so tells nothing of who was first. */
export function streamAnswers(db: Db, scope: Scope): AsyncIterable<StoredAnswer> {
  return answersOf(db, scope)
    .innerJoin('unit as u', (join) =>
      join.onRef('u.agency_id', '=', 'o.agency_id').onRef('u.unit_id', '=', 'o.unit_id'),
    )
    .leftJoin('service as s', (join) =>
      join.onRef('s.agency_id', '=', 'o.agency_id').onRef('s.service_id', '=', 'o.service_id'),
    )
    .leftJoin(lastEvents(db, scope.agencyId), (join) => join.onRef('e.response_id', '=', 'r.response_id'))
    .select((eb) => [
      'r.answered_on as answeredOn',
      'u.slug as unit',
      'u.name as unitName',
      's.name as service',
      'o.channel',
      'o.form',
      'r.lang',
      'o.questionnaire_id as questionnaireId',
      'r.scores',
      'r.overall',
      'r.gender',
      'r.age',
      'r.education',
      'r.occupation',
      eb.fn.coalesce('e.state', sql.lit('released')).$castTo<StoredAnswer['state']>().as('state'),
    ])
    .orderBy('r.answered_on')
    .orderBy('r.response_id')
    .stream(PIECE)
}

function answersOf(db: Db, { agencyId, period, covered }: Scope) {
  return db
    .selectFrom('response as r')
    .innerJoin('origin as o', (join) =>
      join.onRef('o.agency_id', '=', 'r.agency_id').onRef('o.origin_id', '=', 'r.origin_id'),
    )
    .where('r.agency_id', '=', agencyId)
    .where('r.answered_on', '>=', period.from)
    .where('r.answered_on', '<=', period.to)
    .where(isCovered('o.unit_id', covered))
}

function lastEvents(db: Db, agencyId: string) {
  return db
    .selectFrom('response_state')
    .distinctOn('response_id')
    .select(['response_id', 'state'])
    .where('agency_id', '=', agencyId)
    .orderBy('response_id')
    .orderBy('event_no', 'desc')
    .as('e')
}

function isCovered(column: 'o.unit_id', covered: Covered) {
  return covered === null ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(column)} = any (${[...covered]}::uuid[])`
}
