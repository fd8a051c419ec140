// `portal import responses`: old answers from a file.
import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { importResponses } from '../../features/response/import.ts'
import { drainFully, refreshStatistics } from '../../features/tally/tally.ts'
import { createProgress } from '../progress.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import { list } from './arguments.ts'
import { withDatabase } from './command.ts'
import { readCsv } from './csv.ts'
import { print } from './tables.ts'

type Options = { agency?: string; unit?: string; elements?: string[]; dryRun?: true; json?: true }

export function addAnswerImportVerbs(importing: Command): void {
  importing
    .command('responses')
    .description(
      'answers of an old survey or another system; the same file is stored once however often it is imported',
    )
    .argument('<file>', 'CSV with a column date or period, columns named by element code, and optionally service')
    .option('--agency <slug>', 'an agency that exists (default: one named like the file)')
    .option('--unit <slug>', 'a unit of it that exists (default: one named like the file)')
    .option('--elements <codes>', 'elements of your own, separated by commas', list)
    .option('--dry-run', 'check every row, store nothing')
    .option('--json', 'as JSON')
    .action(importAnswers)
}

async function importAnswers(file: string, options: Options): Promise<void> {
  await withDatabase(async ({ db }, publicUrl) => {
    const progress = createProgress('Importing')
    const result = await importResponses(db, {
      rows: readCsv(file),
      agency: options.agency ?? null,
      unit: options.unit ?? null,
      name: path.parse(file).name,
      fileDigest: hash('sha256', await readFile(file).catch(() => '')),
      elements: options.elements ?? null,
      isDryRun: options.dryRun ?? false,
      now: new Date(),
      onProgress: progress.update,
    })
    progress.stop()
    if (!result.ok) throw new Refusal(refusalOf(result.reason))
    await drainFully(db)
    await refreshStatistics(db)
    const { agency, unit, ...counts } = result.value
    if (options.json) return print(JSON.stringify(result.value))
    if (options.dryRun) return print(`${counts.rows} rows are good; nothing was stored.`)
    print(`${counts.rows} rows read, ${counts.stored} stored, ${counts.rows - counts.stored} were there before.`)
    print(`Elements: ${counts.elements.join(', ')}.`)
    print(`Unit page: ${publicUrl}/unit/${agency}/${unit}`)
    print(`To publish a period: portal release ${agency} PERIOD`)
  })
}
