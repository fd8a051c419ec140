/** The files of a directory and of its visits: what each is called, and its columns by every name that is understood. */
import type { PointKind } from '../directory/directory.ts'

/** A column by the name that is written, and the others that are read. */
export type Column = { name: string; others: readonly string[]; isNeeded: boolean }
export type SheetName = 'unit' | 'layanan' | 'titik' | 'petugas' | 'penempatan' | 'jadwal' | 'kunjungan' | 'direktori'

/** The files of the console, in the order in which they are wanted. */
export const consoleSheets = [
  'unit',
  'layanan',
  'petugas',
  'titik',
  'penempatan',
  'jadwal',
  'kunjungan',
] as const satisfies SheetName[]

const needed = (name: string, ...others: string[]): Column => ({ name, others, isNeeded: true })
const optional = (name: string, ...others: string[]): Column => ({ name, others, isNeeded: false })

const status = optional('status', 'state', 'keadaan')
const unit = needed('unit', 'kode_unit', 'unit_slug', 'unit_code', 'nama_unit', 'unit_name')
const nip = needed('nip', 'ni_pppk', 'nomor', 'officer', 'petugas', 'nip_petugas', 'officer_nip', 'officer_id')

export const sheets: Readonly<Record<SheetName, readonly Column[]>> = {
  unit: [
    optional('kode', 'slug', 'code', 'unit_slug', 'kode_unit'),
    needed('nama', 'name', 'unit', 'nama_unit', 'unit_name'),
    optional('induk', 'parent', 'induk_unit', 'parent_unit', 'parent_slug'),
    status,
  ],
  layanan: [unit, needed('nama', 'name', 'layanan', 'service', 'nama_layanan', 'service_name'), status],
  titik: [
    unit,
    needed('nama', 'name', 'titik', 'point', 'nama_titik', 'point_name', 'loket', 'counter'),
    optional('jenis', 'kind', 'type', 'tipe'),
    optional('layanan', 'service', 'nama_layanan', 'service_name'),
    optional('petugas', 'officer', 'nip', 'nip_petugas', 'officer_nip'),
    optional('wilayah', 'area'),
    status,
    optional('kode', 'code'),
  ],
  petugas: [
    needed('nip', 'ni_pppk', 'nomor'),
    needed('nama', 'name', 'nama_petugas', 'officer'),
    needed('jabatan', 'job', 'position', 'title', 'pekerjaan'),
    { ...unit, isNeeded: false },
    optional('sejak', 'since', 'from', 'mulai', 'tmt', 'start', 'from_date'),
    status,
  ],
  penempatan: [
    nip,
    unit,
    needed('mulai', 'from', 'start', 'sejak', 'since', 'from_date'),
    optional('selesai', 'until', 'end', 'sampai', 'until_date'),
  ],
  jadwal: [
    unit,
    needed('titik', 'point', 'loket', 'counter', 'nama_titik', 'point_name'),
    optional('kode', 'code', 'point_code'),
    nip,
    needed('tanggal', 'date', 'day', 'hari'),
    needed('mulai', 'from', 'start', 'jam_mulai', 'from_time'),
    needed('selesai', 'until', 'end', 'jam_selesai', 'until_time', 'to'),
    optional('sampai_tanggal', 'until_date', 'end_date'),
  ],
  kunjungan: [
    unit,
    optional('layanan', 'service', 'nama_layanan', 'service_name'),
    needed('tanggal', 'date', 'day', 'hari', 'bulan', 'month'),
    needed('dilayani', 'served', 'jumlah', 'count', 'kunjungan', 'visits', 'tiket', 'tickets'),
  ],
  direktori: [
    needed('baris', 'row', 'record', 'tingkat', 'level'),
    optional('kode', 'slug', 'code'),
    needed('nama', 'name'),
    optional('induk', 'parent'),
    { ...unit, isNeeded: false },
    optional('layanan', 'service'),
    optional('jenis', 'kind', 'type'),
    optional('petugas', 'officer', 'nip'),
    optional('wilayah', 'area'),
    status,
  ],
}

/** The kinds of points as files name them: the first is written. */
export const kindWords: Readonly<Record<PointKind, readonly string[]>> = {
  counter: ['loket', 'counter', ''],
  officer: ['meja petugas', 'officer', 'meja', 'petugas'],
  programme: ['program', 'programme'],
  area: ['wilayah', 'area'],
  kiosk: ['kios', 'kiosk', 'anjungan'],
  paper: ['kertas', 'paper', 'meja kertas'],
}

/** What stands in a column `status`, and what it means; the first of each is written. */
export const statusWords = {
  active: ['aktif', 'active', 'buka', 'open'],
  ended: ['nonaktif', 'inactive', 'tutup', 'closed', 'ended', 'tidak aktif'],
} as const

/** Which row of a file with everything is which. */
export const rowWords: Readonly<Record<'unit' | 'layanan' | 'titik', readonly string[]>> = {
  unit: ['unit'],
  layanan: ['layanan', 'service'],
  titik: ['titik', 'point', 'loket', 'counter'],
}

/** The key whose words hold a text, in any case; null where none does. */
export function wordIn<Key extends string>(words: Readonly<Record<Key, readonly string[]>>, text: string): Key | null {
  const wanted = text.trim().toLowerCase()
  return (Object.keys(words) as Key[]).find((key) => words[key].includes(wanted)) ?? null
}
