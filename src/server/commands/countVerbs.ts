// `portal recount`: the counters held against the answers.
import type { Command } from 'commander'
import { countSetAside, recount } from '../../features/tally/tally.ts'
import { Refusal } from '../refusal.ts'
import { knownAgency, withDatabase } from './command.ts'
import { print } from './tables.ts'

export function addCountVerbs(program: Command): void {
  program
    .command('recount')
    .description('counts all responses again and compares with the tallies')
    .option('--agency <slug>', 'of one agency only')
    .option('--json', 'as JSON')
    .action(countAgain)
}

async function countAgain({ agency, json }: { agency?: string; json?: true }): Promise<void> {
  await withDatabase(async ({ db }) => {
    if (agency) await knownAgency(db, agency)
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
}
