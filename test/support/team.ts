import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { readPeriod } from '../../src/domain/period.ts'
import { addMembership } from '../../src/features/account/account.ts'
import type { Actor } from '../../src/features/audit/audit.ts'
import { addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import { openCycle } from '../../src/features/performance/cycle.ts'
import { addItem, agreePlan, setExpectation } from '../../src/features/performance/plan.ts'
import { createSigner } from '../../src/features/performance/signer.ts'
import { nameSuperior } from '../../src/features/performance/superiors.ts'
import { NOW, SECRET, aPlace, anOfficer } from './builders.ts'
import { aColleague } from './staff.ts'

type Db = Kysely<Database>

export const signer = createSigner(SECRET)
/** The quarter that is over on `today`. */
export const quarter = readPeriod('2026-TW2')!
export const today = '2026-07-15'
export const judgement = {
  result: 'meets',
  conduct: 'above',
  reason: 'Target tercapai dan perilaku sangat baik.',
} as const

const DAY_MS = 86_400_000
export const later = <A extends Actor>(actor: A, days: number): A => ({
  ...actor,
  now: new Date(actor.now.getTime() + days * DAY_MS),
})

export type Team = Awaited<ReturnType<typeof aTeam>>

/** An officer of a unit with an account, the unit's head as superior, and a leader, in a cycle of quarters. */
export async function aTeam(db: Db, options: { isAgreed?: boolean } = {}) {
  const place = await aPlace(db)
  const { agencyId } = place.agency
  const { unitId } = place.unit
  const { officerId, name } = await anOfficer(db, place)
  await assign(db, { agencyId, officerId, unitId })
  const officer = { officerId, name }
  const [head, leader, own] = await Promise.all([
    aColleague(db, place, 'unit-head', unitId),
    aColleague(db, place, 'leader'),
    aColleague(db, place, 'moderator'),
  ])
  await addMembership(db, leader, { userId: own.userId, role: 'officer', unitId: null, officerId })
  await openCycle(db, leader, { year: 2026, rhythm: 'quarterly' })
  const named = { userId: head.userId, of: { unitId }, subject: place.unit.name, fromOn: '2026-01-01' }
  await nameSuperior(db, leader, named)
  if (options.isAgreed) await agreeOnPlan(db, { head, own, officer })
  return { place, agencyId, officer, head, leader, own }
}

/** Assigns an officer to a unit from the beginning of the year on. */
export async function assign(db: Db, ids: { agencyId: string; officerId: string; unitId: string }): Promise<void> {
  const assignment = { ...ids, assignmentId: randomUUID(), fromOn: '2026-01-01', untilOn: null }
  await addDirectory(db, { ...emptyDirectory(), assignments: [assignment] }, NOW)
}

/** Both agree to a plan with one line, whose id is answered. */
export async function agreeOnPlan(
  db: Db,
  parties: { head: Actor; own: Actor; officer: { officerId: string; name: string }; year?: number },
): Promise<string> {
  const { head, own, officer, year = 2026 } = parties
  await setExpectation(db, head, officer, year, 'Selesai tepat waktu.')
  const added = await addItem(db, own, officer, year, { kind: 'main', title: 'Akta', target: '95 %' })
  await agreePlan(db, head, officer, year, 'superior')
  await agreePlan(db, own, officer, year, 'officer')
  if (!added.ok) throw new Error(added.reason)
  return added.value
}
