import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { type AuditEntry, listChanges } from '../../src/features/audit/audit.ts'
import { quartersUntil } from '../../src/domain/period.ts'
import { type PlanValues, addPlan } from '../../src/features/followup/plans.ts'
import { askForReport, findReport } from '../../src/features/report/reports.ts'
import { type Place, anActor } from './builders.ts'
import { asConsole } from './console.ts'
import { until } from './until.ts'

/** A plan for the quarter of NOW (builders.ts), after the one before. */
export const planValues = (place: Place, more: Partial<PlanValues> = {}): PlanValues => ({
  unitId: place.unit.unitId,
  period: '2026-TW2',
  element: 'waktu',
  programme: 'Memasang papan alur',
  fromQuarter: '2026-TW3',
  untilQuarter: '2026-TW3',
  responsible: 'Kepala Seksi Pelayanan',
  ...more,
})

/** A plan as the pages of staff add one. */
export async function aPlan(db: Kysely<Database>, place: Place, more: Partial<PlanValues> = {}): Promise<string> {
  const added = await asConsole(db, place, (trx) => addPlan(trx, anActor(place.agency), null, planValues(place, more)))
  if (!added.ok) throw new Error(added.reason)
  return added.value
}

/** What was done to a plan, newest first. */
export function historyOf(db: Kysely<Database>, agencyId: string, planId: string): Promise<AuditEntry[]> {
  return listChanges(db, agencyId, { kind: 'follow-up', subjectId: planId }, 100)
}

export type FollowUp = { planId: string; reportId: string; period: string }

const known = new Map<string, Promise<FollowUp>>()

/** A plan and a made report of a place, the same each time; where a portal runs that makes reports. */
export function someFollowUp(db: Kysely<Database>, place: Place): Promise<FollowUp> {
  const { agencyId } = place.agency
  const made = known.get(agencyId) ?? make(db, place)
  known.set(agencyId, made)
  return made
}

async function make(db: Kysely<Database>, { agency, unit }: Place): Promise<FollowUp> {
  const [last, current] = quartersUntil(new Date().toISOString().slice(0, 10), 2)
  const actor = anActor(agency)
  const added = await addPlan(db, actor, null, {
    unitId: unit.unitId,
    period: last!.code,
    element: 'waktu',
    programme: 'Membuka loket kedua',
    fromQuarter: current!.code,
    untilQuarter: current!.code,
    responsible: 'Kepala Seksi Pelayanan',
  })
  // The quarter in which the place was answered.
  const asked = await askForReport(db, actor, null, { unitId: unit.unitId, period: '2026-TW3', media: ['website'] })
  if (!added.ok || !asked.ok) throw new Error('The follow-up was refused.')
  const isMade = async () => (await findReport(db, agency.agencyId, asked.value))?.state !== 'waiting'
  await until('the portal to make a report', isMade, { everyMs: 100, limitMs: 30_000 })
  return { planId: added.value, reportId: asked.value, period: last!.code }
}
