/** The words of goals, indicators, the simulation of targets and the consultation of officers. */
import type { Direction, Source, Subject, Verdict, VersionState } from '../../domain/indicator.ts'
import type { Rhythm } from '../../domain/rhythm.ts'
import type { Warning } from '../../domain/simulation.ts'
import { countText, dayText, decimalText } from '../format.ts'

const count = (n: number) => countText(n, 'id')

/** A value as short as it is exact: at most two decimals. */
export const valueText = (value: number) => decimalText(String(Math.round(value * 100) / 100), 'id')

export const sourceNames: Readonly<Record<Source, string>> = {
  index: 'Indeks kepuasan masyarakat (IKM)',
  element: 'Satu unsur pelayanan',
  satisfaction: 'Kepuasan atas kompetensi dan perilaku petugas',
  completion: 'Penyelesaian tepat waktu',
  quality: 'Mutu kerja',
  recorded: 'Nilai yang dicatat dari sumber lain',
}
export const sourceHints: Readonly<Record<Source, string>> = {
  index: 'Untuk unit, skala 25–100.',
  element: 'Untuk unit, skala 25–100. Pilih unsurnya di bawah.',
  satisfaction: 'Untuk petugas, skala 25–100, hanya bila datanya cukup.',
  completion: 'Persen transaksi yang selesai pada tenggatnya, 0–100.',
  quality: 'Persen, 0–100. Pilih di bawah mutu yang mana.',
  recorded: 'Untuk unit: angka partisipasi sekolah, kelulusan, dan sebagainya, dengan skala sendiri.',
}
export const qualityNames: Readonly<Record<string, string>> = {
  rework: 'Dikerjakan ulang',
  complaint: 'Ada pengaduan',
  check: 'Lulus pemeriksaan atasan',
}
export const subjectNames: Readonly<Record<Subject, string>> = { unit: 'Unit', officer: 'Petugas' }
export const rhythmNames: Readonly<Record<Rhythm, string>> = {
  month: 'Bulan',
  quarter: 'Triwulan',
  half: 'Semester',
  year: 'Tahun',
}
export const directionNames: Readonly<Record<Direction, string>> = {
  'at-least': 'Sedikitnya',
  'at-most': 'Paling banyak',
}
export const priorityNames: Readonly<Record<string, string>> = { 1: 'Utama', 2: 'Penting', 3: 'Biasa' }
export const stateNames: Readonly<Record<VersionState, string>> = {
  draft: 'Rancangan',
  consultation: 'Dikonsultasikan',
  adopted: 'Berlaku',
  replaced: 'Diganti',
  withdrawn: 'Ditarik',
}
export const verdictNames: Readonly<Record<Verdict, string>> = {
  met: 'Tercapai',
  missed: 'Belum tercapai',
  unknown: 'Belum cukup data',
}
export const stanceNames: Readonly<Record<string, string>> = {
  acknowledge: 'Mengetahui',
  comment: 'Berkomentar',
  object: 'Keberatan',
}

export const targetText = (direction: Direction, target: number, measure: string) =>
  `${directionNames[direction].toLowerCase()} ${valueText(target)} ${measure}`

export const indicators = {
  title: 'Sasaran dan indikator',
  lead: 'Dari visi dan misi ke sasaran, dari sasaran ke indikator, lalu ke unit dan petugas. Target dicoba dulu pada data lalu dan dibicarakan dengan petugas, baru ditetapkan.',
  none: 'Belum ada sasaran. Mulailah dengan satu sasaran yang penting bagi masyarakat.',
  noIndicators: 'Belum ada indikator untuk sasaran ini.',
  addGoal: 'Tambah sasaran',
  changeGoal: 'Ubah sasaran',
  add: 'Tambah indikator',
  goal: 'Sasaran',
  mission: 'Visi atau misi yang dituju',
  missionHint: 'Kutip kalimatnya, misalnya dari RPJMD.',
  goalName: 'Sasaran',
  goalHint: 'Apa yang ingin dicapai, dalam satu kalimat.',
  priority: 'Prioritas',
  indicator: 'Indikator',
  target: 'Target',
  state: 'Keadaan',
  where: 'Berlaku di',
  whole: 'Seluruh instansi',
  forWhom: 'Diukur pada',
  said: {
    sasaran: 'Sasaran disimpan.',
    tambah: 'Indikator ditambahkan sebagai rancangan.',
    ubah: 'Rancangan disimpan.',
    konsultasi: 'Konsultasi dimulai. Petugas yang bersangkutan diberi tahu dan melihatnya di halaman pertama mereka.',
    tetap: 'Indikator ditetapkan.',
    tarik: 'Rancangan ditarik.',
    nilai: 'Nilai dicatat.',
  },
}

export const form = {
  newTitle: 'Indikator baru',
  changeTitle: 'Ubah rancangan',
  versionTitle: 'Versi baru',
  what: 'Apa yang diukur',
  wanted: 'Apa yang diinginkan',
  goal: 'Sasaran',
  goalNone: 'Pilih sasaran',
  unit: 'Unit',
  unitHint: 'Berlaku untuk unit ini dan yang di bawahnya.',
  source: 'Sumber angka',
  subject: 'Diukur pada',
  detail: 'Unsur atau jenis mutu',
  detailHint: 'Hanya untuk sumber “satu unsur” dan “mutu kerja”.',
  detailNone: 'Tidak perlu',
  name: 'Nama indikator',
  definition: 'Definisi',
  definitionHint: 'Apa artinya, dan mengapa penting bagi masyarakat.',
  measure: 'Satuan',
  measureHint: 'Misalnya “poin IKM” atau “persen”.',
  formula: 'Rumus, dalam kata-kata',
  rhythm: 'Dilihat setiap',
  direction: 'Arah',
  target: 'Target',
  targetHint: 'Dalam skala sumbernya. Target yang terlalu tinggi mematahkan semangat; coba dulu pada data lalu.',
  lowest: 'Nilai terendah yang mungkin',
  highest: 'Nilai tertinggi yang mungkin',
  scaleHint: 'Hanya untuk nilai yang dicatat.',
  owner: 'Penanggung jawab',
  ownerHint: 'Nama atau jabatan.',
  save: 'Simpan rancangan',
  problems: {
    mission: 'Tulis visi atau misi yang dituju.',
    name: 'Tulis namanya.',
    long: 'Terlalu panjang.',
    priority: 'Pilih prioritas.',
    goal: 'Pilih sasaran.',
    'unknown-goal': 'Pilih sasaran yang masih ada.',
    unit: 'Pilih unit.',
    subject: 'Pilih pada siapa diukur.',
    'subject-of-source': 'Sumber ini tidak mengukur itu: yang tidak ditentukan satu orang bukan ukuran untuk orang.',
    source: 'Pilih sumber angka.',
    'detail-element': 'Pilih unsur yang diukur.',
    'detail-quality': 'Pilih mutu yang mana.',
    definition: 'Tulis definisinya.',
    measure: 'Tulis satuannya.',
    formula: 'Tulis rumusnya dalam kata-kata.',
    rhythm: 'Pilih seberapa sering dilihat.',
    direction: 'Pilih arahnya.',
    target: 'Tulis target sebagai angka, misalnya 82,5.',
    lowest: 'Tulis nilai terendah sebagai angka.',
    highest: 'Tulis nilai tertinggi sebagai angka.',
    'scale-order': 'Nilai tertinggi harus di atas yang terendah.',
    'out-of-scale': 'Target di luar skala sumbernya.',
    owner: 'Tulis siapa yang bertanggung jawab.',
    until: 'Pilih hari terakhir konsultasi: 3 sampai 90 hari dari sekarang.',
    from: 'Tulis sejak kapan berlaku.',
    note: 'Ada keberatan. Tulis alasan penetapan dan jawaban atas keberatan itu.',
    'still-open': 'Konsultasi belum selesai: tunggu hari terakhirnya, atau sampai semua petugas menanggapi.',
    'not-draft': 'Tidak ada rancangan yang bisa diubah.',
    'not-consultation': 'Tidak ada rancangan yang sedang dikonsultasikan.',
    'open-version': 'Sudah ada rancangan.',
    'beyond-reach': 'Di luar unit yang boleh Anda ubah.',
    unknown: 'Tidak ada lagi.',
    stance: 'Pilih tanggapan Anda.',
    says: 'Tulis komentar atau keberatan Anda.',
    closed: 'Konsultasinya sudah selesai.',
    unconcerned: 'Indikator ini tidak menyangkut Anda.',
    period: 'Tulis periode yang sesuai, misalnya 2026-TW3.',
    future: 'Periode ini belum mulai.',
    value: 'Tulis nilainya sebagai angka.',
    scale: 'Nilai di luar skala indikator.',
    origin: 'Tulis dari mana angka itu.',
    'not-recorded': 'Nilai indikator ini dihitung, tidak dicatat.',
  } as Readonly<Record<string, string>>,
}

export const one = {
  pages: { home: 'Ringkasan', try: 'Coba target', talk: 'Konsultasi', values: 'Nilai' },
  nav: 'Halaman indikator',
  change: 'Ubah rancangan',
  newVersion: 'Buat versi baru',
  withdraw: 'Tarik rancangan',
  definition: 'Definisi',
  formula: 'Rumus',
  source: 'Sumber',
  rhythm: 'Dilihat setiap',
  owner: 'Penanggung jawab',
  priority: 'Prioritas',
  scale: 'Skala',
  since: (day: string, by: string) => `Sejak ${dayText(day, 'id')}, ditetapkan oleh ${by}.`,
  versionOf: (version: number) => `Versi ${count(version)}`,
  values: (period: string) => `Pencapaian ${period}`,
  valuesNote: 'Menurut nama. Nilai yang rentangnya memuat target bisa saja tercapai atau tidak karena kebetulan.',
  byChance: 'bisa kebetulan',
  noValues: 'Belum ada nilai.',
  value: 'Nilai',
  range: 'Rentang 95 %',
  versions: 'Versi',
  noOpen: 'Tidak ada rancangan yang terbuka. Yang berlaku tidak diubah: buat versi baru.',
}

export const trying = {
  title: 'Coba target pada data lalu',
  lead: 'Seandainya target ini sudah berlaku, berapa yang tidak mencapainya? Hanya jumlah, tanpa nama.',
  period: 'Periode',
  judged: 'Cukup data',
  missed: 'Tidak mencapai',
  surely: 'di antaranya pasti',
  median: 'Nilai tengah',
  of: (part: number, of: number) => `${count(part)} dari ${count(of)}`,
  other: 'Coba target lain',
  try: 'Coba',
  fine: 'Target ini masuk akal: ada yang sudah mencapainya, dan masih ada yang harus diperbaiki.',
  warnings: {
    'no-data': 'Belum ada data lalu untuk mencobanya. Catat atau kumpulkan data dulu.',
    'few-periods': 'Data lalunya kurang dari empat periode. Hasil percobaan ini belum banyak artinya.',
    'never-reached': 'Tidak terjangkau: belum pernah ada yang mencapainya.',
    'too-high': 'Terlalu tinggi: sedikitnya empat dari lima tidak akan mencapainya.',
    'too-low': 'Tidak berarti: hampir semua sudah mencapainya, jadi tidak menunjukkan apa pun.',
    noise:
      'Terlalu dekat dengan kebetulan: bagi lebih dari separuh, rentangnya lebih lebar daripada jaraknya ke target.',
  } satisfies Record<Warning, string>,
  begin: 'Mulai konsultasi',
  beginText: 'Petugas yang bersangkutan melihat indikator ini, hasil percobaannya, dan dapat menanggapi.',
  until: 'Hari terakhir',
}

export const talk = {
  title: 'Konsultasi dengan petugas',
  none: 'Versi ini belum dikonsultasikan.',
  until: (day: string) => `Sampai ${dayText(day, 'id')}.`,
  summary: (concerned: number, spoke: number) =>
    `${count(spoke)} dari ${count(concerned)} petugas yang bersangkutan sudah menanggapi.`,
  counts: (acknowledged: number, comments: number, objections: number) =>
    `${count(acknowledged)} mengetahui, ${count(comments)} berkomentar, ${count(objections)} keberatan.`,
  voices: 'Tanggapan',
  noVoices: 'Belum ada tanggapan.',
  silent: 'Belum menanggapi',
  adopt: 'Tetapkan',
  adoptText: 'Yang berlaku sebelumnya diganti dan tetap tercatat sebagai versi lama.',
  from: 'Berlaku sejak',
  reason: 'Alasan penetapan',
  reasonHint: 'Wajib kalau ada keberatan: apa yang diputuskan tentang keberatan itu, dan mengapa.',
  outcome: (by: string, note: string) => `Ditetapkan oleh ${by}: ${note}`,
}

export const values = {
  title: 'Catat nilai',
  lead: 'Untuk angka yang tidak berasal dari survei. Sebutkan sumbernya, supaya dapat diperiksa. Banyak sekaligus: lewat Impor, “Nilai indikator”.',
  unit: 'Unit',
  unitNone: 'Pilih unit',
  period: 'Periode',
  periodHint: (rhythm: Rhythm) =>
    `${rhythmNames[rhythm]}, misalnya ${{ month: '2026-07', quarter: '2026-TW3', half: '2026-S1', year: '2026' }[rhythm]}.`,
  value: 'Nilai',
  origin: 'Sumber',
  save: 'Catat',
  recorded: 'Yang sudah dicatat',
  on: 'Dicatat',
  notHere: 'Nilai indikator ini dihitung dari data portal, jadi tidak dicatat dengan tangan.',
}

export const own = {
  title: 'Indikator saya',
  lead: 'Apa yang diukur dari pekerjaan Anda, dan apa yang sedang dibicarakan sebelum ditetapkan.',
  none: 'Belum ada indikator yang menyangkut Anda.',
  asked: 'Pendapat Anda ditanyakan',
  adopted: 'Yang berlaku',
  answer: 'Tanggapan Anda',
  stances: {
    acknowledge: 'Saya mengetahui indikator ini',
    comment: 'Saya ingin berkomentar',
    object: 'Saya keberatan',
  },
  says: 'Komentar atau alasan keberatan',
  saysHint: 'Nama Anda dicatat bersama tanggapan ini, dan pimpinan membacanya.',
  send: 'Kirim tanggapan',
  done: 'Tanggapan Anda tercatat.',
  spoken: 'Sudah Anda tanggapi.',
  before: 'Tanggapan Anda sebelumnya',
  past: 'Seandainya target ini sudah berlaku',
}
