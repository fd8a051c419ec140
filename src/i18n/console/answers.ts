/** The words of answers as files: what stands in their columns, and the page that hands them out. */
import { officialQuestionnaire } from '../../domain/officialQuestionnaire.ts'
import { choices } from '../respondent.ts'

const headings: Readonly<Record<string, string>> = {
  date: 'Tanggal',
  unit: 'Kode unit',
  unit_name: 'Unit',
  service: 'Layanan',
  channel: 'Cara mengisi',
  form: 'Formulir',
  lang: 'Bahasa',
  overall: 'Penilaian keseluruhan',
  gender: 'Jenis kelamin',
  age: 'Usia',
  education: 'Pendidikan',
  occupation: 'Pekerjaan',
  state: 'Keadaan',
  ...Object.fromEntries(officialQuestionnaire.elements.map(({ code, name }) => [code, name.id])),
}

const cells: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...choices.id,
  channel: { qr: 'Kode QR', token: 'Struk kunjungan', kiosk: 'Anjungan', paper: 'Kertas', import: 'Berkas lama' },
  form: { full: 'Lengkap', short: 'Pendek' },
  lang: { id: 'Indonesia', en: 'Inggris' },
  state: { counted: 'Dihitung', held: 'Ditahan', excluded: 'Dikeluarkan' },
}

export const answerWords = {
  sheet: 'Jawaban',
  heading: (column: string) => headings[column] ?? column,
  cell: (column: string, text: string) => cells[column]?.[text] ?? text,
}

export const answers = {
  title: 'Unduh jawaban',
  lead: 'Semua jawaban satu periode, satu baris per pengisi. Jumlah baris, saringan, dan sidik SHA-256 tertulis di baris terakhir.',
  period: 'Periode',
  unit: 'Unit',
  allUnits: 'Semua unit',
  form: 'Bentuk berkas',
  forms: {
    xlsx: { text: 'Excel (.xlsx)', hint: 'Tanggal dan angka sudah bertipe; bisa langsung dijumlahkan.' },
    indonesia: { text: 'CSV Indonesia', hint: 'Titik koma, tanggal 31/12/2026, dan kata bahasa Indonesia.' },
    plain: {
      text: 'CSV untuk program',
      hint: 'Koma, tanggal 2026-12-31, dan kode; bisa dimasukkan kembali ke portal.',
    },
  },
  download: 'Unduh',
  none: 'Belum ada jawaban yang boleh Anda unduh',
  noneText: 'Jawaban muncul di sini setelah kode QR unit Anda dipakai.',
  leftOut: 'Yang tidak ada dalam berkas',
  leftOutText:
    'Jam, titik layanan, petugas, kata-kata saran, dan bukti isian tidak ikut, supaya satu baris tidak menunjuk satu orang di depan atau di belakang loket. Nilai petugas hanya lewat halaman kinerja.',
  trail: 'Setiap unduhan tercatat di jejak perubahan.',
  badPeriod: 'Pilih periode dari daftar.',
  badForm: 'Pilih bentuk berkas dari daftar.',
  busy: 'Dua unduhan lain sedang berjalan. Coba lagi sebentar lagi.',
}
