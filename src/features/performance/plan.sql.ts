import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { ItemKind, PlanHead, Proof, WorkItem } from './plan.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>
export type PlanKey = { agencyId: string; year: number; officerId: string }

const keyed = ({ agencyId, year, officerId }: PlanKey) => ({ agency_id: agencyId, year, officer_id: officerId })

export async function findPlan(db: Db, key: PlanKey): Promise<PlanHead | null> {
  const row = await db
    .selectFrom('work_plan')
    .select(['expectation', 'officer_agreed_at as officerAgreedAt', 'superior_agreed_at as superiorAgreedAt'])
    .where('agency_id', '=', key.agencyId)
    .where('year', '=', key.year)
    .where('officer_id', '=', key.officerId)
    .executeTakeFirst()
  return row ?? null
}

export async function listItems(db: Db, { agencyId, year, officerId }: PlanKey): Promise<WorkItem[]> {
  const rows = await db
    .selectFrom('work_item')
    .select(['item_id as itemId', 'kind', 'title', 'target'])
    .where('agency_id', '=', agencyId)
    .where('year', '=', year)
    .where('officer_id', '=', officerId)
    .where('removed_at', 'is', null)
    .orderBy('made_at')
    .orderBy('item_id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as ItemKind }))
}

export function listProofs(db: Db, { agencyId, year, officerId }: PlanKey): Promise<Proof[]> {
  return db
    .selectFrom('work_proof as p')
    .innerJoin('work_item as i', (join) =>
      join.onRef('i.agency_id', '=', 'p.agency_id').onRef('i.item_id', '=', 'p.item_id'),
    )
    .select(['p.item_id as itemId', 'p.period', 'p.realised', 'p.name', 'p.link', 'p.made_at as madeAt'])
    .where('i.agency_id', '=', agencyId)
    .where('i.year', '=', year)
    .where('i.officer_id', '=', officerId)
    .orderBy('p.made_at')
    .execute()
}

/** Makes the plan where there is none yet; what is agreed in it is agreed no longer. */
export async function touchPlan(trx: Trx, key: PlanKey, expectation: string | null): Promise<void> {
  const unsettled = { officer_agreed_at: null, superior_agreed_at: null }
  await trx
    .insertInto('work_plan')
    .values({ ...keyed(key), expectation: expectation ?? '' })
    .onConflict((conflict) =>
      conflict
        .columns(['agency_id', 'year', 'officer_id'])
        .doUpdateSet({ ...unsettled, ...(expectation !== null && { expectation }) }),
    )
    .execute()
}

export async function agree(
  trx: Trx,
  { agencyId, year, officerId }: PlanKey,
  values: { officer_agreed_at: Date } | { superior_agreed_at: Date; superior_user_id: string | null },
): Promise<void> {
  await trx
    .updateTable('work_plan')
    .set(values)
    .where('agency_id', '=', agencyId)
    .where('year', '=', year)
    .where('officer_id', '=', officerId)
    .execute()
}

export async function insertItem(trx: Trx, key: PlanKey, { itemId, kind, title, target }: WorkItem, now: Date) {
  await trx
    .insertInto('work_item')
    .values({ ...keyed(key), item_id: itemId, kind, title, target, made_at: now, removed_at: null })
    .execute()
}

export async function removeItem(trx: Trx, agencyId: string, itemId: string, now: Date): Promise<void> {
  await trx
    .updateTable('work_item')
    .set({ removed_at: now })
    .where('agency_id', '=', agencyId)
    .where('item_id', '=', itemId)
    .execute()
}

export async function insertProof(trx: Trx, agencyId: string, proofId: string, proof: Proof): Promise<void> {
  const { itemId, period, realised, name, link, madeAt } = proof
  await trx
    .insertInto('work_proof')
    .values({ agency_id: agencyId, proof_id: proofId, item_id: itemId, period, realised, name, link, made_at: madeAt })
    .execute()
}
