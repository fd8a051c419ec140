// The command line: `npm run -s portal -- VERB …`. Each verb reads its arguments, calls a feature and prints the result.
// Exit code 0: done; 1: refused or found wrong; 2: bad usage. Errors are one sentence on standard error.
import { hash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CommanderError, program } from 'commander'
import { generateCity } from './features/city/city.ts'
import { findAgency } from './features/directory/directory.ts'
import { dayIn } from './domain/localTime.ts'
import { type IndexOptions, indexOfFile } from './features/index/fileIndex.ts'
import { importResponses } from './features/response/import.ts'
import { countSetAside, drainFully, recount, refreshStatistics } from './features/tally/tally.ts'
import { addAccountVerbs } from './server/accountVerbs.ts'
import { addAnswerVerb } from './server/answerVerbs.ts'
import { addBackupVerbs } from './server/backupVerbs.ts'
import { assessAgency, assessFile } from './server/assess.ts'
import { fractions, list, lowerCase, periodNamed, scale, warn, wholeNumber, withDatabase } from './server/command.ts'
import { readCsv } from './server/csv.ts'
import { addDeskVerbs } from './server/deskVerbs.ts'
import { addExchangeVerbs } from './server/exchangeVerbs.ts'
import { addIntegrityVerb } from './server/integrityVerb.ts'
import { addKioskVerbs } from './server/kioskVerbs.ts'
import { addPointVerbs } from './server/pointVerbs.ts'
import { addReleaseVerb } from './server/releaseVerbs.ts'
import { addTokenVerbs } from './server/tokenVerbs.ts'
import { createProgress } from './server/progress.ts'
import { Refusal, refusalOf } from './server/refusal.ts'
import { addReplyVerbs } from './server/replyVerbs.ts'
import { asFairnessJson, asFairnessTable, asIndexJson, asIndexTable, asTruthCsv, print } from './server/tables.ts'

program
  .name('portal')
  .description('Suara Loket on the command line. Works beside a running portal.')
  .exitOverride()
  .showHelpAfterError('(--help on every verb tells what it takes)')

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
  .action(async (file: string, { json, compare, ...options }: IndexArguments) => {
    const { elements = null, by = null, weights = null } = options
    const result = await indexOfFile(readCsv(file), { elements, by, weights, scale: options.scale })
    if (!result.ok) throw new Refusal(result.reason)
    print(json ? asIndexJson(result.value, compare ?? false) : asIndexTable(result.value, compare ?? false))
    const { blankRows, decimalCells } = result.value
    if (blankRows > 0) warn(`${blankRows} rows without an answer were left out.`)
    if (decimalCells > 0) warn(`${decimalCells} cells lie between two scores and were read as averages.`)
  })

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
    if (file === undefined && (!agency || !period)) program.error('error: a file is needed, or --agency with --period')
    const assessed =
      file === undefined
        ? await assessAgency(agency ?? '', periodNamed(period ?? ''))
        : await assessFile(file, elements ?? null)
    print(json ? asFairnessJson(assessed) : asFairnessTable(assessed))
  })

const importing = program.command('import').description('data from a file, all or nothing')
importing
  .command('responses')
  .description('answers of an old survey or another system; the same file is stored once however often it is imported')
  .argument('<file>', 'CSV with a column date or period, columns named by element code, and optionally service')
  .option('--agency <slug>', 'an agency that exists (default: one named like the file)')
  .option('--unit <slug>', 'a unit of it that exists (default: one named like the file)')
  .option('--elements <codes>', 'elements of your own, separated by commas', list)
  .option('--dry-run', 'check every row, store nothing')
  .option('--json', 'as JSON')
  .action(
    async (
      file: string,
      options: { agency?: string; unit?: string; elements?: string[]; dryRun?: true; json?: true },
    ) => {
      await withDatabase(async ({ db }, publicUrl) => {
        const rows = readCsv(file)
        const progress = createProgress('Importing')
        const result = await importResponses(db, {
          rows,
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
    },
  )

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

addPointVerbs(program)
addKioskVerbs(program)
addReleaseVerb(program)
addIntegrityVerb(program)
addTokenVerbs(program)
addReplyVerbs(program)
addBackupVerbs(program)
addAccountVerbs(program)
addDeskVerbs(program)
const exporting = program.command('export').description('data as a file')
addExchangeVerbs(importing, exporting)
addAnswerVerb(exporting)

type IndexArguments = Partial<Pick<IndexOptions, 'elements' | 'by' | 'weights'>> & {
  scale: IndexOptions['scale']
  compare?: true
  json?: true
}
type FairnessArguments = { elements?: string[]; agency?: string; period?: string; json?: true }

/** The last day that is over everywhere in Indonesia. */
function yesterday(): Date {
  return new Date(Date.now() - 86_400_000)
}

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (error instanceof Refusal) {
    warn(error.message)
    process.exitCode = 1
  } else throw error
}
