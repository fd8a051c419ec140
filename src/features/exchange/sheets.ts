/** The files of a directory and of its visits: what each is called, and its columns by every name that is understood. */
import type { PointKind } from '../directory/directory.ts'

/** A column by the name that is written, and the others that are read. */
export type Column = { name: string; others: readonly string[]; isNeeded: boolean }
export type SheetName = (typeof consoleSheets)[number] | (typeof workSheets)[number] | 'direktori'

/** The files of the console, in the order in which they are wanted. */
export const consoleSheets = ['unit', 'layanan', 'petugas', 'titik', 'penempatan', 'jadwal', 'kunjungan'] as const

/** What comes from other systems again and again, and does not go out with the directory: it tells what single people did. */
export const workSheets = ['transaksi', 'nilai'] as const

const needed = (name: string, ...others: string[]): Column => ({ name, others, isNeeded: true })
const optional = (name: string, ...others: string[]): Column => ({ name, others, isNeeded: false })

const status = optional('status', 'state', 'keadaan')
const ofUnit = ['kode_unit', 'unit_slug', 'unit_code', 'nama_unit', 'unit_name', 'unit_kerja', 'unit kerja', 'unor']
const unit = needed('unit', ...ofUnit)
const ofNip = ['ni_pppk', 'nip_baru', 'nip baru', 'officer', 'petugas', 'nip_petugas', 'officer_nip', 'officer_id']
const nip = needed('nip', ...ofNip, 'nomor')

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
    needed('nip', 'ni_pppk', 'nip_baru', 'nip baru', 'nomor'),
    needed('nama', 'name', 'nama_petugas', 'nama_lengkap', 'nama lengkap', 'nama_pegawai', 'nama pegawai', 'officer'),
    needed('jabatan', 'job', 'position', 'title', 'pekerjaan', 'nama_jabatan', 'nama jabatan'),
    { ...unit, isNeeded: false },
    optional(
      'sejak',
      'since',
      'from',
      'mulai',
      'tmt',
      'tmt_unit',
      'tmt_unor',
      'tmt_jabatan',
      'tmt jabatan',
      'start',
      'from_date',
    ),
    status,
  ],
  penempatan: [
    nip,
    unit,
    needed('mulai', 'from', 'start', 'sejak', 'since', 'tmt', 'tmt_unit', 'tmt_unor', 'from_date'),
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
  transaksi: [
    needed(
      'nomor',
      'id',
      'nomor_transaksi',
      'no_transaksi',
      'transaction',
      'transaction_id',
      'number',
      'tiket',
      'ticket',
    ),
    needed('nip', ...ofNip),
    needed('layanan', 'service', 'nama_layanan', 'service_name'),
    { ...unit, isNeeded: false },
    needed('masuk', 'diajukan', 'tanggal_masuk', 'submitted', 'submitted_on', 'submitted_at', 'start', 'mulai'),
    optional('tenggat', 'jatuh_tempo', 'batas_waktu', 'due', 'due_on', 'due_date', 'due_at'),
    optional('target_hari', 'target', 'target_days', 'sla', 'sla_hari', 'sla_days'),
    optional('selesai', 'tanggal_selesai', 'finished', 'finished_on', 'finished_at', 'end', 'completed'),
    optional('status', 'state', 'keadaan'),
    optional('ulang', 'dikerjakan_ulang', 'rework'),
    optional('pengaduan', 'keluhan', 'complaint', 'complaints'),
    optional('periksa', 'hasil_periksa', 'check', 'supervisor_check', 'checked'),
  ],
  nilai: [
    needed('indikator', 'indicator', 'nama_indikator'),
    unit,
    needed('periode', 'period'),
    needed('nilai', 'value'),
    needed('sumber', 'source', 'origin'),
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

/** Answers to yes or no; an empty cell says no. */
export const yesWords = {
  no: ['tidak', 'no', 'false', '0', 'n', ''],
  yes: ['ya', 'yes', 'true', '1', 'y'],
} as const

/** What a superior's check found. */
export const checkWords = {
  unchecked: ['', '-', 'belum', 'unchecked'],
  passed: ['baik', 'lulus', 'sesuai', 'ya', 'passed', 'pass', 'yes', 'true', '1'],
  failed: ['kurang', 'tidak lulus', 'tidak sesuai', 'tidak', 'failed', 'fail', 'no', 'false', '0'],
} as const

/** How far a service system says that a transaction is; the portal computes it from the days, and a file may not contradict them. */
export const workWords = {
  open: ['proses', 'diproses', 'dalam proses', 'terlambat', 'in process', 'in-process', 'in progress', 'open', 'late'],
  finished: ['selesai', 'selesai terlambat', 'done', 'done late', 'done-late', 'finished', 'completed'],
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
