/** A directory as files: what is written here can be imported as it is, and then changes nothing. */
import { stringify } from 'csv-stringify/sync'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { guardCell } from '../../domain/csvCell.ts'
import { clockIn, dayIn } from '../../domain/localTime.ts'
import { writeNip } from '../../domain/nip.ts'
import type { Covered } from '../directory/reach.ts'
import * as store from './export.sql.ts'
import { type SheetName, kindWords, rowWords, sheets, statusWords, type workSheets } from './sheets.ts'

export type ExportOf = { agencyId: string; timeZone: string; covered: Covered; today: string }

/** Cells by the names of the sheet's columns; what is left out stays empty. */
type Line = Readonly<Record<string, string | null>>
type Lines = (db: Kysely<Database>, of: ExportOf & { limit: number; offset: number }) => Promise<Line[]>

/** Lines of one question to the database: each is asked anew from the start, so few and large ones. */
const PIECE = 20_000

const [ACTIVE, ENDED] = [statusWords.active[0], statusWords.ended[0]]
const [OPEN, CLOSED] = [statusWords.active[2], statusWords.ended[2]]

const units: Lines = async (db, of) =>
  (await store.listUnits(db, of)).map(({ isEnded, ...line }) => ({ ...line, status: isEnded ? ENDED : ACTIVE }))

const services: Lines = async (db, of) =>
  (await store.listServices(db, of)).map(({ isEnded, ...line }) => ({ ...line, status: isEnded ? ENDED : ACTIVE }))

const points: Lines = async (db, of) =>
  (await store.listPoints(db, of)).map(({ kind, nip, isOpen, ...line }) => ({
    ...line,
    jenis: kindWords[kind][0] ?? kind,
    petugas: nip && writeNip(nip),
    status: isOpen ? OPEN : CLOSED,
  }))

const officers: Lines = async (db, of) =>
  (await store.listOfficers(db, of)).map(({ nip, isEnded, ...line }) => ({
    ...line,
    nip: writeNip(nip),
    status: isEnded ? ENDED : ACTIVE,
  }))

const assignments: Lines = async (db, of) =>
  (await store.listAssignments(db, of)).map(({ nip, ...line }) => ({ ...line, nip: writeNip(nip) }))

const duties: Lines = async (db, of) =>
  (await store.listDuties(db, of)).map(({ nip, from, until, ...line }) => {
    const [day, lastDay] = [dayIn(of.timeZone, from), dayIn(of.timeZone, until)]
    const times = { mulai: clockIn(of.timeZone, from), selesai: clockIn(of.timeZone, until) }
    return { ...line, nip: writeNip(nip), tanggal: day, ...times, sampai_tanggal: lastDay === day ? null : lastDay }
  })

const visits: Lines = async (db, of) =>
  (await store.listVisits(db, of)).map(({ day, isMonth, served, ...line }) => ({
    ...line,
    tanggal: isMonth ? day.slice(0, 7) : day,
    dilayani: String(served),
  }))

/** What goes out as files: the directory. */
export type ExportSheet = Exclude<SheetName, (typeof workSheets)[number]>

/** What each file is made of; one with everything has the parts one after the other. */
const parts: Readonly<Record<ExportSheet, readonly { lines: Lines; row?: string }[]>> = {
  unit: [{ lines: units }],
  layanan: [{ lines: services }],
  titik: [{ lines: points }],
  petugas: [{ lines: officers }],
  penempatan: [{ lines: assignments }],
  jadwal: [{ lines: duties }],
  kunjungan: [{ lines: visits }],
  direktori: [
    { lines: units, row: rowWords.unit[0] ?? '' },
    { lines: services, row: rowWords.layanan[0] ?? '' },
    { lines: points, row: rowWords.titik[0] ?? '' },
  ],
}

/** The header alone: a file to fill in. With a BOM and semicolons, as a spreadsheet in Indonesia expects it. */
export function templateOf(sheet: SheetName): string {
  return `\uFEFF${csvOf([sheets[sheet].map(({ name }) => name)])}`
}

/** A file piece by piece, so that one of any length takes little memory. To be the first thing in a transaction: all of it is of one moment. */
export async function* exportFile(db: Kysely<Database>, sheet: ExportSheet, of: ExportOf): AsyncGenerator<string> {
  await store.holdView(db)
  yield templateOf(sheet)
  for (const { lines, row } of parts[sheet]) {
    for (let offset = 0; ; offset += PIECE) {
      const piece = await lines(db, { ...of, limit: PIECE, offset })
      if (piece.length > 0) yield csvOf(piece.map((line) => cellsOf(sheet, row ? { ...line, baris: row } : line)))
      if (piece.length < PIECE) break
    }
  }
}

function cellsOf(sheet: SheetName, line: Line): string[] {
  return sheets[sheet].map(({ name }) => guardCell(line[name] ?? ''))
}

function csvOf(rows: readonly string[][]): string {
  return stringify(rows as string[][], { delimiter: ';', record_delimiter: 'windows' })
}
