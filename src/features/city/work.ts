/** What the officers of an invented city did, brought in as a file of theirs would be. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { calendarUntil, isoOf } from '../../../db/seed/calendar.ts'
import { type SeedTransaction, type WorkTruth, workOf } from '../../../db/seed/work.ts'
import { portalActor } from '../audit/audit.ts'
import { importRows } from '../exchange/import.ts'
import type { Row } from '../exchange/rows.ts'
import * as store from './work.sql.ts'

/**
 * Adds transactions of eight quarters to an agency whose officers have none yet; answers what only the generator knows, or null
 * where there are some.
 * @param until the last day with any (ISO 8601), one that is over
 */
export async function addWork(
  db: Kysely<Database>,
  { agencyId, timeZone }: { agencyId: string; timeZone: string },
  { seed, until, now }: { seed: number; until: string; now: Date },
): Promise<WorkTruth[] | null> {
  if (await store.hasWork(db, agencyId)) return null
  const from = isoOf(calendarUntil(until).firstDay)
  const { transactions, truth } = workOf(await store.readStays(db, agencyId), { seed, until, from })
  const actor = portalActor(agencyId, now)
  const file = { sheet: 'transaksi' as const, name: 'transaksi.csv', isDryRun: false }
  const rows = transactions.map((one, place) => rowOf(one, place + 2))
  const stored = await importRows(db, actor, { timeZone, reach: 'all' }, file, rows)
  if (!stored.ok) throw new Error(`The invented work is refused: ${JSON.stringify(stored.reason.problems[0])}`)
  return truth
}

const yes = (is: boolean) => (is ? 'ya' : 'tidak')

function rowOf(one: SeedTransaction, line: number): Row {
  const cells: Readonly<Record<string, string | null>> = {
    nomor: one.number,
    nip: one.nip,
    layanan: one.service,
    masuk: one.submitted,
    tenggat: one.due,
    selesai: one.finished,
    ulang: yes(one.isRework),
    pengaduan: yes(one.hasComplaint),
    periksa: one.checkPassed === null ? '' : one.checkPassed ? 'baik' : 'kurang',
  }
  return { line, cell: (column) => cells[column] ?? null, text: (column) => cells[column] ?? '' }
}
