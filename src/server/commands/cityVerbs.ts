// `portal generate`: an invented city, with its answers.
import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { lastDayOver } from '../../domain/localTime.ts'
import { generateCity } from '../../features/city/city.ts'
import { createProgress } from '../progress.ts'
import { Refusal } from '../refusal.ts'
import { wholeNumber } from './arguments.ts'
import { withDatabase } from './command.ts'
import { asTruthCsv, print } from './tables.ts'

type Options = { responses: number; agencies: number; seed: number; truth?: string }

export function addCityVerbs(program: Command): void {
  program
    .command('generate')
    .description('an invented city with known truth')
    .requiredOption('--responses <n>', 'how many responses', wholeNumber)
    .option('--agencies <n>', 'how many agencies', wholeNumber, 1)
    .option('--seed <n>', 'the same seed gives the same city', wholeNumber, 2)
    .option('--truth <file>', 'writes the true quality of every officer as CSV')
    .action(generate)
}

async function generate({ truth, ...wanted }: Options): Promise<void> {
  await withDatabase(async ({ pool }) => {
    const progress = createProgress('Generating')
    const startedAt = performance.now()
    const until = lastDayOver(new Date())
    const result = await generateCity(pool, { ...wanted, until, onProgress: progress.update })
    progress.stop()
    if (!result.ok) throw new Refusal(`A city of seed ${wanted.seed} is there already; choose another --seed.`)
    const { responses, agencies, truth: known } = result.value
    const perSecond = Math.round(responses / ((performance.now() - startedAt) / 1000))
    print(`${responses} responses of ${agencies.length} agencies stored and counted, ${perSecond} a second.`)
    if (truth) await writeFile(truth, asTruthCsv(known))
  })
}
