/** The words of evidence about officers: what the three columns say, why a figure is what it is, and what is kept back. */
import type { Gate, GateReason } from '../../domain/gates.ts'
import type { WorkState } from '../../domain/work.ts'
import { countText, dayText, decimalText } from '../format.ts'

const count = (n: number) => countText(n, 'id')
const two = (value: number) => decimalText(value.toFixed(2), 'id')
const one = (value: number) => decimalText(value.toFixed(1), 'id')

/** An index or a percent with its two decimals. */
export const figureText = two
export const percentText = (value: number) => `${one(value)} %`
export const rangeText = (low: number, high: number) => `${one(low)}–${one(high)}`

export const columns = {
  asOf: (day: string) => `Dihitung per ${dayText(day, 'id')}.`,
  period: 'Periode',
  show: 'Tampilkan',
  time: 'Waktu penyelesaian',
  quality: 'Mutu kerja',
  satisfaction: 'Kepuasan masyarakat',
  unit: 'Milik unit, bukan penilaian orang',
  unitText:
    'Biaya, fasilitas, prosedur, dan unsur lain di bawah ini tidak ditentukan oleh petugas. Nilainya milik unit dan tidak dihitung sebagai nilai siapa pun.',
  unitSince: (unit: string, from: string, until: string | null) =>
    until ? `${unit}, ${dayText(from, 'id')} sampai ${dayText(until, 'id')}` : `${unit}, sejak ${dayText(from, 'id')}`,
  noUnit: 'Dalam periode ini tidak ditempatkan di unit mana pun.',
  element: 'Unsur',
  answers: 'Jawaban',
  value: 'Nilai',
  range: 'Rentang 95 %',
  few: 'Kurang dari 10',
  onTime: 'selesai tepat waktu',
  onTimeText: (part: number, of: number) => `${count(part)} dari ${count(of)} transaksi yang seharusnya sudah selesai.`,
  chance: (low: number, high: number) =>
    `Kalau pekerjaan serupa terus berjalan begini, persentase yang sebenarnya hampir pasti (95 %) di antara ${one(low)} dan ${one(high)} %. Makin sedikit transaksi, makin lebar rentangnya.`,
  fewWork: 'Transaksinya kurang dari 10, jadi persentase belum ditampilkan. Jumlahnya tetap terlihat.',
  noWork: 'Belum ada transaksi layanan yang jatuh tempo dalam periode ini.',
  noFinished: 'Belum ada transaksi yang selesai dalam periode ini.',
  state: 'Keadaan',
  transactions: 'Transaksi',
  median: 'Lama penyelesaian, nilai tengah',
  days: (days: number) => `${one(days)} hari`,
  what: 'Yang dilihat',
  ofHow: 'Berapa',
  rework: 'Dikerjakan ulang',
  complaints: 'Ada pengaduan',
  checks: 'Lulus pemeriksaan atasan',
  of: (part: number, of: number) => `${count(part)} dari ${count(of)}`,
  unchecked: 'Belum ada yang diperiksa',
  toWork: 'Lihat transaksinya satu per satu',
  why: 'Mengapa nilainya begini?',
  scale: 'pada skala 25–100',
  picture: (value: string, low: string, high: string) =>
    `Nilai ${value}, rentang ${low} sampai ${high}, pada garis dari 25 sampai 100.`,
  pictureNote: 'Titik: nilai. Batang: rentangnya.',
  surely: (low: number, high: number) =>
    `Nilai sebenarnya hampir pasti (95 %) di antara ${one(low)} dan ${one(high)}. Selisih yang lebih kecil daripada rentang ini bisa saja kebetulan.`,
  basis: (n: number, peers: number) =>
    `Dari ${count(n)} orang yang menilai kompetensi dan perilaku dengan token kunjungan, dibandingkan dengan ${count(peers)} petugas.`,
  countedUntil: (day: string) =>
    `Jawaban dihitung sampai ${dayText(day, 'id')}. Bulan berjalan menyusul sesudah berakhir, supaya jawaban satu orang tidak bisa dikenali dari perubahan angka.`,
  notCounted: 'Jawaban warga dihitung sesudah bulannya berakhir, supaya jawaban satu orang tidak bisa dikenali.',
  attention:
    'Perlu dilihat: nilainya kemungkinan besar termasuk sepersepuluh terbawah. Ini alasan untuk berbicara dan membina, bukan penilaian.',
  asInput: 'Cukup bukti untuk menjadi salah satu bahan pertimbangan penilaian.',
  method: (version: number) => `Cara hitung bukti versi ${version}`,
  noInput:
    'Kehadiran, masa kerja, usia, dan jenis kelamin tidak pernah dipakai. Tidak ada peringkat, dan nilai ini tidak pernah menjadi penilaian kinerja dengan sendirinya.',
}

const bandText = ({ from, to }: { from: number; to: number | null }) =>
  to === null
    ? `${count(from)} penilaian atau lebih`
    : to === 0
      ? 'belum ada penilaian'
      : `${count(from)}–${count(to)} penilaian`

/** What is said where a gate keeps the figure back. */
export const gateTexts: Readonly<Record<Gate, string>> = {
  withheld: 'Belum cukup data',
  band: 'Belum cukup data untuk satu angka',
  supervisor: 'Cukup data untuk dilihat, belum untuk penilaian',
  scoring: 'Cukup data',
}

export const gateWith = (gate: Gate, band: { from: number; to: number | null }) =>
  gate === 'scoring' || gate === 'supervisor' ? gateTexts[gate] : `${gateTexts[gate]}: ${bandText(band)}`

export const gateReasons: Readonly<Record<GateReason, string>> = {
  'few-answers': 'Dibutuhkan sedikitnya 45 penilaian dengan token kunjungan.',
  unreliable: 'Perbedaan antarpetugas masih lebih kecil daripada kebetulan: keandalannya belum 0,7.',
  'few-peers': 'Kelompok pembandingnya kurang dari 10 petugas.',
  'few-months': 'Penilaiannya belum tersebar dalam sedikitnya tiga bulan.',
  'few-tokens': 'Kurang dari separuh penilaian diberikan dengan token kunjungan.',
}

export const workStateNames: Readonly<Record<WorkState, string>> = {
  done: 'Selesai tepat waktu',
  'done-late': 'Selesai terlambat',
  'in-process': 'Dalam proses',
  late: 'Terlambat, belum selesai',
}

export const channelNames: Readonly<Record<string, string>> = {
  token: 'Token kunjungan',
  qr: 'Kode QR tercetak',
  kiosk: 'Anjungan',
  paper: 'Formulir kertas',
  import: 'Data lama',
}

export const exclusionTexts: Readonly<Record<string, string>> = {
  'no-token': 'Tidak dengan token kunjungan: kode tercetak bisa dipindai siapa saja, jadi dihitung untuk unit saja.',
  'no-element': 'Tidak menilai kompetensi dan perilaku, atau hanya salah satunya.',
  contested:
    'Dari hari yang disengketakan: tidak dihitung sampai diputuskan dua orang lain, atau dikeluarkan oleh mereka.',
  held: 'Ditahan sampai diputuskan oleh dua orang lain.',
  excluded: 'Dikeluarkan sesudah diperiksa.',
}

export const trend = {
  title: 'Empat triwulan terakhir',
  text: 'Bandingkan rentangnya, bukan angkanya saja. Kalau rentang dua triwulan masih bertumpang tindih, bedanya bisa saja kebetulan.',
  empty: 'Belum ada triwulan yang selesai.',
  quarter: 'Triwulan',
  value: 'Nilai',
  range: 'Rentang 95 %',
  none: 'Belum ditampilkan',
}

export const why = {
  title: 'Mengapa nilainya begini?',
  lead: 'Dari penilaian masyarakat sampai angkanya, langkah demi langkah.',
  who: '1. Siapa yang menilai',
  channel: 'Cara menilai',
  people: 'Orang',
  nobody: 'Belum ada yang menilai dalam periode ini.',
  excluded: 'Yang tidak dihitung',
  nothingExcluded: 'Tidak ada yang dikeluarkan.',
  counted: (n: number) => `Yang dihitung: ${count(n)} orang.`,
  elements: '2. Apa yang dihitung',
  elementsText:
    'Hanya unsur kompetensi dan perilaku. Tujuh unsur lain menggambarkan layanan dan menjadi milik unit. Satu orang dihitung sekali, berapa pun unsur yang dijawabnya.',
  mix: '3. Layanan mana yang dikerjakan',
  mixText:
    'Layanan yang sulit biasanya dinilai lebih rendah, siapa pun petugasnya. Karena itu nilai dibandingkan dengan nilai semua petugas di layanan yang sama.',
  service: 'Layanan',
  noService: 'Tanpa layanan tertentu',
  own: 'Nilai sendiri',
  group: 'Semua petugas',
  fromTo: (raw: number, adjusted: number) =>
    `Nilai apa adanya ${two(raw)}; sesudah disesuaikan dengan layanannya ${two(adjusted)}.`,
  farMoved:
    'Penyesuaian menggeser nilai lebih dari 5 angka. Pembagian layanannya perlu ditinjau sebelum angka ini dipakai.',
  kept: 'Nilai per layanan ditampilkan mulai 10 orang, dan hanya kalau nilai keseluruhannya boleh ditampilkan.',
  shrink: '4. Seberapa banyak datanya',
  shrinkText: (adjusted: number, value: number, reliability: number) =>
    `Data yang sedikit mudah meleset. Maka nilai ${two(adjusted)} ditarik ke rata-rata kelompok dan menjadi ${two(value)}. Keandalannya ${two(reliability)} dari 1: makin banyak penilaian, makin kecil tarikannya.`,
  range: '5. Seberapa pasti',
  rangeText: (low: number, high: number) =>
    `Rentang 95 %: ${one(low)} sampai ${one(high)}. Rentang dihitung dari banyaknya dan beragamnya penilaian Anda sendiri.`,
  noRange: 'Rentang dan angka ditampilkan kalau datanya cukup; lihat syaratnya di bawah.',
  gates: '6. Syarat untuk dipakai',
  rule: 'Syarat',
  needed: 'Dibutuhkan',
  have: 'Ada',
  met: 'Terpenuhi',
  unmet: 'Belum',
  rules: {
    n: 'Penilaian dengan token',
    reliability: 'Keandalan',
    months: 'Bulan dengan penilaian',
    tokens: 'Bagian token',
    peers: 'Petugas dalam kelompok',
  },
  atLeast: (text: string) => `sedikitnya ${text}`,
  hidden: 'belum dapat dihitung',
  notUsed: '7. Yang tidak dipakai',
  work: 'Waktu dan mutu',
  workText:
    'Setiap transaksi layanan dihitung dalam periode tenggatnya. Tepat waktu berarti selesai pada hari tenggat atau sebelumnya. Persentase ditampilkan mulai 10 transaksi, dengan rentang menurut Wilson.',
  methodPage: 'Cara menghitung, lengkap',
}

export const work = {
  title: 'Transaksi layanan',
  lead: 'Transaksi yang jatuh tempo dalam periode ini, yang terbaru lebih dulu. Datanya dari sistem layanan; kalau ada yang keliru, sampaikan kepada atasan.',
  number: 'Nomor',
  service: 'Layanan',
  submitted: 'Masuk',
  due: 'Tenggat',
  finished: 'Selesai',
  notes: 'Catatan',
  state: 'Keadaan',
  rework: 'dikerjakan ulang',
  complaint: 'ada pengaduan',
  passed: 'lulus pemeriksaan',
  failed: 'tidak lulus pemeriksaan',
}

export const own = {
  title: 'Angka saya',
  choose: 'Pilih instansi',
  nobody: 'Akun Anda belum dihubungkan dengan data petugas',
  nobodyText: 'Mintalah administrator instansi menghubungkan akun ini dengan nama Anda di daftar petugas.',
  nav: 'Halaman angka saya',
  pages: { home: 'Tiga kolom', why: 'Mengapa begini', work: 'Transaksi', proof: 'Bukti', indicators: 'Indikator' },
}

export const officers = {
  title: 'Bukti per petugas',
  lead: 'Menurut nama. Tidak ada peringkat: nilai petugas baru berarti bersama rentangnya dan alasannya, di halaman masing-masing.',
  search: 'Nama atau NIP',
  name: 'Nama',
  unit: 'Unit',
  time: 'Waktu',
  satisfaction: 'Kepuasan',
  none: 'Tidak ada petugas yang cocok.',
  noWork: 'belum ada transaksi',
  pages: { home: 'Bukti kinerja', why: 'Mengapa begini', work: 'Transaksi', proof: 'Bukti dan tautan' },
  nav: 'Halaman petugas',
}

export const account = {
  title: 'Akun petugas',
  text: 'Dengan akun, petugas membaca kinerjanya sendiri: setiap angka, aturan, dan alasannya.',
  none: 'Belum ada akun yang dihubungkan.',
  linked: (name: string, email: string) => `${name}, ${email}`,
  choose: 'Hubungkan dengan anggota',
  chooseNone: 'Pilih anggota',
  link: 'Hubungkan',
  invite: 'Undang petugas ini',
  done: 'Akun dihubungkan.',
  problems: {
    member: 'Pilih anggota yang akan dihubungkan.',
    exists: 'Anggota ini sudah dihubungkan sebagai petugas.',
    own: 'Peran untuk diri sendiri diberikan oleh administrator lain.',
    'moderator-in-unit': 'Seorang moderator saran tidak melayani masyarakat, jadi tidak bisa dihubungkan.',
    unknown: 'Anggota ini tidak ada lagi.',
  } as Readonly<Record<string, string>>,
}

export const proof = {
  title: 'Bukti untuk e-Kinerja',
  lead: 'Satu berkas untuk satu petugas dan satu periode: tiga kolom, rentangnya, yang tidak dihitung, dan cara hitungnya.',
  files: 'Unduh atau cetak',
  print: 'Lembar cetak (juga untuk PDF)',
  csv: 'CSV',
  json: 'JSON',
  links: 'Tautan bukti',
  linksText:
    'Tautan dapat ditempel sebagai bukti dukung di e-Kinerja. Siapa pun yang memegangnya dapat membaca bukti ini tanpa masuk, sampai tautannya berakhir atau dicabut. Isinya tetap seperti saat tautan dibuat.',
  days: 'Berlaku selama',
  dayCount: (days: number) => `${count(days)} hari`,
  make: 'Buat tautan',
  once: 'Salin sekarang: tautan ini hanya ditampilkan sekali.',
  made: 'Tautan bukti',
  none: 'Belum ada tautan.',
  madeOn: 'Dibuat',
  by: 'Oleh',
  until: 'Berlaku sampai',
  state: 'Keadaan',
  open: 'Berlaku',
  expired: 'Berakhir',
  revoked: 'Dicabut',
  revoke: 'Cabut',
  revokeOf: (period: string) => `Cabut tautan ${period}`,
  done: 'Tautan dicabut. Mulai sekarang tidak membuka apa pun.',
  problems: { days: 'Pilih berapa lama tautan berlaku.', link: 'Tautan ini tidak ada atau sudah dicabut.' },
}

export const sheet = {
  title: (name: string) => `Bukti kinerja ${name}`,
  number: 'NIP',
  job: 'Jabatan',
  agency: 'Instansi',
  period: 'Periode',
  provenance: 'Asal-usul angka',
  elements: (elements: string) => `Unsur yang dihitung: ${elements}; hanya dengan token kunjungan.`,
  releases: 'Hasil terbit tentang waktu yang sama',
  release: (period: string, edition: number) => `${period}, edisi ${count(edition)}`,
  noReleases: 'Belum ada hasil terbit tentang periode ini.',
  digest: 'Sidik isi (SHA-256)',
  made: (moment: string) => `Dibuat ${moment}`,
  until: (moment: string) => `Tautan ini berlaku sampai ${moment}.`,
  caveat:
    'Bukti ini satu bahan pertimbangan bagi atasan, bersama hasil kerja, perilaku, dan umpan balik lain. Tidak ada angka di sini yang menjadi penilaian dengan sendirinya.',
}

export const deadLink = {
  title: 'Tautan tidak berlaku',
  unknown: 'Tautan ini tidak dikenal. Mungkin tersalin tidak lengkap.',
  expired: 'Masa berlaku tautan ini sudah berakhir. Mintalah tautan baru kepada yang memberikannya.',
  revoked: 'Tautan ini sudah dicabut.',
}
