/** The cycle of a year: how often is evaluated, how the organisation did, and what its policy says about citizens' answers. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { OrganisationResult } from '../../domain/performance/distribution.ts'
import type { EvaluationRhythm } from '../../domain/performance/periods.ts'
import { type Actor, record } from '../audit/audit.ts'
import { holdDirectory } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './cycle.sql.ts'

type Db = Kysely<Database>

export type Cycle = { year: number; rhythm: EvaluationRhythm; organisation: OrganisationResult | null }
/** What weight, in percent, a superior is asked to give to citizens' answers: shown beside, never computed with. */
export type Policy = { version: number; weight: number; basis: string; actor: string; madeAt: Date }

/** The newest first. */
export function listCycles(db: Db, agencyId: string): Promise<Cycle[]> {
  return store.listCycles(db, agencyId)
}

export async function findCycle(db: Db, agencyId: string, year: number): Promise<Cycle | null> {
  return (await store.listCycles(db, agencyId)).find((cycle) => cycle.year === year) ?? null
}

/** The cycle of a day's year, or the newest where that year has none yet; null where there is none at all. */
export async function currentCycle(db: Db, agencyId: string, today: string): Promise<Cycle | null> {
  const cycles = await store.listCycles(db, agencyId)
  return cycles.find(({ year }) => year === Number(today.slice(0, 4))) ?? cycles[0] ?? null
}

/** The newest first; an agency that never set a weight has none. */
export function listPolicies(db: Db, agencyId: string): Promise<Policy[]> {
  return store.listPolicies(db, agencyId)
}

export function openCycle(
  db: Db,
  actor: Actor,
  { year, rhythm }: Pick<Cycle, 'year' | 'rhythm'>,
): Promise<Outcome<null, 'exists'>> {
  return inTransaction(db, async (trx) => {
    await holdDirectory(trx, actor.agencyId)
    if (await findCycle(trx, actor.agencyId, year)) return no('exists')
    await store.insertCycle(trx, actor.agencyId, { year, rhythm, organisation: null }, actor.now)
    await record(trx, actor, {
      act: 'added',
      kind: 'cycle',
      subjectId: `${year}`,
      subject: `${year}`,
      after: { rhythm },
    })
    return ok(null)
  })
}

export function setOrganisation(
  db: Db,
  actor: Actor,
  year: number,
  organisation: OrganisationResult | null,
): Promise<Outcome<null, 'unknown'>> {
  return inTransaction(db, async (trx) => {
    const cycle = await findCycle(trx, actor.agencyId, year)
    if (!cycle) return no('unknown')
    await store.updateCycle(trx, actor.agencyId, year, organisation)
    const values = { before: { organisation: cycle.organisation }, after: { organisation } }
    await record(trx, actor, { act: 'changed', kind: 'cycle', subjectId: `${year}`, subject: `${year}`, ...values })
    return ok(null)
  })
}

/** A new version of the policy; earlier ones stay, and what was evaluated under them names them. */
export function setPolicy(db: Db, actor: Actor, { weight, basis }: Pick<Policy, 'weight' | 'basis'>): Promise<number> {
  return inTransaction(db, async (trx) => {
    await holdDirectory(trx, actor.agencyId)
    const [before] = await store.listPolicies(trx, actor.agencyId)
    const version = (before?.version ?? 0) + 1
    await store.insertPolicy(trx, actor, { version, weight, basis })
    const values = { before: before ? { weight: before.weight } : null, after: { weight, version } }
    await record(trx, actor, { act: 'changed', kind: 'cycle', subjectId: 'policy', subject: 'bobot', ...values })
    return version
  })
}
