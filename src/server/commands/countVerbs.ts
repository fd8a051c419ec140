// `portal recount` and `portal generate`: the counters held against the answers, and a city of answers to count.
import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { dayIn } from '../../domain/localTime.ts'
import { generateCity } from '../../features/city/city.ts'
import { findAgency } from '../../features/directory/directory.ts'
import { countSetAside, recount } from '../../features/tally/tally.ts'
import { createProgress } from '../progress.ts'
import { Refusal } from '../refusal.ts'
import { wholeNumber, withDatabase } from './command.ts'
import { asTruthCsv, print } from './tables.ts'

export function addCountVerbs(program: Command): void {
  program
    .command('recount')
    .description('counts all responses again and compares with the tallies')
    .option('--agency <slug>', 'of one agency only')
    .option('--json', 'as JSON')
    .action(async ({ agency, json }: { agency?: string; json?: true }) => {
      await withDatabase(async ({ db }) => {
        if (agency && !(await findAgency(db, agency))) throw new Refusal(`There is no agency "${agency}".`)
        const { responses, differences } = await recount(db, agency ?? null)
        const uncountable = await countSetAside(db, agency)
        if (json) print(JSON.stringify({ responses, differences, uncountable }))
        else
          for (const { agency: slug, place, answeredOn, what, counted, recounted } of differences)
            print(`${slug} ${answeredOn} ${place} ${what}: counted ${counted}, recounted ${recounted}`)
        if (differences.length > 0)
          throw new Refusal(`${differences.length} counters differ from the ${responses} responses.`)
        if (uncountable > 0) throw new Refusal(`${uncountable} of the ${responses} responses cannot be counted.`)
        if (!json) print(`${responses} responses recounted; every counter agrees.`)
      })
    })

  program
    .command('generate')
    .description('an invented city with known truth')
    .requiredOption('--responses <n>', 'how many responses', wholeNumber)
    .option('--agencies <n>', 'how many agencies', wholeNumber, 1)
    .option('--seed <n>', 'the same seed gives the same city', wholeNumber, 2)
    .option('--truth <file>', 'writes the true quality of every officer as CSV')
    .action(async (options: { responses: number; agencies: number; seed: number; truth?: string }) => {
      await withDatabase(async ({ pool }) => {
        const progress = createProgress('Generating')
        const startedAt = performance.now()
        const { seed, responses, agencies } = options
        const until = dayIn('Asia/Jakarta', yesterday())
        const result = await generateCity(pool, { seed, responses, agencies, until, onProgress: progress.update })
        progress.stop()
        if (!result.ok) throw new Refusal(`A city of seed ${options.seed} is there already; choose another --seed.`)
        const perSecond = Math.round(result.value.responses / ((performance.now() - startedAt) / 1000))
        print(
          `${result.value.responses} responses of ${result.value.agencies.length} agencies stored and counted, ${perSecond} a second.`,
        )
        if (options.truth) await writeFile(options.truth, asTruthCsv(result.value.truth))
      })
    })
}

/** The last day that is over everywhere in Indonesia. */
function yesterday(): Date {
  return new Date(Date.now() - 86_400_000)
}
