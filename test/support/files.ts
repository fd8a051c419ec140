import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Agency } from '../../src/features/directory/directory.ts'
import { type ExportSheet, exportFile } from '../../src/features/exchange/export.ts'
import { type ImportTarget, importFile } from '../../src/features/exchange/import.ts'
import type { SheetName } from '../../src/features/exchange/sheets.ts'
import { NOW, anActor } from './builders.ts'

type Db = Kysely<Database>

/** Imports a text as a file. */
export function importText(
  db: Db,
  agency: Agency,
  sheet: SheetName,
  text: string | Buffer,
  { isDryRun = false, reach = 'all', now = NOW }: Partial<ImportTarget & { isDryRun: boolean; now: Date }> = {},
) {
  const target = { timeZone: agency.timeZone, reach }
  const file = { sheet, name: `${sheet}.csv`, isDryRun }
  return importFile(db, anActor(agency, now), target, { ...file, source: pieces(Buffer.from(text)) })
}

/** In pieces that cut characters and lines wherever it comes. */
async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += 1_001) yield bytes.subarray(start, start + 1_001)
}

/** A file as it is downloaded. */
export function exportText(db: Db, { agencyId, timeZone }: Agency, sheet: ExportSheet, today = '2026-07-15') {
  return db.transaction().execute(async (trx) => {
    let text = ''
    for await (const piece of exportFile(trx, sheet, { agencyId, timeZone, covered: null, today })) text += piece
    return text
  })
}

/** A number of the true structure; serials tell them apart. */
export function aNip(serial: number): string {
  const year = 1960 + Math.floor(serial / 999)
  return `${year}0612${year + 25}011${String((serial % 999) + 1).padStart(3, '0')}`
}
