// `portal index`: from a file alone, so that nothing of a database is loaded.
import type { Command } from 'commander'
import { type IndexOptions, indexOfFile } from '../../features/index/fileIndex.ts'
import { Refusal } from '../refusal.ts'
import { fractions, list, lowerCase, scale } from './arguments.ts'
import { readCsv } from './csv.ts'
import { asIndexJson, asIndexTable, print, warn } from './tables.ts'

type Options = Partial<Pick<IndexOptions, 'elements' | 'by' | 'weights'>> & {
  scale: IndexOptions['scale']
  compare?: boolean
  json?: true
}

export function addIndexVerbs(program: Command): void {
  program
    .command('index')
    .description('the official index straight from a file of answers, without a database')
    .argument('<file>', 'CSV with columns named by element code')
    .option('--elements <codes>', 'elements of your own, separated by commas', list)
    .option('--by <column>', 'a column to make groups by', lowerCase)
    .option(
      '--weights <list>',
      'a weight per element, in their order: 0.2,0.3,0.5 or 1/3,2/3 (default: alike)',
      fractions,
    )
    .option('--scale <highest>', 'answers run from 1 to 4 or, divided by 1.5, to 6', scale, 4)
    .option('--compare', 'also what other roundings and weights in use would print')
    .option('--json', 'as JSON')
    .action(index)
}

async function index(file: string, { json, compare = false, ...options }: Options): Promise<void> {
  const { elements = null, by = null, weights = null } = options
  const result = await indexOfFile(readCsv(file), { elements, by, weights, scale: options.scale })
  if (!result.ok) throw new Refusal(result.reason)
  print(json ? asIndexJson(result.value, compare) : asIndexTable(result.value, compare))
  const { blankRows, decimalCells } = result.value
  if (blankRows > 0) warn(`${blankRows} rows without an answer were left out.`)
  if (decimalCells > 0) warn(`${decimalCells} cells lie between two scores and were read as averages.`)
}
