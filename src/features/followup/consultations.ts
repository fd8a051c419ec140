/** Forum konsultasi publik: when users and office spoke about the results, how many of whom came, and what was agreed. Nobody is named. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { ParticipantGroup } from '../../domain/participants.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import { type Covered, covers } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './consultations.sql.ts'

type Db = Kysely<Database>

export type ConsultationValues = {
  /** Null for the agency as a whole. */
  unitId: string | null
  heldOn: string
  place: string
  /** People of each group that came. */
  participants: Partial<Record<ParticipantGroup, number>>
  topics: string
  agreements: string
  /** The plans that were spoken about. */
  planIds: string[]
}
export type Consultation = ConsultationValues & { consultationId: string; unit: string | null }

/** The newest forums of some units, of all where `unitIds` is null, or those that spoke about a plan. */
export function listConsultations(
  db: Db,
  agencyId: string,
  wanted: { unitIds: readonly string[] | null; planId?: string },
  limit = 50,
): Promise<Consultation[]> {
  return store.listConsultations(db, agencyId, { unitIds: wanted.unitIds, planId: wanted.planId ?? null, limit })
}

export function findConsultation(db: Db, agencyId: string, consultationId: string): Promise<Consultation | null> {
  return store.findConsultation(db, agencyId, consultationId)
}

/** Keeps the minutes of a forum, or changes them where `consultationId` is given; the value is its id. */
export function saveConsultation(
  db: Db,
  actor: Actor,
  covered: Covered,
  consultationId: string | null,
  values: ConsultationValues,
): Promise<Outcome<string, 'beyond-reach' | 'unknown'>> {
  return inTransaction(db, async (trx) => {
    const { agencyId, now } = actor
    if (!covers(covered, values.unitId)) return no('beyond-reach')
    const before = consultationId ? await store.findConsultation(trx, agencyId, consultationId) : null
    if (consultationId && !before) return no('unknown')
    const id = consultationId ?? newId()
    if (before) await store.updateConsultation(trx, agencyId, id, values)
    else await store.insertConsultation(trx, agencyId, id, values, now)
    const subject = { kind: 'consultation', subjectId: id, subject: `${values.heldOn}, ${values.place}` } as const
    await record(trx, actor, {
      ...subject,
      act: before ? 'changed' : 'added',
      before: before && valuesIn(before),
      after: values,
    })
    return ok(id)
  })
}

function valuesIn({
  unitId,
  heldOn,
  place,
  participants,
  topics,
  agreements,
  planIds,
}: Consultation): ConsultationValues {
  return { unitId, heldOn, place, participants, topics, agreements, planIds }
}
