import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Covered } from '../directory/reach.ts'
import type { Course, Training } from './training.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export function listCourses(db: Db, agencyId: string): Promise<Course[]> {
  return db
    .selectFrom('course')
    .select(['course_id as courseId', 'title', 'provider', 'hours', 'elements'])
    .where('agency_id', '=', agencyId)
    .where('ended_at', 'is', null)
    .orderBy('title')
    .orderBy('course_id')
    .execute()
}

export async function insertCourse(trx: Trx, agencyId: string, { courseId, ...values }: Course): Promise<void> {
  await trx
    .insertInto('course')
    .values({ agency_id: agencyId, course_id: courseId, ...values, elements: [...values.elements], ended_at: null })
    .execute()
}

export async function endCourse(trx: Trx, agencyId: string, courseId: string, now: Date): Promise<string | null> {
  const row = await trx
    .updateTable('course')
    .set({ ended_at: now })
    .where('agency_id', '=', agencyId)
    .where(sql<string>`course_id::text`, '=', courseId)
    .where('ended_at', 'is', null)
    .returning('title')
    .executeTakeFirst()
  return row?.title ?? null
}

/** Of units in reach, or of one officer; the newest first. */
export async function listTrainings(
  db: Db,
  agencyId: string,
  of: { covered: Covered } | { officerId: string },
): Promise<Training[]> {
  const { rows } = await sql<Training>`
    select t.training_id as "trainingId", t.unit_id as "unitId", u.name as unit, c.title as course, t.element,
           t.held_on as "heldOn", t.note, t.officer_ids as "officerIds",
           coalesce((select jsonb_agg(o.name order by o.name) from officer o
                     where o.agency_id = t.agency_id and o.officer_id = any(t.officer_ids)), '[]') as officers
    from training t join unit u on u.agency_id = t.agency_id and u.unit_id = t.unit_id
    join course c on c.agency_id = t.agency_id and c.course_id = t.course_id
    where t.agency_id = ${agencyId} and ${within(of)} order by t.held_on desc, t.training_id`.execute(db)
  return rows
}

function within(of: { covered: Covered } | { officerId: string }) {
  if ('officerId' in of) return sql`${of.officerId}::uuid = any(t.officer_ids)`
  return of.covered === null ? sql`true` : sql`t.unit_id = any(${[...of.covered]}::uuid[])`
}

type NewTraining = {
  trainingId: string
  courseId: string
  unitId: string
  element: string
  officerIds: readonly string[]
  heldOn: string
  note: string
}

export async function insertTraining(trx: Trx, agencyId: string, training: NewTraining, now: Date): Promise<void> {
  const { trainingId, courseId, unitId, element, officerIds, heldOn, note } = training
  const ids = { agency_id: agencyId, training_id: trainingId, course_id: courseId, unit_id: unitId }
  await trx
    .insertInto('training')
    .values({ ...ids, element, officer_ids: [...officerIds], held_on: heldOn, note, made_at: now })
    .execute()
}
