import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { OrganisationResult } from '../../domain/performance/distribution.ts'
import type { EvaluationRhythm } from '../../domain/performance/periods.ts'
import type { Cycle, Policy } from './cycle.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export async function listCycles(db: Db, agencyId: string): Promise<Cycle[]> {
  const rows = await db
    .selectFrom('performance_cycle')
    .select(['year', 'rhythm', 'organisation'])
    .where('agency_id', '=', agencyId)
    .orderBy('year', 'desc')
    .execute()
  return rows.map(({ year, rhythm, organisation }) => ({
    year,
    rhythm: rhythm as EvaluationRhythm,
    organisation: organisation as OrganisationResult | null,
  }))
}

export async function insertCycle(trx: Trx, agencyId: string, { year, rhythm }: Cycle, now: Date): Promise<void> {
  await trx
    .insertInto('performance_cycle')
    .values({ agency_id: agencyId, year, rhythm, organisation: null, opened_at: now })
    .execute()
}

export async function updateCycle(
  trx: Trx,
  agencyId: string,
  year: number,
  organisation: OrganisationResult | null,
): Promise<void> {
  await trx
    .updateTable('performance_cycle')
    .set({ organisation })
    .where('agency_id', '=', agencyId)
    .where('year', '=', year)
    .execute()
}

export function listPolicies(db: Db, agencyId: string): Promise<Policy[]> {
  return db
    .selectFrom('performance_policy')
    .select(['version', 'weight', 'basis', 'actor', 'made_at as madeAt'])
    .where('agency_id', '=', agencyId)
    .orderBy('version', 'desc')
    .execute()
}

export async function insertPolicy(
  trx: Trx,
  { agencyId, userId, name, now }: { agencyId: string; userId: string | null; name: string; now: Date },
  { version, weight, basis }: { version: number; weight: number; basis: string },
): Promise<void> {
  await trx
    .insertInto('performance_policy')
    .values({ agency_id: agencyId, version, weight, basis, user_id: userId, actor: name, made_at: now })
    .execute()
}
