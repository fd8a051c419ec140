/** Training: a catalogue by the elements it is for, and a register of what was held, read against the figures before and after. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import type { Covered } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './training.sql.ts'

type Db = Kysely<Database>

/** `elements`: codes of the survey's elements that it helps with. */
export type Course = { courseId: string; title: string; provider: string; hours: number; elements: readonly string[] }
export type Training = {
  trainingId: string
  unitId: string
  unit: string
  course: string
  element: string
  heldOn: string
  note: string
  officerIds: string[]
  /** By name. */
  officers: string[]
}
export type NewTraining = Pick<Training, 'unitId' | 'element' | 'heldOn' | 'note' | 'officerIds'> & { courseId: string }

/** The catalogue, by title. */
export function listCourses(db: Db, agencyId: string): Promise<Course[]> {
  return store.listCourses(db, agencyId)
}

/** What was held in units in reach, or for one officer; the newest first. */
export function listTrainings(
  db: Db,
  agencyId: string,
  of: { covered: Covered } | { officerId: string },
): Promise<Training[]> {
  return store.listTrainings(db, agencyId, of)
}

export function addCourse(db: Db, actor: Actor, course: Omit<Course, 'courseId'>): Promise<string> {
  return inTransaction(db, async (trx) => {
    const courseId = newId()
    await store.insertCourse(trx, actor.agencyId, { courseId, ...course })
    const change = { act: 'added', kind: 'training', subjectId: courseId, subject: course.title } as const
    await record(trx, actor, { ...change, after: course })
    return courseId
  })
}

/** Takes a course out of the catalogue; what was held of it stays. */
export function endCourse(db: Db, actor: Actor, courseId: string): Promise<Outcome<null, 'unknown'>> {
  return inTransaction(db, async (trx) => {
    const title = await store.endCourse(trx, actor.agencyId, courseId, actor.now)
    if (title === null) return no('unknown')
    await record(trx, actor, { act: 'ended', kind: 'training', subjectId: courseId, subject: title })
    return ok(null)
  })
}

/** Records what was held. `course`: the catalogue has none of that id. */
export function recordTraining(db: Db, actor: Actor, training: NewTraining): Promise<Outcome<string, 'course'>> {
  return inTransaction(db, async (trx) => {
    const { agencyId, now } = actor
    const course = (await store.listCourses(trx, agencyId)).find(({ courseId }) => courseId === training.courseId)
    if (!course) return no('course')
    const trainingId = newId()
    await store.insertTraining(trx, agencyId, { trainingId, ...training }, now)
    const { heldOn, element, unitId, officerIds } = training
    const change = { act: 'added', kind: 'training', subjectId: trainingId, subject: course.title } as const
    await record(trx, actor, { ...change, after: { fromOn: heldOn, element, unitId, count: officerIds.length } })
    return ok(trainingId)
  })
}
