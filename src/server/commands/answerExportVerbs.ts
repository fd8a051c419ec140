// `portal export responses`: answers as a file, with its digest beside it.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setFlagsFromString } from 'node:v8'
import { type Command, Option } from 'commander'
import { type Agency, findUnit } from '../../features/directory/directory.ts'
import { type Covered, coveredBy } from '../../features/directory/reach.ts'
import { exportAnswers } from '../../features/response/export.ts'
import { type ExportForm, type Exported, exportFile, exportForms } from '../../features/response/exportFile.ts'
import { answerWords } from '../../i18n/console/answers.ts'
import type { OpenDatabase } from '../db.ts'
import { createProgress } from '../progress.ts'
import { Refusal } from '../refusal.ts'
import { agencyNamed, periodNamed, withDatabase } from './command.ts'
import { print } from './tables.ts'

type Options = { agency?: string; period: string; unit?: string; out: string; form: ExportForm; json?: true }
type Db = OpenDatabase['db']

export function addAnswerExportVerbs(exporting: Command): void {
  exporting
    .command('responses')
    .description(
      'the answers of a period, a row each; the last line and a .sha256 beside the file tell rows and digest',
    )
    .option('--agency <slug>', 'the agency (default: the only one there is)')
    .requiredOption('--period <code>', '2026, 2026-S1, 2026-TW3 or 2026-07')
    .option('--unit <slug>', 'only this unit and those below it')
    .requiredOption('--out <file>', 'the file to write')
    .addOption(
      new Option('--form <form>', 'plain: commas and codes; indonesia: semicolons and words; xlsx')
        .choices(exportForms)
        .default('plain'),
    )
    .option('--json', 'rows and digests as JSON')
    .addHelpText('after', `\n${notes}`)
    .action(exportResponses)
}

async function exportResponses(options: Options): Promise<void> {
  const period = periodNamed(options.period)
  // Rows are short-lived: room for young objects that grows sixteenfold only keeps them longer (249 MB of a process instead of 161), and
  // what was taken for lasting is looked through each time it grew by half (half a million rows as XLSX: 151 MB in place of 200 to 214).
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=50')
  await withDatabase(async ({ db }) => {
    const agency = await agencyNamed(db, options.agency)
    const covered = await unitNamed(db, agency, options.unit)
    const filter = { agency: agency.slug, period: period.code, unit: options.unit ?? 'all' }
    const written = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        const answers = await exportAnswers(trx, { agencyId: agency.agencyId, period, covered })
        return write(options, filter, answers)
      })
    const { rows, sha256 } = written
    if (options.json) return print(JSON.stringify({ ...filter, file: options.out, ...written }))
    print(`${rows} rows written to ${options.out}, SHA-256 ${sha256}.`)
  })
}

async function unitNamed(db: Db, { agencyId, slug }: Agency, name: string | undefined): Promise<Covered> {
  if (name === undefined) return null
  const unit = await findUnit(db, agencyId, name)
  if (!unit) throw new Refusal(`There is no unit "${name}" in ${slug}.`)
  return coveredBy(db, agencyId, { unitIds: [unit.unitId] })
}

/** Under another name until it is whole, so that nobody takes half a file for one. `sha256` is that of the file, as `sha256sum` checks it. */
async function write(
  { out, form }: Options,
  filter: Readonly<Record<string, string>>,
  answers: Awaited<ReturnType<typeof exportAnswers>>,
): Promise<Exported & { sha256: string }> {
  const part = `${out}.part`
  const progress = createProgress('Exporting')
  const digest = createHash('sha256')
  let exported: Exported | null = null
  const plan = {
    filter,
    words: answerWords,
    onProgress: (rows: number) => progress.update(rows, answers.total),
    onEnd: (ended: Exported) => (exported = ended),
  }
  try {
    await pipeline(exportFile(form, answers, plan), digested(digest), createWriteStream(part))
    if (!exported) throw new Error('The file has no end.')
    await rename(part, out)
    const sha256 = digest.digest('hex')
    const { rows } = exported as Exported
    const said = Object.entries({ rows: String(rows), ...filter }).map(([name, value]) => `${name}=${value}`)
    await writeFile(`${out}.sha256`, `${sha256}  ${path.basename(out)}\n# ${said.join(' ')}\n`)
    return { ...(exported as Exported), sha256 }
  } catch (error) {
    const { syscall, code } = error as NodeJS.ErrnoException
    throw syscall === 'open' ? new Refusal(`The file ${out} cannot be written (${code}).`) : error
  } finally {
    progress.stop()
    await rm(part, { force: true })
  }
}

function digested(digest: ReturnType<typeof createHash>) {
  return async function* (source: AsyncIterable<Uint8Array>) {
    for await (const piece of source) {
      digest.update(piece)
      yield piece
    }
  }
}

const notes = `A row has the day, unit, service and channel, a column per element by its code, and what the person said of themselves.
It has no hour, point, officer, comment or receipt: rows must not lead to a person. The plain form is what \`import responses\` takes.
The digest in the last line is that of all that stands before it; \`sha256sum -c FILE.sha256\` checks the whole file.`
