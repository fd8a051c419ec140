import type { Command } from 'commander'
import { list } from './arguments.ts'
import { assessAgency, assessFile } from './assess.ts'
import { periodNamed } from './command.ts'
import { asFairnessJson, asFairnessTable, print } from './tables.ts'

type FairnessArguments = { elements?: string[]; agency?: string; period?: string; json?: true }

export function addFairnessVerb(program: Command): void {
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
    .action(async (file: string | undefined, { elements, json, ...scope }: FairnessArguments) => {
      const { agency, period } = scope
      if (file === undefined && (!agency || !period))
        program.error('error: a file is needed, or --agency with --period')
      const assessed =
        file === undefined
          ? await assessAgency(agency ?? '', periodNamed(period ?? ''))
          : await assessFile(file, elements ?? null)
      print(json ? asFairnessJson(assessed) : asFairnessTable(assessed))
    })
}
