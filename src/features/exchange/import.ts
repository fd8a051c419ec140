/** Station exchange: a directory comes as files and goes as files. A file is taken as a whole or not at all. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Reach } from '../../domain/access.ts'
import { dayIn } from '../../domain/localTime.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, recordAll } from '../audit/audit.ts'
import { markChanged } from '../directory/change.ts'
import { coveredBy, holdDirectory } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import { planAssignments } from './assignments.ts'
import type { Context, Counts, Plan } from './context.ts'
import { planOfficers } from './officers.ts'
import { planPoints } from './points.ts'
import { planRoster } from './roster.ts'
import { type Problem, type Problems, type Row, createProblems, readRows } from './rows.ts'
import { planServices } from './services.ts'
import { type SheetName, rowWords, wordIn, workSheets } from './sheets.ts'
import { planTransactions } from './transactions.ts'
import { planUnits } from './units.ts'
import { planVisits } from './visits.ts'
import { planValues } from './values.ts'

export type { Counts } from './context.ts'
export type { Problem } from './rows.ts'

export type ImportFile = {
  sheet: SheetName
  /** What the trail calls the file. */
  name: string
  source: AsyncIterable<Uint8Array>
  /** Does everything, then takes it back. */
  isDryRun: boolean
}

/** Where a file goes: whose clocks say what today is, and how far whoever brings it may reach. */
export type ImportTarget = { timeZone: string; reach: Reach }

/** What is wrong with a file: the problems that are named, and how many there are in all. */
export type Refused = { problems: Problem[]; count: number }

/** Thrown to take everything back. */
class TakenBack extends Error {}

type Planner = (context: Context, rows: readonly Row[]) => Promise<Plan>

const planners: Readonly<Record<Exclude<SheetName, 'direktori'>, Planner>> = {
  unit: planUnits,
  layanan: planServices,
  titik: planPoints,
  petugas: planOfficers,
  penempatan: planAssignments,
  jadwal: planRoster,
  kunjungan: planVisits,
  transaksi: planTransactions,
  nilai: planValues,
}

/**
 * Reads a file and stores what is new or changed in it, in one transaction: the same file again changes nothing. Where any row is wrong
 * nothing is stored, and every such row is named.
 * @param onProgress rows done so far, and about how many there are to do
 */
export async function importFile(
  db: Kysely<Database>,
  actor: Actor,
  target: ImportTarget,
  file: ImportFile,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Outcome<Counts, Refused>> {
  const problems = createProblems()
  const rows = await readRows(file.source, file.sheet, problems)
  if (problems.count > 0) return no(refusedBy(problems))
  return importRows(db, actor, target, file, rows, onProgress)
}

/** The same with rows that come otherwise than in a file. */
export async function importRows(
  db: Kysely<Database>,
  actor: Actor,
  target: ImportTarget,
  file: Omit<ImportFile, 'source'>,
  rows: readonly Row[],
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Outcome<Counts, Refused>> {
  const problems = createProblems()
  let done = 0
  onProgress(0, rows.length)
  const tell = (count: number) => onProgress(Math.min((done += count), rows.length), rows.length)
  let counts: Counts = { added: 0, changed: 0, unchanged: 0 }
  try {
    await inTransaction(db, async (trx) => {
      counts = await store(trx, actor, target, file, rows, problems, tell)
      if (problems.count > 0 || file.isDryRun) throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
    if (problems.count > 0) return no(refusedBy(problems))
  }
  onProgress(rows.length, rows.length)
  return ok(counts)
}

function refusedBy({ named, count }: Problems): Refused {
  return { problems: named.toSorted((one, other) => one.line - other.line), count }
}

async function store(
  trx: Transaction<Database>,
  actor: Actor,
  { timeZone, reach }: ImportTarget,
  { sheet, name }: Omit<ImportFile, 'source'>,
  rows: readonly Row[],
  problems: Problems,
  onProgress: (rows: number) => void,
): Promise<Counts> {
  await holdDirectory(trx, actor.agencyId)
  const covered = await coveredBy(trx, actor.agencyId, reach)
  const context = { trx, actor, timeZone, today: dayIn(timeZone, actor.now), covered, problems, onProgress }
  const total: Counts = { added: 0, changed: 0, unchanged: 0 }
  for (const [part, own] of partsOf(sheet, rows, problems)) {
    const { counts, changes, write } = await planners[part](context, own)
    for (const key of Object.keys(total) as (keyof Counts)[]) total[key] += counts[key]
    // In a file with everything, later rows refer to what earlier parts wrote: also where all will be taken back.
    if (problems.count === 0 || sheet === 'direktori') await write()
    if (problems.count === 0) await recordAll(trx, actor, changes)
  }
  if (total.added + total.changed > 0 && problems.count === 0) {
    if (!isWork(sheet)) await markChanged(trx, [actor.agencyId])
    await recordAll(trx, actor, [{ act: 'added', kind: 'import', subjectId: sheet, subject: name, after: total }])
  }
  return total
}

/** What changes nothing that a citizen's page is drawn from. */
function isWork(sheet: SheetName): boolean {
  return (workSheets as readonly SheetName[]).includes(sheet)
}

/** The rows of each kind in a file with everything, units before what belongs to them. */
function partsOf(
  sheet: SheetName,
  rows: readonly Row[],
  problems: Problems,
): [Exclude<SheetName, 'direktori'>, readonly Row[]][] {
  if (sheet !== 'direktori') return [[sheet, rows]]
  const kinds = Map.groupBy(rows, (row) => wordIn(rowWords, row.text('baris')))
  for (const row of kinds.get(null) ?? []) problems.add(row.line, 'baris', 'row-kind', row.text('baris'))
  return (['unit', 'layanan', 'titik'] as const).flatMap((part) => {
    const own = kinds.get(part)
    return own ? [[part, own] as [typeof part, Row[]]] : []
  })
}
