/** The words of the cycle of kinerja, for officers and superiors; terms as in PermenPANRB 6/2022. */
import type { ConductValue } from '../../domain/performance/conduct.ts'
import type { GateMissing } from '../../domain/performance/disciplineGate.ts'
import type { OwnStep, SuperiorStep } from '../../domain/performance/nextStep.ts'
import type { OrganisationResult } from '../../domain/performance/distribution.ts'
import type { EvaluationRhythm } from '../../domain/performance/periods.ts'
import type { Predicate, Rating } from '../../domain/performance/predicate.ts'
import type { GateReason } from '../../domain/gates.ts'

export const ratingNames: Readonly<Record<Rating, string>> = {
  above: 'Di atas ekspektasi',
  meets: 'Sesuai ekspektasi',
  below: 'Di bawah ekspektasi',
}

export const predicateNames: Readonly<Record<Predicate, string>> = {
  'very-good': 'Sangat Baik',
  good: 'Baik',
  'needs-improvement': 'Butuh Perbaikan',
  poor: 'Kurang/misconduct',
  'very-poor': 'Sangat Kurang',
}

export const organisationNames: Readonly<Record<OrganisationResult, string>> = {
  outstanding: 'Istimewa',
  good: 'Baik',
  'needs-improvement': 'Butuh Perbaikan',
  poor: 'Kurang',
  'very-poor': 'Sangat Kurang',
}

export const rhythmNames: Readonly<Record<EvaluationRhythm, string>> = {
  monthly: 'Setiap bulan',
  quarterly: 'Setiap triwulan',
}

/** BerAKHLAK. */
export const valueNames: Readonly<Record<ConductValue, string>> = {
  pelayanan: 'Berorientasi Pelayanan',
  akuntabel: 'Akuntabel',
  kompeten: 'Kompeten',
  harmonis: 'Harmonis',
  loyal: 'Loyal',
  adaptif: 'Adaptif',
  kolaboratif: 'Kolaboratif',
}

export const itemNames = {
  main: 'Hasil kerja utama',
  additional: 'Hasil kerja tambahan',
  conduct: 'Perilaku kerja (BerAKHLAK)',
}
export const talkNames = { dialogue: 'Dialog kinerja', feedback: 'Umpan balik', reply: 'Hak jawab' }
export const noteNames = { achievement: 'Capaian', process: 'Proses', obstacle: 'Kendala' }
export const coachingNames = { guidance: 'Bimbingan kinerja', counselling: 'Konseling kinerja' }
export const coachingOutcomeNames = {
  reached: 'Tujuan tercapai',
  continued: 'Dilanjutkan dengan langkah baru',
  'not-reached': 'Belum tercapai',
}
export const sideNames = { officer: 'petugas', superior: 'atasan' }

/** The sections of an officer's own pages and of a superior's pages about one officer. */
export const sections = {
  label: 'Bagian kinerja',
  home: 'Ringkasan',
  plan: 'Rencana kerja',
  talks: 'Percakapan',
  periods: 'Penilaian',
  disputes: 'Sengketa',
  coaching: 'Pembinaan',
  learning: 'Belajar',
  rules: 'Aturan',
}

export const own = {
  title: 'Rencana dan penilaian saya',
  lead: 'Rencana, umpan balik, dan penilaian Anda. Hanya Anda, atasan dalam jangkauan, dan pengawas yang bisa membukanya.',
  noOfficer: 'Akun Anda belum dihubungkan dengan data petugas. Mintalah administrator instansi menghubungkannya.',
  noCycle: 'Instansi belum membuka siklus kinerja tahun ini.',
  waiting: 'Yang menunggu Anda',
  nothing: 'Tidak ada yang menunggu Anda.',
  superior: 'Atasan langsung',
  noSuperior: 'Belum ditetapkan. Mintalah administrator instansi menetapkannya.',
  unread: (count: number) => `${count} pesan dari atasan belum Anda tandai sudah dibaca`,
  agree: 'Rencana kerja menunggu persetujuan Anda',
  write: 'Rencana kerja belum lengkap',
  self: (period: string) => `Penilaian diri ${period} belum ditulis`,
  asked: (indicator: string, until: string) => `Pendapat Anda ditanyakan sampai ${until}: ${indicator}`,
  coaching: 'Langkah pembinaan menunggu persetujuan Anda',
  rules: 'Aturan penilaian belum Anda tandai sudah dibaca',
  why: 'Mengapa angka saya begini?',
  whyText: 'Dari penilaian masyarakat sampai angkanya, langkah demi langkah, dengan yang tidak dihitung.',
  whyLink: 'Lihat langkahnya',
  fresh: 'Ada pesan baru dari atasan. Buka percakapan.',
}

export const profile = {
  title: 'Profil',
  job: 'Jabatan',
  earlier: 'Sebelumnya',
  unit: 'Unit',
  services: 'Layanan setahun terakhir',
  duties: 'Tugas utama',
  since: (what: string, day: string | null) => (day ? `${what}, sejak ${day}` : what),
  until: (what: string, day: string) => `${what}, sampai ${day}`,
  nowhere: 'Sedang tidak ditempatkan di unit mana pun.',
  noServices: 'Belum ada transaksi atau jadwal jaga yang tercatat.',
  noDuties: 'Belum ditulis: isi di rencana kerja.',
}

export const plan = {
  title: 'Rencana kerja (SKP)',
  expectation: 'Ekspektasi pimpinan',
  noExpectation: 'Atasan belum menulis ekspektasi.',
  expectationHint: 'Apa yang diharapkan tahun ini, dengan kalimat yang bisa dimengerti petugas.',
  saveExpectation: 'Simpan ekspektasi',
  items: 'Isi rencana',
  none: 'Belum ada isi. Tambahkan hasil kerja di bawah.',
  add: 'Tambah isi rencana',
  kind: 'Jenis',
  name: 'Hasil kerja',
  nameHint: 'Apa yang dihasilkan, misalnya: akta kelahiran selesai tepat waktu.',
  value: 'Nilai BerAKHLAK',
  target: 'Ukuran dan target',
  targetHint: 'Jumlah, mutu, atau waktu. Untuk perilaku: apa yang diharapkan atasan secara khusus.',
  addIt: 'Tambah',
  remove: 'Keluarkan',
  agreed: 'Disetujui keduanya: rencana ini berlaku.',
  waits: (who: string) => `Menunggu persetujuan ${who}.`,
  agreedBy: (who: string, day: string) => `Disetujui ${who} pada ${day}.`,
  agree: 'Saya setuju',
  agreeNote: 'Setiap perubahan sesudah ini meminta persetujuan keduanya lagi.',
  proofs: 'Realisasi dan bukti dukung',
  proof: 'Tambah realisasi',
  proofItem: 'Untuk hasil kerja',
  period: 'Periode',
  realised: 'Realisasi',
  realisedHint: 'Apa yang tercapai, dan dari mana datanya.',
  proofName: 'Nama bukti',
  link: 'Tautan bukti (boleh kosong)',
  addProof: 'Simpan realisasi',
  onlyAgreed: 'Realisasi bisa ditulis sesudah kedua pihak menyetujui rencana.',
}

export const talk = {
  title: 'Percakapan',
  lead: 'Dialog kinerja dan umpan balik sepanjang tahun. Pesan tidak bisa diubah atau dihapus.',
  none: 'Belum ada percakapan.',
  open: 'Mulai percakapan',
  kind: 'Jenis',
  subject: 'Tentang',
  subjectHint: 'Satu hasil kerja atau satu kejadian, jangan menyebut nama warga.',
  body: 'Pesan',
  send: 'Kirim',
  answer: 'Balas',
  acknowledge: 'Saya sudah membaca',
  acknowledged: (day: string) => `Dibaca ${day}`,
  unread: 'Belum dibaca',
  posts: (count: number) => `${count} pesan`,
  news: (count: number) => `${count} belum dibaca`,
}

export const period = {
  title: (name: string) => `Penilaian ${name}`,
  list: 'Periode',
  state: 'Keadaan',
  notBegun: 'Belum dimulai',
  running: 'Sedang berjalan',
  open: 'Menunggu penilaian atasan',
  rated: 'Sudah dinilai',
  self: 'Penilaian diri',
  noSelf: 'Penilaian diri belum ditulis.',
  selfWritten: (day: string) => `Ditulis ${day}.`,
  result: 'Hasil kerja',
  conduct: 'Perilaku kerja',
  words: 'Penjelasan',
  saveSelf: 'Simpan penilaian diri',
  notes: 'Catatan proses dan kendala',
  noNotes: 'Belum ada catatan.',
  noteHint: 'Capaian, cara bekerja, atau kendala yang menjelaskan angka. Tidak bisa diubah sesudah disimpan.',
  noteKind: 'Jenis catatan',
  note: 'Catatan',
  addNote: 'Simpan catatan',
  proofs: 'Realisasi dan bukti dukung',
  noProofs: 'Belum ada realisasi untuk periode ini.',
  evidence: 'Penilaian masyarakat',
  sources:
    'Tiga sumber berdampingan: hasil kerja, umpan balik atasan, dan penilaian masyarakat. Tidak ada yang dijumlahkan otomatis.',
}

const reasonTexts: Readonly<Record<GateReason, string>> = {
  'few-answers': 'jawaban belum cukup (paling sedikit 45)',
  'few-peers': 'kelompok pembanding kurang dari 10 petugas',
  unreliable: 'keandalan di bawah 0,7',
  'few-months': 'jawaban datang dari kurang dari 3 bulan',
  'few-tokens': 'kurang dari separuh jawaban memakai token kunjungan',
}

export const figure = {
  none: 'Belum ada masyarakat yang menilai pada periode ini.',
  few: (from: number, to: number | null) =>
    `Belum cukup data: ${to === null ? `${from} jawaban atau lebih` : `${from} sampai ${to} jawaban`}. Angka tidak ditampilkan kepada siapa pun.`,
  band: (low: string, high: string) =>
    `Kisaran ${low} sampai ${high}. Titik tengahnya belum cukup pasti untuk disebut.`,
  value: (value: string, low: string, high: string) => `${value}, kisaran ${low} sampai ${high}`,
  said: 'Dengan kepastian 95 %, nilai sebenarnya ada di dalam kisaran ini.',
  facts: 'Dari mana angka ini',
  n: 'Jawaban dengan token kunjungan',
  raw: 'Rata-rata apa adanya',
  adjusted: 'Disesuaikan dengan campuran layanan',
  reliability: 'Keandalan (0 sampai 1)',
  usable: 'Boleh menjadi bahan pertimbangan',
  yes: 'Ya',
  notYet: (reason: GateReason) => `Belum: ${reasonTexts[reason]}`,
  method: 'Versi metode',
  rules: 'Aturan yang dipakai',
  ruleLines: [
    'Hanya jawaban dengan token kunjungan yang dihitung, karena kode cetak bisa dipindai siapa saja.',
    'Angka disesuaikan dengan jenis layanan yang dilayani, lalu dibandingkan dengan kelompok sendiri.',
    'Biaya, sarana, dan prosedur adalah tanggung jawab unit dan tidak ditimpakan kepada petugas.',
    'Tidak ada peringkat, dan angka ini tidak pernah berubah sendiri menjadi nilai kinerja.',
  ],
  excluded: 'Yang tidak dihitung',
  excludedNone: 'Tidak ada jawaban yang disengketakan.',
  excludedOpen: (count: string) => `${count} jawaban disengketakan dan belum dipakai sampai dua orang memutuskan.`,
  excludedDone: (count: string) => `${count} jawaban dikeluarkan oleh keputusan dua orang.`,
  without: 'Tanpa jawaban itu',
  with: 'Dengan jawaban itu',
  weight: (weight: string, version: string) =>
    `Kebijakan versi ${version} menyarankan bobot ${weight} % bagi penilaian masyarakat. Bobot ini hanya saran: tidak ada yang dihitung dengannya.`,
  superiorOnly: 'Belum cukup data untuk atasan: perlu 30 jawaban dan keandalan 0,5.',
}

export const evaluate = {
  title: 'Beri penilaian',
  lead: 'Baca dulu rencana, realisasi, penilaian diri, catatan, dan penilaian masyarakat di atas. Anda yang menilai, bukan angka.',
  reason: 'Alasan',
  reasonHint: 'Paling sedikit 20 huruf: bukti mana yang menentukan, dan mengapa. Petugas membacanya.',
  matrix: 'Predikat menurut dua penilaian',
  matrixNote: 'PermenPANRB 6/2022: baris hasil kerja, kolom perilaku kerja.',
  freeze: 'Nilai dan bekukan',
  frozenNote: 'Sesudah dibekukan penilaian tidak bisa diubah. Petugas punya 14 hari untuk mengajukan keberatan.',
}

type Step = { text: string; link?: string }

export const nextStep = {
  title: 'Langkah berikutnya',
  own: {
    result: { text: 'Atasan sudah menilai periode ini.', link: 'Baca hasil dan hak Anda' },
    self: { text: 'Tulis penilaian diri sebelum atasan menilai.', link: 'Ke penilaian diri' },
    running: { text: 'Periode sedang berjalan: catat realisasi dengan buktinya.', link: 'Buka rencana kerja' },
    wait: { text: 'Penilaian diri sudah ada. Sekarang giliran atasan menilai.' },
  } satisfies Record<OwnStep, Step>,
  superior: {
    result: { text: 'Periode ini sudah dinilai.', link: 'Baca hasilnya' },
    'not-superior': { text: 'Anda bukan atasan langsung petugas ini: bacalah saja, yang menilai orang lain.' },
    running: {
      text: 'Periode belum berakhir. Umpan balik sekarang lebih berguna daripada nanti.',
      link: 'Tulis umpan balik',
    },
    plan: { text: 'Rencana kerja harus disetujui kedua pihak sebelum menilai.', link: 'Buka rencana kerja' },
    rate: { text: 'Baca bahan di bawah, lalu nilai.', link: 'Ke penilaian' },
  } satisfies Record<SuperiorStep, Step>,
  object: (day: string) => `Tidak setuju? Ajukan keberatan paling lambat ${day}.`,
  toObject: 'Ke keberatan',
  objected: 'Keberatan menunggu putusan orang lain.',
  toObjection: 'Buka keberatan',
  over: 'Selesai: tidak ada yang menunggu dalam penilaian ini.',
  mayObject: (day: string) => `Petugas boleh mengajukan keberatan sampai ${day}. Bicarakan hasilnya.`,
  toTalk: 'Buka percakapan',
}

export const frozen = {
  title: (name: string) => `Hasil penilaian ${name}`,
  predicate: 'Predikat',
  by: (rater: string, day: string) => `Dinilai oleh ${rater} pada ${day}.`,
  version: (version: number) => (version === 1 ? 'Penilaian pertama' : 'Hasil keberatan, final'),
  reason: 'Alasan',
  beside: 'Bukti seperti waktu dibekukan',
  besideNote: 'Angka ini tidak berubah lagi, juga kalau jawaban atau transaksi menyusul.',
  jobs: 'Jabatan waktu itu',
  proofTitle: 'Bukti keutuhan',
  digest: 'Sidik SHA-256',
  method: 'Versi metode',
  intact: 'Isi sama dengan yang dibekukan dan ditandatangani.',
  broken: 'Isi tidak sama dengan yang dibekukan. Laporkan kepada pengawas.',
  download: 'Unduh isi lengkap (JSON)',
  reply: 'Hak jawab',
  replyHint: 'Tanggapan Anda disimpan sebagai percakapan dan dibaca atasan.',
  sendReply: 'Kirim tanggapan',
  object: 'Ajukan keberatan',
  objectHint: (day: string) => `Paling lambat ${day}. Diputus oleh orang lain, bukan yang menilai, dalam 14 hari.`,
  objectLate: 'Batas 14 hari untuk mengajukan keberatan sudah lewat.',
  final: 'Penilaian ini adalah putusan atas keberatan dan bersifat final.',
  reasons: 'Alasan keberatan',
  send: 'Kirim keberatan',
}

export const objection = {
  title: 'Keberatan dan sengketa',
  lead: 'Keberatan diputus oleh orang yang tidak menilai. Sengketa jawaban diputus oleh dua orang.',
  objections: 'Keberatan',
  none: 'Tidak ada keberatan.',
  of: (officer: string, period: string) => `Keberatan ${officer}, ${period}`,
  filed: (day: string) => `Diajukan ${day}`,
  due: (day: string) => `Putuskan paling lambat ${day}`,
  left: (days: number) => (days < 0 ? `Terlambat ${-days} hari` : `Sisa ${days} hari`),
  kept: 'Penilaian dipertahankan',
  changed: 'Penilaian diubah',
  waits: 'Menunggu putusan',
  reasons: 'Alasan petugas',
  statement: 'Keterangan penilai',
  noStatement: 'Penilai belum memberi keterangan.',
  state: 'Kirim keterangan',
  decide: 'Putuskan',
  outcome: 'Putusan',
  decision: 'Alasan putusan',
  rating: 'Penilaian baru (kalau diubah)',
  decided: (who: string, day: string) => `Diputus oleh ${who} pada ${day}.`,
  decideIt: 'Putuskan dan bekukan',
  notYou: 'Anda yang menilai, jadi orang lain yang memutuskan.',
  unheard: 'Penilai belum memberi keterangan, dan batas waktunya belum lewat.',
}

export const dispute = {
  title: 'Sengketa jawaban',
  lead: 'Kalau jawaban pada hari tertentu bukan tentang pelayanan Anda, misalnya jadwal jaga salah tercatat, sengketakan hari itu.',
  rule: 'Rentang harus memuat paling sedikit 10 jawaban di tiap bulannya, supaya jawaban satu orang tidak bisa dihitung balik.',
  none: 'Tidak ada sengketa.',
  days: (from: string, until: string) => (from === until ? from : `${from} sampai ${until}`),
  from: 'Dari tanggal',
  until: 'Sampai tanggal',
  reason: 'Alasan',
  file: 'Sengketakan',
  open: 'Tidak dipakai sampai diputus',
  excluded: 'Dikeluarkan dari angka petugas',
  kept: 'Tetap dihitung',
  answers: (count: string) => `${count} jawaban`,
  votes: 'Pendapat',
  vote: 'Beri pendapat',
  verdict: 'Pendapat Anda',
  exclude: 'Keluarkan',
  keep: 'Tetap dihitung',
  send: 'Simpan pendapat',
  rest: 'Indeks unit tidak berubah, karena warga menilai layanan. Jumlah yang dikeluarkan diumumkan di halaman Integritas.',
}

export const coaching = {
  title: 'Pembinaan',
  lead: 'Pembinaan selalu lebih dulu. Langkahnya disepakati, dan hasilnya ditinjau pada tanggal yang ditulis.',
  none: 'Belum ada pembinaan.',
  open: 'Mulai pembinaan',
  kind: 'Jenis',
  reason: 'Alasan',
  steps: 'Langkah yang disepakati',
  stepsHint: 'Satu langkah tiap baris, paling banyak sepuluh.',
  reviewOn: 'Ditinjau tanggal',
  start: 'Usulkan kepada petugas',
  waits: 'Menunggu persetujuan petugas',
  running: (day: string) => `Berjalan, ditinjau ${day}`,
  agree: 'Saya setuju dengan langkah ini',
  save: 'Simpan langkah yang selesai',
  review: 'Tinjau',
  outcome: 'Hasil',
  words: 'Catatan tinjauan',
  finish: 'Simpan tinjauan',
  by: (coach: string, day: string) => `Oleh ${coach}, ${day}`,
  gate: 'Gerbang tindakan disiplin',
  gateLead:
    'Penilaian masyarakat tidak pernah memulai tindakan apa pun. Sebelum orang boleh mempertimbangkannya, semua ini harus ada:',
  shut: 'Tertutup',
  opened: 'Semua syarat ada. Keputusan tetap di tangan orang, di luar portal.',
  opinion: 'Pendapat peninjau kedua',
  opinionHint: 'Bukan atasan langsung. Tulis bukti yang dilihat dan pendapat Anda.',
  saveOpinion: 'Simpan pendapat',
}

export const gateLines: Readonly<Record<GateMissing, string>> = {
  evidence: 'angka dua periode berturut-turut yang melewati gerbang atasan',
  reliability: 'keandalan 0,8 atau lebih pada kedua periode',
  certainty: 'peluang 80 % atau lebih berada di sepersepuluh terbawah pada kedua periode',
  coaching: 'pembinaan dengan langkah yang disepakati, sudah ditinjau',
  reply: 'hak jawab petugas, atau 14 hari berlalu sejak penilaian',
  review: 'pendapat tertulis orang kedua yang bukan atasan langsung',
}

export const leader = {
  title: 'Rencana dan penilaian petugas',
  lead: 'Petugas dalam jangkauan Anda menurut abjad. Tidak ada peringkat.',
  period: 'Periode',
  name: 'Nama',
  plan: 'Rencana',
  plans: { none: 'Belum ada', draft: 'Belum disetujui', agreed: 'Disetujui' },
  self: 'Penilaian diri',
  rated: 'Penilaian atasan',
  unread: 'Pesan',
  done: 'Ada',
  missing: 'Belum',
  search: 'Cari nama',
  none: 'Tidak ada petugas yang cocok.',
  arrange: 'Atur siklus dan atasan',
  objections: 'Keberatan dan sengketa',
  recognition: 'Penghargaan dan sebaran',
  noCycle: 'Belum ada siklus kinerja. Buka siklus tahun ini lebih dulu.',
  readers: (readers: string, officers: string) => `${readers} dari ${officers} akun petugas sudah membaca aturan.`,
  figures: 'Angka dan bukti petugas',
  praise: 'Pujian warga',
}

export const arrange = {
  title: 'Atur siklus kinerja',
  cycles: 'Siklus',
  open: 'Buka siklus',
  year: 'Tahun',
  rhythm: 'Evaluasi periodik',
  opened: 'Siklus dibuka.',
  organisation: 'Capaian kinerja organisasi',
  unknown: 'Belum ditetapkan',
  saved: 'Perubahan disimpan.',
  superiors: 'Atasan langsung',
  superiorsLead:
    'Atasan satu unit berlaku bagi petugas unit itu dan unit di bawahnya yang belum punya atasan sendiri. Yang lama tetap tercatat.',
  noSuperiors: 'Belum ada atasan yang ditetapkan.',
  unit: 'Unit',
  person: 'Atasan',
  from: 'Mulai tanggal',
  name: 'Tetapkan atasan',
  until: (from: string, until: string | null) => (until ? `${from} sampai ${until}` : `sejak ${from}`),
  policy: 'Bobot kebijakan',
  policyLead:
    'Kalau instansi menetapkan bobot bagi penilaian masyarakat, tulis di sini. Bobot tampil di samping bukti dan hanya menjadi saran.',
  weight: 'Bobot (persen)',
  basis: 'Dasar kebijakan',
  setPolicy: 'Tetapkan versi baru',
  noPolicy: 'Tidak ada bobot yang ditetapkan.',
  versionLine: (version: number, weight: number, actor: string, day: string) =>
    `Versi ${version}: ${weight} %, oleh ${actor}, ${day}.`,
}

export const recognition = {
  title: 'Penghargaan dan sebaran predikat',
  lead: 'Yang diusulkan: petugas yang seluruh kisarannya berada di atas rata-rata, menurut abjad. Tidak ada urutan di antara mereka.',
  proposed: 'Boleh diusulkan',
  none: 'Pada periode ini tidak ada petugas yang kisarannya seluruhnya di atas rata-rata. Itu bukan penilaian buruk bagi siapa pun.',
  mean: (value: string) => `Rata-rata petugas yang angkanya boleh dipakai: ${value}.`,
  reason: 'Alasan',
  give: 'Beri penghargaan',
  given: 'Sudah diberikan',
  by: (giver: string, period: string) => `oleh ${giver}, ${period}`,
  distribution: 'Sebaran predikat',
  distributionNote: 'Hanya informasi (SE Menpan 3/2023). Portal tidak mengubah penilaian agar cocok dengan pola.',
  predicate: 'Predikat',
  count: 'Petugas',
  guide: (result: string) => `Pola untuk organisasi ${result}`,
  noGuide: 'Capaian kinerja organisasi belum ditetapkan, jadi tidak ada pola untuk dibandingkan.',
  most: (share: string, names: string) => `paling banyak ${share} % ${names}`,
  least: (share: string, names: string) => `paling sedikit ${share} % ${names}`,
  some: (names: string) => `ada ${names}`,
  now: (share: string) => `sekarang ${share} %`,
  within: 'sesuai pola',
  beyond: 'di luar pola',
}

export const rules = {
  title: 'Aturan penilaian kinerja',
  lead: 'Baca sekali, lalu tandai. Aturan ini sama bagi semua petugas.',
  lines: [
    'Atasan langsung menilai hasil kerja dan perilaku kerja, dengan alasan tertulis. Dua penilaian itu memberi predikat.',
    'Penilaian masyarakat adalah satu bahan pertimbangan. Angkanya tidak pernah berubah sendiri menjadi nilai Anda.',
    'Angka tentang Anda hanya muncul kalau jawabannya cukup banyak. Tidak ada peringkat antarpetugas.',
    'Kehadiran dan masa kerja bukan masukan. Biaya, sarana, dan prosedur menjadi tanggung jawab unit.',
    'Anda melihat semua masukan, aturan, dan yang tidak dihitung. Atasan tidak melihat siapa yang menjawab atau jam jawabannya.',
    'Anda berhak menjawab, menyengketakan jawaban, dan mengajukan keberatan dalam 14 hari. Orang lain yang memutuskan.',
    'Kalau hasil kurang, pembinaan datang lebih dulu, dengan langkah yang Anda setujui.',
  ],
  acknowledge: 'Saya sudah membaca dan mengerti',
  acknowledged: (day: string) => `Anda menandai sudah membaca pada ${day}.`,
}

/** What was done, on the page that a form led to; by the word in its address. */
export const done: Readonly<Record<string, string>> = {
  ekspektasi: 'Ekspektasi disimpan. Keduanya diminta menyetujui rencana.',
  isi: 'Rencana diubah. Keduanya diminta menyetujui lagi.',
  setuju: 'Persetujuan dicatat.',
  realisasi: 'Realisasi disimpan.',
  pesan: 'Pesan terkirim.',
  dibaca: 'Ditandai sudah dibaca.',
  diri: 'Penilaian diri disimpan.',
  catatan: 'Catatan disimpan.',
  dinilai: 'Penilaian dibekukan. Petugas diberi tahu.',
  keberatan: 'Keberatan terkirim.',
  keterangan: 'Keterangan disimpan.',
  diputus: 'Putusan disimpan.',
  sengketa: 'Sengketa dicatat. Jawaban itu tidak dipakai sampai diputus.',
  pendapat: 'Pendapat disimpan.',
  pembinaan: 'Usulan pembinaan dikirim kepada petugas.',
  langkah: 'Langkah disimpan.',
  tinjauan: 'Tinjauan disimpan.',
  penghargaan: 'Penghargaan dicatat.',
  aturan: 'Terima kasih, dicatat.',
  'belum-ada': 'Penghargaan dan sebaran bisa dibuka sesudah periode pertama tahun ini berakhir.',
  siklus: 'Siklus dibuka.',
  disimpan: 'Perubahan disimpan.',
}

/** What is wrong with a field, or why an act was refused. */
export const problems: Readonly<Record<string, string>> = {
  expectation: 'Tulis ekspektasi pimpinan.',
  kind: 'Pilih jenisnya.',
  title: 'Tulis hasil kerjanya, paling panjang 200 huruf.',
  target: 'Tulis ukuran dan targetnya.',
  value: 'Pilih nilai BerAKHLAK yang belum ada di rencana.',
  item: 'Pilih hasil kerja dari daftar.',
  period: 'Pilih periode dari daftar.',
  realised: 'Tulis realisasinya.',
  proof: 'Tulis nama buktinya.',
  link: 'Tulis alamat lengkap yang dimulai dengan https://, atau kosongkan.',
  subject: 'Tulis tentang apa percakapan ini.',
  body: 'Tulis isinya.',
  result: 'Pilih penilaian hasil kerja.',
  conduct: 'Pilih penilaian perilaku kerja.',
  words: 'Tulis penjelasannya.',
  reason: 'Tulis alasan, paling sedikit 20 huruf.',
  reasons: 'Tulis alasan keberatan, paling sedikit 20 huruf.',
  statement: 'Tulis keterangan Anda.',
  decision: 'Tulis alasan putusan, paling sedikit 20 huruf.',
  outcome: 'Pilih salah satu.',
  from: 'Tulis tanggal seperti 2026-07-15.',
  until: 'Tulis tanggal akhir seperti 2026-07-15.',
  verdict: 'Pilih salah satu.',
  steps: 'Tulis paling sedikit satu langkah.',
  reviewOn: 'Tulis tanggal tinjauan seperti 2026-07-15.',
  review: 'Tulis catatan tinjauan.',
  opinion: 'Tulis pendapat, paling sedikit 20 huruf.',
  year: 'Tulis tahun dengan empat angka.',
  rhythm: 'Pilih seberapa sering dievaluasi.',
  organisation: 'Pilih capaian dari daftar.',
  weight: 'Tulis bilangan bulat dari 0 sampai 100.',
  basis: 'Tulis dasar kebijakannya, paling sedikit 20 huruf.',
  user: 'Pilih atasan dari daftar.',
  officer: 'Pilih petugas dari daftar.',
  unit: 'Pilih unit dari daftar.',
  'no-cycle': 'Instansi belum membuka siklus kinerja tahun ini.',
  empty: 'Rencana perlu ekspektasi pimpinan dan paling sedikit satu hasil kerja utama.',
  unknown: 'Yang Anda pilih sudah tidak ada. Muat ulang halaman ini.',
  'not-agreed': 'Belum disetujui kedua pihak.',
  agreed: 'Sudah disetujui sebelumnya.',
  reviewed: 'Pembinaan ini sudah ditinjau.',
  superior: 'Peninjau kedua bukan atasan langsung petugas ini.',
  rated: 'Periode ini sudah dinilai.',
  'not-superior': 'Hanya atasan langsung yang menilai.',
  'not-over': 'Periode ini belum berakhir.',
  'no-plan': 'Rencana kerja belum disetujui kedua pihak.',
  late: 'Batas 14 hari sudah lewat.',
  filed: 'Keberatan atas penilaian ini sudah diajukan.',
  final: 'Penilaian ini sudah final.',
  decided: 'Sudah diputus.',
  'same-person': 'Yang memutuskan harus orang lain, bukan yang menilai.',
  own: 'Anda tidak bisa memutuskan perkara Anda sendiri.',
  unheard: 'Penilai belum memberi keterangan, dan batas waktunya belum lewat.',
  'same-rating': 'Penilaian baru sama dengan yang lama. Pilih “dipertahankan”.',
  order: 'Tanggal akhir harus sama atau sesudah tanggal awal.',
  future: 'Pilih hari yang sudah lewat.',
  few: 'Rentang ini, atau bagiannya dalam satu bulan, memuat kurang dari 10 jawaban. Perlebar rentang harinya.',
  overlaps: 'Sebagian hari ini sudah pernah disengketakan.',
  again: 'Anda sudah memberi pendapat.',
  'not-proposed': 'Bukti periode ini tidak mendukung usulan itu.',
  given: 'Penghargaan periode ini sudah diberikan.',
  exists: 'Siklus tahun itu sudah ada.',
}

export const letters = {
  subject: (agency: string) => `Kabar tentang kinerja, ${agency}`,
  text: (what: string, href: string) =>
    `${what}\n\nBuka setelah masuk dengan akun Anda:\n${href}\n\nSurat ini sengaja tidak memuat isinya.`,
  talk: (from: string) => `${from} menulis pesan di percakapan kinerja.`,
  rated: (period: string) =>
    `Penilaian kinerja ${period} sudah dibekukan. Anda punya 14 hari untuk mengajukan keberatan.`,
  objected: (officer: string) => `${officer} mengajukan keberatan atas penilaian Anda.`,
  decided: 'Keberatan Anda sudah diputus.',
  asked: (indicator: string, until: string) =>
    `Pendapat Anda ditanyakan sampai ${until} tentang indikator “${indicator}” sebelum ditetapkan.`,
  adopted: (indicator: string) => `Indikator “${indicator}” yang dibicarakan dengan petugas sudah ditetapkan.`,
  coaching: 'Atasan mengusulkan langkah pembinaan dan menunggu persetujuan Anda.',
}
