/** The open data in words: the page for people, and what is said of every address. */
import type { Lang } from '../domain/questionnaire.ts'

type Words = Readonly<Record<Lang, string>>

/** What an address answers, by its path. */
export const addressWords = {
  '/api/v1/agencies': { id: 'Daftar instansi', en: 'Agencies' },
  '/api/v1/agencies/{agency}': { id: 'Satu instansi dan unitnya', en: 'One agency and its units' },
  '/api/v1/agencies/{agency}/releases': {
    id: 'Periode yang sudah terbit, yang terbaru dulu',
    en: 'Published periods, newest first',
  },
  '/api/v1/agencies/{agency}/releases/{period}': {
    id: 'Semua angka satu periode: 2026-TW3, satu edisinya 2026-TW3.1, atau yang terbaru: latest',
    en: 'All figures of a period: 2026-TW3, one edition of it 2026-TW3.1, or the newest of all: latest',
  },
  '/api/v1/agencies/{agency}/releases/{period}.csv': {
    id: 'Angka yang sama sebagai tabel',
    en: 'The same figures as a table',
  },
  '/api/v1/agencies/{agency}/releases/{period}/datapackage.json': {
    id: 'Kedua berkas dengan sidiknya dan arti setiap kolom (Frictionless Data Package)',
    en: 'Both files with their digests, and every column described (Frictionless Data Package)',
  },
  '/api/v1/catalog.jsonld': {
    id: 'Semua instansi sebagai katalog DCAT',
    en: 'All agencies as a DCAT catalogue',
  },
  '/api/v1/agencies/{agency}/catalog.jsonld': {
    id: 'Semua terbitan satu instansi sebagai katalog DCAT',
    en: 'All releases of an agency as a DCAT catalogue',
  },
  '/api/v1/log': { id: 'Kepala jejak integritas dan kuncinya', en: 'The head of the integrity log and its key' },
  '/api/v1/log/head': { id: 'Kepala jejak sebagai catatan bertanda tangan', en: 'The head as a signed note' },
  '/api/v1/log/heads/{size}': { id: 'Kepala jejak yang dulu', en: 'A head of before, by its size' },
  '/api/v1/log/releases/{digest}': {
    id: 'Bukti bahwa terbitan dengan sidik ini ada dalam jejak',
    en: 'Proof that the release with this digest is in the log',
  },
  '/api/v1/log/growth/{before}/{size}': {
    id: 'Bukti bahwa jejak yang sekarang adalah lanjutan dari yang dulu',
    en: 'Proof that one head of the log continues another',
  },
  '/api/v1/openapi.json': { id: 'Uraian API ini (OpenAPI 3.1)', en: 'This description (OpenAPI 3.1)' },
  '/transparansi/terbitan.atom': {
    id: 'Terbitan terbaru semua instansi, untuk pembaca umpan',
    en: 'The newest releases of all agencies, for feed readers',
  },
  '/transparansi/{agency}/terbitan.atom': {
    id: 'Terbitan satu instansi, untuk pembaca umpan',
    en: 'The releases of an agency, for feed readers',
  },
  '/transparansi/{agency}/lencana.svg': {
    id: 'Nilai instansi sebagai lencana',
    en: 'The index of an agency as a badge',
  },
  '/transparansi/{agency}/{unit}/lencana.svg': {
    id: 'Nilai unit sebagai lencana',
    en: 'The index of a unit as a badge',
  },
  '/transparansi/{agency}/sematan.html': {
    id: 'Nilai instansi untuk dipasang di situs lain',
    en: 'The index of an agency for a frame in another site',
  },
  '/transparansi/{agency}/{unit}/sematan.html': {
    id: 'Nilai unit untuk dipasang di situs lain',
    en: 'The index of a unit for a frame in another site',
  },
  '/transparansi/{agency}/gambar.png': {
    id: 'Nilai instansi sebagai gambar 1200 × 630',
    en: 'The index of an agency as a picture of 1200 × 630',
  },
  '/transparansi/{agency}/{unit}/gambar.png': {
    id: 'Nilai unit sebagai gambar 1200 × 630',
    en: 'The index of a unit as a picture of 1200 × 630',
  },
} as const satisfies Record<string, Words>

export type OpenPath = keyof typeof addressWords

export const openData = {
  id: {
    title: 'Data terbuka',
    lead: 'Semua angka yang terbit di portal ini boleh diambil, dipakai lagi, dan dipasang di situs lain. Tanpa kunci, tanpa pendaftaran.',
    licence: 'Syaratnya satu, sebutkan sumbernya',
    facts: [
      'Satu terbitan tidak pernah berubah. Jawaban yang datang terlambat menjadi edisi baru.',
      'Semua bentuk (halaman, CSV, JSON, lencana, gambar) berisi angka yang sama.',
      'Angka dari kurang dari 10 orang tidak pernah terbit. Kosong berarti tidak boleh dilihat, bukan nol.',
      'Setiap jawaban membawa ETag. Kirim If-None-Match agar yang belum berubah tidak diunduh lagi.',
    ],
    addresses: 'Alamat',
    columns: 'Kolom tabel CSV',
    meaning: 'Arti kolom ditulis dalam bahasa Inggris, sama seperti di berkas paket datanya.',
    frame: 'Memasang nilai di situs instansi',
    frameText: 'Salin baris ini ke halaman situs Anda, lalu ganti nama instansinya. Tidak ada skrip di dalamnya.',
    write: 'Mengirim data',
    writeText: 'Cara mengirim satu penilaian dan meminta token kunjungan ada di uraian OpenAPI.',
  },
  en: {
    title: 'Open data',
    lead: 'Every figure published on this portal may be taken, used again and shown on other sites. No key, no registration.',
    licence: 'One condition, name the source',
    facts: [
      'A release never changes. Answers that come late make a new edition.',
      'All forms (pages, CSV, JSON, badges, pictures) hold the same figures.',
      'Figures of fewer than 10 people are never published. Empty means not to be seen, not zero.',
      'Every answer carries an ETag. Send If-None-Match and what has not changed is not sent again.',
    ],
    addresses: 'Addresses',
    columns: 'Columns of the CSV table',
    meaning: 'The same words stand in the data package of every release.',
    frame: 'Showing an index on an agency’s site',
    frameText: 'Copy this line into a page of your site and put in the name of the agency. There is no script in it.',
    write: 'Sending data',
    writeText: 'How to send a response and ask for visit tokens is in the OpenAPI description.',
  },
} as const satisfies Record<Lang, unknown>
