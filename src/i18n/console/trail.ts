/** The words of the trail of changes: what was done to what, so that a person who was not there understands it. */
import { dayText, momentTimeText } from '../format.ts'
import { roleNames } from './common.ts'

export const trail = {
  title: 'Jejak perubahan',
  lead: 'Siapa mengubah apa dan kapan. Catatan ini hanya bisa bertambah: tidak ada yang bisa mengubah atau menghapusnya.',
  who: 'Siapa',
  everybody: 'Semua orang',
  noAccount: 'Portal atau baris perintah',
  what: 'Tentang apa',
  everything: 'Semua hal',
  from: 'Dari tanggal',
  until: 'Sampai tanggal',
  show: 'Tampilkan',
  clear: 'Hapus saringan',
  about: (subject: string) => `Hanya tentang ${subject}.`,
  aboutOne: 'Hanya tentang satu hal.',
  download: 'Unduh CSV',
  downloadNote: (most: string) =>
    `CSV memuat paling banyak ${most} catatan terbaru dari yang ditampilkan saringan ini.`,
  empty: 'Belum ada perubahan yang tercatat.',
  emptyFilter: 'Tidak ada perubahan yang cocok dengan saringan ini.',
  before: 'Sebelum',
  after: 'Sesudah',
  field: 'Isian',
  details: 'Sebelum dan sesudah',
  recent: 'Perubahan terakhir',
  all: 'Lihat semua perubahan',
  problems: {
    apa: 'Pilih jenis hal dari daftar.',
    tentang: 'Yang dicari tidak dikenal.',
    siapa: 'Pilih orang dari daftar.',
    dari: 'Tulis tanggal awal seperti 2026-07-15.',
    sampai: 'Tulis tanggal akhir seperti 2026-07-15.',
    sebelum: 'Halaman ini tidak dikenal. Mulai lagi dari halaman pertama.',
  },
  csv: ['waktu', 'oleh', 'perbuatan', 'jenis', 'nama', 'id', 'isian', 'sebelum', 'sesudah'],
}

/** What kinds of things are called; one that is not here is shown by its own word. */
export const kindNames: Readonly<Record<string, string>> = {
  agency: 'instansi',
  unit: 'unit',
  service: 'layanan',
  officer: 'petugas',
  assignment: 'penugasan',
  duty: 'jadwal jaga',
  point: 'titik layanan',
  code: 'kode',
  questionnaire: 'kuesioner',
  'survey-period': 'periode survei',
  token: 'token kunjungan',
  'access-key': 'kunci akses',
  kiosk: 'anjungan',
  membership: 'peran',
  'sign-in': 'masuk akun',
  invitation: 'undangan',
  import: 'impor data',
  'set-up': 'langkah persiapan',
  practice: 'instansi latihan',
  'second-factor': 'langkah kedua',
  comment: 'saran',
  alert: 'pemberitahuan',
  export: 'jawaban',
  priority: 'layanan prioritas',
  'follow-up': 'rencana tindak lanjut',
  consultation: 'forum konsultasi',
  report: 'laporan',
  transaction: 'transaksi layanan',
  goal: 'sasaran',
  indicator: 'indikator',
  evidence: 'bukti kinerja',
  superior: 'atasan langsung',
  cycle: 'siklus kinerja',
  'work-plan': 'rencana kerja (SKP)',
  talk: 'percakapan kinerja',
  evaluation: 'evaluasi kinerja',
  objection: 'keberatan',
  dispute: 'sengketa penilaian',
  coaching: 'pembinaan',
  recognition: 'penghargaan',
  training: 'pelatihan',
  innovation: 'inovasi',
  facility: 'kebutuhan sarana',
  meeting: 'keputusan rapat',
  rules: 'aturan kinerja',
}

/** What was done; an act that is not here is shown by its own word. */
const acts: Readonly<Record<string, string>> = {
  added: 'menambahkan',
  changed: 'mengubah',
  closed: 'menutup',
  reopened: 'membuka kembali',
  deactivated: 'menonaktifkan',
  restored: 'mengaktifkan kembali',
  reactivated: 'mengaktifkan kembali',
  ended: 'mengakhiri',
  transferred: 'memindahkan',
  copied: 'menyalin',
  imported: 'mengimpor',
  removed: 'menghapus',
  discarded: 'membuang',
  'taken-out': 'mengunduh',
  revoked: 'mencabut',
  replaced: 'mengganti',
  printed: 'mencetak',
  checked: 'memeriksa',
  issued: 'menerbitkan',
  rotated: 'mengganti kunci',
  enrolled: 'mendaftarkan',
  invited: 'mengundang',
  accepted: 'menerima',
  submitted: 'mengajukan',
  returned: 'mengembalikan',
  approved: 'menyetujui',
  activated: 'memberlakukan',
  retired: 'mengarsipkan',
  published: 'menerbitkan',
  agreed: 'menyetujui',
  ticked: 'menandai selesai',
  moderated: 'memeriksa',
  replied: 'membalas',
  asked: 'menanyakan izin untuk',
  'handed-on': 'meneruskan',
  unticked: 'membatalkan tanda selesai pada',
  adopted: 'menetapkan',
  withdrawn: 'menarik kembali',
  commented: 'menanggapi',
  recorded: 'mencatat nilai',
}

const fieldNames: Readonly<Record<string, string>> = {
  name: 'nama',
  slug: 'alamat',
  parentId: 'unit induk',
  unitId: 'unit',
  serviceId: 'layanan',
  officerId: 'petugas',
  pointId: 'titik',
  kind: 'jenis',
  area: 'wilayah',
  state: 'keadaan',
  form: 'formulir',
  code: 'kode',
  codes: 'kode',
  replacement: 'kode pengganti',
  reason: 'alasan',
  nip: 'NIP',
  job: 'jabatan',
  role: 'peran',
  email: 'surel',
  timeZone: 'zona waktu',
  fromOn: 'mulai',
  untilOn: 'sampai',
  from: 'mulai',
  until: 'sampai',
  fromAt: 'mulai',
  untilAt: 'sampai',
  endedAt: 'berakhir',
  revokedAt: 'dicabut',
  version: 'versi',
  title: 'judul',
  count: 'banyaknya',
  hour: 'jam',
  point: 'titik',
  unit: 'unit',
  format: 'bentuk',
  step: 'langkah',
  by: 'oleh',
  on: 'tanggal',
  number: 'nomor',
  rows: 'baris',
  ended: 'perangkat dikeluarkan',
  app: 'aplikasi autentikator',
  passkeys: 'kunci sandi',
  file: 'berkas',
  commentKind: 'jenis saran',
  elements: 'unsur',
  blackedOut: 'bagian yang disamarkan',
  letters: 'panjang balasan',
  consent: 'izin penulis',
  basis: 'yang diteruskan',
  category: 'golongan',
  trackingId: 'nomor laporan',
  handedOn: 'diteruskan',
  verifiedOn: 'diverifikasi',
  handledOn: 'ditindaklanjuti',
  closedOn: 'ditutup',
}

const values: Readonly<Record<string, string>> = {
  ...roleNames,
  open: 'buka',
  closed: 'tutup',
  revoked: 'dicabut',
  full: 'penuh',
  short: 'pendek',
  counter: 'loket',
  programme: 'program',
  kiosk: 'anjungan',
  paper: 'meja kertas',
  draft: 'konsep',
  review: 'ditinjau',
  active: 'berlaku',
  retired: 'diarsipkan',
  desk: 'meja entri',
  api: 'sistem antrean',
  publishable: 'layak terbit',
  unpublishable: 'tidak terbit',
  abuse: 'kata kasar',
  praise: 'pujian',
  complaint: 'keluhan',
  suggestion: 'saran',
  other: 'lainnya',
  new: 'belum diperiksa',
  asked: 'ditanyakan',
  summary: 'ringkasan',
  information: 'informasi',
  inspection: 'pemeriksaan lapangan',
  personal: 'data pribadi',
  identifiable: 'menunjuk orang',
  unrelated: 'bukan tentang layanan',
  accusation: 'tuduhan',
  unclear: 'tidak jelas',
  drop: 'nilai turun',
  burst: 'lonjakan',
  silence: 'titik sepi',
  overdue: 'tindak lanjut terlambat',
  digest: 'ringkasan mingguan',
}

export function actText(act: string): string {
  return acts[act] ?? act
}

export function kindText(kind: string): string {
  return kindNames[kind] ?? kind
}

/** `Rina Contoh mengubah layanan KTP Elektronik`, in the parts that a page may set apart. */
export function sentenceOf(entry: { actor: string; act: string; kind: string; subject: string }) {
  return { actor: entry.actor, act: `${actText(entry.act)} ${kindText(entry.kind)}`, subject: entry.subject }
}

/** The name of a value; one that is not known is shown by its own, taken apart: `unsetAt` is `unset at`. */
export function fieldText(field: string): string {
  return fieldNames[field] ?? field.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
}

type Reading = { names: ReadonlyMap<string, string>; timeZone: string }

/** A value as a person reads it: ids by their names, days and moments in words; null where there is none. */
export function valueText(value: unknown, reading: Reading): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak'
  if (typeof value === 'number') return new Intl.NumberFormat('id-ID').format(value)
  if (Array.isArray(value)) return value.map((entry) => valueText(entry, reading) ?? '').join(', ')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([field, entry]) => `${fieldText(field)}: ${valueText(entry, reading) ?? ''}`)
      .join('; ')
  return wordsOf(String(value), reading)
}

function wordsOf(text: string, { names, timeZone }: Reading): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayText(text, 'id')
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return momentTimeText(new Date(text), timeZone, 'id')
  const name = names.get(text)
  if (name) return name
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text) ? `${text.slice(0, 8)}…` : (values[text] ?? text)
}
