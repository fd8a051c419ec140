// `portal import directory|officers|roster|visits` and `portal export …`: the directory as files.
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { dayIn } from '../../domain/localTime.ts'
import { portalActor } from '../../features/audit/audit.ts'
import { exportFile } from '../../features/exchange/export.ts'
import { type Problem, importFile } from '../../features/exchange/import.ts'
import { type SheetName, sheets } from '../../features/exchange/sheets.ts'
import { inTransaction } from '../../features/inTransaction.ts'
import { sentenceOf } from '../exchangeSentences.ts'
import { createProgress } from '../progress.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import { agencyNamed, withDatabase } from './command.ts'
import { readFile } from './csv.ts'
import { print } from './tables.ts'

const sheetOf = {
  directory: 'direktori',
  officers: 'petugas',
  assignments: 'penempatan',
  roster: 'jadwal',
  visits: 'kunjungan',
  transactions: 'transaksi',
  values: 'nilai',
} as const satisfies Readonly<Record<string, SheetName>>
type Whats = keyof typeof sheetOf
/** What tells of single people's work, and of other systems' numbers, comes in and does not go out again. */
type Outgoing = Exclude<Whats, 'transactions' | 'values'>
const isOutgoing = (what: Whats): what is Outgoing => what !== 'transactions' && what !== 'values'
const abouts: Readonly<Record<Whats, string>> = {
  directory: 'units, services and points',
  officers: 'officers with their number, job and unit',
  assignments: 'where officers are or were assigned, with dates',
  roster: 'who is on duty where and when',
  visits: 'how many people were served, for the response rate',
  transactions: 'what officers did, from a service system',
  values: 'recorded values of indicators that no survey measures',
}

export function addExchangeVerbs(importing: Command, exporting: Command): void {
  for (const what of Object.keys(sheetOf) as Whats[]) {
    importing
      .command(what)
      .description(`${abouts[what]}; the same file again changes nothing`)
      .argument('<file>', 'CSV with the columns below')
      .option('--agency <slug>', 'the agency (default: the only one there is)')
      .option('--dry-run', 'check every row, store nothing')
      .option('--json', 'as JSON')
      .addHelpText('after', `\n${columnsHelp(what)}`)
      .action((file: string, options: ImportOptions) => importOne(what, file, options))
    if (!isOutgoing(what)) continue
    exporting
      .command(what)
      .description(`${abouts[what]}, as \`import ${what}\` takes it`)
      .requiredOption('--out <file>', 'the CSV to write')
      .option('--agency <slug>', 'the agency (default: the only one there is)')
      .action((options: { out: string; agency?: string }) => exportOne(what, options))
  }
}

type ImportOptions = { agency?: string; dryRun?: true; json?: true }

async function importOne(what: Whats, file: string, { agency: slug, dryRun, json }: ImportOptions): Promise<void> {
  await withDatabase(async ({ db }) => {
    const { agencyId, timeZone, slug: agency } = await agencyNamed(db, slug)
    const progress = createProgress('Importing')
    const actor = portalActor(agencyId, new Date())
    const result = await importFile(
      db,
      actor,
      { timeZone, reach: 'all' },
      { sheet: sheetOf[what], name: file, source: readFile(file), isDryRun: dryRun ?? false },
      progress.update,
    ).finally(() => progress.stop())
    if (!result.ok) throw new Refusal(refusalOf(linesOf(result.reason)))
    const { added, changed, unchanged } = result.value
    if (json) return print(JSON.stringify({ agency, ...result.value, stored: !dryRun }))
    const counts = `${added} new, ${changed} changed, ${unchanged} unchanged`
    print(dryRun ? `${counts}; nothing was stored.` : `${counts}.`)
  })
}

/** A sentence for each bad row; those beyond the named ones are only counted. */
function linesOf({ problems, count }: { problems: readonly Problem[]; count: number }): string[] {
  const rest = Array.from({ length: count - problems.length }, () => '')
  return [...problems.map((problem) => sentenceOf(problem)), ...rest]
}

async function exportOne(what: Outgoing, { out, agency: slug }: { out: string; agency?: string }): Promise<void> {
  await withDatabase(async ({ db }) => {
    const { agencyId, timeZone } = await agencyNamed(db, slug)
    const of = { agencyId, timeZone, covered: null, today: dayIn(timeZone, new Date()) }
    await inTransaction(db, (trx) =>
      pipeline(Readable.from(exportFile(trx, sheetOf[what], of)), createWriteStream(out)),
    ).catch((error: NodeJS.ErrnoException) => {
      throw error.syscall === 'open' ? new Refusal(`The file ${out} cannot be written (${error.code}).`) : error
    })
    print(`Written to ${out}.`)
  })
}

function columnsHelp(what: Whats): string {
  const lines = sheets[sheetOf[what]].map(
    ({ name, others, isNeeded }) => `  ${name}${isNeeded ? ' (needed)' : ''}: also ${others.join(', ')}`,
  )
  return `Columns:\n${lines.join('\n')}\n\n${notes[what]}`
}

const notes: Readonly<Record<Whats, string>> = {
  directory: `A row is a unit, a service or a point, as its column "baris" (row) says: unit, layanan (service), titik (point).
A unit has kode (its slug; made of the name where empty), nama and induk (the slug or name of its parent).
A service has unit and nama. A point has unit, nama, jenis (loket/counter, meja petugas/officer, program/programme,
wilayah/area, kios/kiosk, kertas/paper; empty: counter), layanan, petugas (NIP), wilayah and kode (the printed code; empty
for a new point). status is aktif/active or nonaktif/inactive, for points buka/open or tutup/closed; empty leaves it.`,
  officers: `nip is a NIP or NI PPPK of 18 digits, or N- and a number of the agency's own. A new officer is assigned to unit
(slug or name) from sejak on, today where it is empty; another unit than before is a transfer. Dates are 2026-11-27 or 27/11/2026.`,
  assignments: `A row is one assignment: nip, unit (slug or name), mulai (the first day) and selesai (the last day; empty while it lasts).
Assignments of one officer never overlap. Dates are 2026-11-27 or 27/11/2026.`,
  transactions: `A row is one case: nomor (the number of the service system), nip, layanan (and unit, where the service's name does not say
which), masuk (submitted), tenggat (due) or target_hari (days promised), selesai (finished; empty while it is not), ulang (rework) and
pengaduan (complaint) as ya/yes or tidak/no, periksa (the superior's check) as baik/passed, kurang/failed or empty. Days, or moments with
their time, of which the day is kept. The same number again is the same case: its due day, its end and its flags may change.`,
  values: `A row is one value: indikator (the name of an indicator with recorded values), unit, periode (2026, 2026-S1, 2026-TW3 or 2026-07,
as the indicator is looked at), nilai (within its scale) and sumber (where the number comes from).`,
  roster: `A row is one shift: unit and titik (point) by name or slug, nip, tanggal (date), mulai and selesai (07:30 or 07.30).
An end that is not after the beginning lies on the next day. Shifts are added or get another end; none is taken away.`,
  visits: `A row is a day (2026-11-27 or 27/11/2026) or a month (2026-11) of a unit, or of one of its services where layanan (service) says
so; dilayani (served) is how many people were served. A month of a unit is counted by day or by month, and by service or as a whole.`,
}
