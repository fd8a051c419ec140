/** What the demonstration knows beside its answers: how many were served, and which services matter most. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { quarterOf } from '../../domain/period.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './demoFacts.sql.ts'

/** Units that nobody counts visits for: their response rate stays unknown, as it does in real agencies. */
const UNCOUNTED = ['Program Pengelolaan Sampah', 'UPT Laboratorium Kesehatan']
const PRIORITIES = ['KTP Elektronik', 'Kartu Keluarga', 'Akta Kelahiran', 'Pendampingan Nomor Induk Berusaha']

/** People served in every month that is over, and the priorities of this quarter. */
export async function addDemoFacts(db: Kysely<Database>, agencyId: string, today: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    await store.insertVisits(trx, agencyId, `${today.slice(0, 7)}-01`, UNCOUNTED)
    await store.insertPriorities(trx, agencyId, quarterOf(today).code, PRIORITIES)
  })
}
