// `portal fairness`: fair figures per officer, in two ways.
import type { Command } from 'commander'
import type { Period } from '../../domain/period.ts'
import { type NamedFigure, fairnessOfFile } from '../../features/officer/fileFairness.ts'
import { assessOfficers } from '../../features/officer/officer.ts'
import { drainFully } from '../../features/tally/tally.ts'
import { Refusal } from '../refusal.ts'
import { list } from './arguments.ts'
import { knownAgency, periodNamed, withDatabase } from './command.ts'
import { readCsv } from './csv.ts'
import { asFairnessJson, asFairnessTable, print, warn } from './tables.ts'

type Options = { elements?: string[]; agency?: string; period?: string; json?: true }

export function addFairnessVerbs(program: Command): void {
  program
    .command('fairness')
    .description('fair figures per officer, from a file of answers or from what the portal counted')
    .argument(
      '[file]',
      'CSV with a column officer, columns named by element code, and optionally service, date and channel',
    )
    .option('--elements <codes>', 'elements of your own, separated by commas', list)
    .option('--agency <slug>', 'instead of a file: an agency of the portal')
    .option('--period <code>', 'with --agency: 2026, 2026-S1, 2026-TW3 or 2026-07')
    .option('--json', 'as JSON')
    .action(fairness)
}

async function fairness(file: string | undefined, options: Options, command: Command): Promise<void> {
  const { elements, agency, period, json } = options
  if (file === undefined && (!agency || !period)) command.error('error: a file is needed, or --agency with --period')
  const assessed =
    file === undefined
      ? await assessAgency(agency ?? '', periodNamed(period ?? ''))
      : await assessFile(file, elements ?? null)
  print(json ? asFairnessJson(assessed) : asFairnessTable(assessed))
}

/** @throws Refusal naming the line or the column that is wrong */
async function assessFile(file: string, elements: string[] | null): Promise<NamedFigure[]> {
  const result = await fairnessOfFile(readCsv(file), elements)
  if (!result.ok) throw new Refusal(result.reason)
  const { officers, blankRows, strayRows } = result.value
  if (blankRows > 0) warn(`${blankRows} rows without an answer were left out.`)
  if (strayRows > 0) warn(`${strayRows} rows without an officer were left out.`)
  return officers
}

/** What the portal counted, by the officers' numbers: a list for machines needs no names. */
async function assessAgency(slug: string, period: Period): Promise<NamedFigure[]> {
  let named: NamedFigure[] = []
  await withDatabase(async ({ db }) => {
    const { agencyId } = await knownAgency(db, slug)
    await drainFully(db)
    const officers = await assessOfficers(db, agencyId, period)
    named = officers.map(({ nip, figure }) => ({ officer: nip, figure }))
  })
  return named
}
