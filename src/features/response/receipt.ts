import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { readReceipt } from '../../domain/receipt.ts'
import * as store from './response.sql.ts'

export type CheckedReceipt = { agencyName: string; answeredOn: string; isCounted: boolean }

/** What became of the response behind a receipt. `unreadable`: mistyped, the check character does not fit. */
export async function checkReceipt(
  db: Kysely<Database>,
  text: string,
): Promise<Outcome<CheckedReceipt, 'unreadable' | 'unknown'>> {
  const range = readReceipt(text)
  if (!range) return no('unreadable')
  const [found] = await store.findByIdRange(db, range.from, range.to)
  if (!found) return no('unknown')
  const { agencyName, answeredOn, isCounted } = found
  return ok({ agencyName, answeredOn, isCounted })
}
