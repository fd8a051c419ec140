// The two ways to the figures of `portal fairness`.
import type { Period } from '../../domain/period.ts'
import { findAgency } from '../../features/directory/directory.ts'
import { type NamedFigure, fairnessOfFile } from '../../features/officer/fileFairness.ts'
import { assessOfficers } from '../../features/officer/officer.ts'
import { drainFully } from '../../features/tally/tally.ts'
import { Refusal } from '../refusal.ts'
import { withDatabase } from './command.ts'
import { readCsv } from './csv.ts'
import { warn } from './tables.ts'

/** @throws Refusal naming the line or the column that is wrong */
export async function assessFile(file: string, elements: string[] | null): Promise<NamedFigure[]> {
  const result = await fairnessOfFile(readCsv(file), elements)
  if (!result.ok) throw new Refusal(result.reason)
  const { officers, blankRows, strayRows } = result.value
  if (blankRows > 0) warn(`${blankRows} rows without an answer were left out.`)
  if (strayRows > 0) warn(`${strayRows} rows without an officer were left out.`)
  return officers
}

/**
 * What the portal counted, by the officers' numbers: a list for machines needs no names.
 * @throws Refusal when there is no such agency
 */
export async function assessAgency(slug: string, period: Period): Promise<NamedFigure[]> {
  let named: NamedFigure[] = []
  await withDatabase(async ({ db }) => {
    const agency = await findAgency(db, slug)
    if (!agency) throw new Refusal(`There is no agency "${slug}".`)
    await drainFully(db)
    const officers = await assessOfficers(db, agency.agencyId, period)
    named = officers.map(({ nip, figure }) => ({ officer: nip, figure }))
  })
  return named
}
