/** The words of training, innovation, facilities and the routine meeting. */
import type { ElementOwner } from '../../domain/elementSums.ts'
import type { Element } from '../../domain/questionnaire.ts'

export const learning = {
  title: 'Belajar dari hasil',
  lead: 'Unsur yang lebih rendah daripada unitnya sendiri, bukan karena kebetulan, dan apa yang bisa membantu.',
  label: 'Bagian belajar',
  weak: 'Unsur lemah',
  noWeak: 'Pada periode ini tidak ada unsur yang pasti lebih rendah daripada unitnya.',
  line: (element: string, index: string, low: string, high: string, whole: string) =>
    `${element}: ${index} (kisaran ${low} sampai ${high}), unit ${whole}`,
  courses: 'Pelatihan yang cocok',
  noCourses: 'Belum ada pelatihan di katalog untuk unsur ini.',
  record: 'Catat pelatihan',
  facility: 'Ini tentang sarana, bukan orang. Catat kebutuhannya.',
  service: 'Ini tentang cara layanan diatur. Usulkan perbaikan atau inovasi.',
  trainings: 'Sesudah pelatihan',
}

export const ownerNames: Readonly<Record<ElementOwner, string>> = {
  officers: 'tentang petugas',
  facilities: 'tentang sarana',
  service: 'tentang layanan',
}

export const learningSections = {
  findings: 'Unsur lemah',
  training: 'Pelatihan',
  innovation: 'Inovasi',
  facilities: 'Sarana',
}

export const effect = {
  none: 'Belum cukup jawaban untuk membandingkan (paling sedikit 10 sebelum dan sesudah).',
  line: (before: string, after: string) => `90 hari sebelum ${before}, sesudah ${after}.`,
  change: (change: string, low: string, high: string) => `Perubahan ${change} (kisaran ${low} sampai ${high}).`,
  up: 'Naik, bukan karena kebetulan.',
  down: 'Turun, bukan karena kebetulan.',
  unsure: 'Perubahan ini bisa saja kebetulan.',
}

export const training = {
  title: 'Pelatihan',
  catalogue: 'Katalog',
  noCatalogue: 'Katalog masih kosong.',
  course: 'Pelatihan',
  provider: 'Penyelenggara',
  hours: 'Lama (jam)',
  element: 'Untuk unsur',
  add: 'Tambah ke katalog',
  end: 'Keluarkan dari katalog',
  line: (provider: string, hours: string, elements: string) => `${provider}, ${hours} jam, untuk ${elements}`,
  held: 'Pelatihan yang terlaksana',
  noneHeld: 'Belum ada pelatihan yang dicatat.',
  record: 'Catat pelatihan yang terlaksana',
  unit: 'Unit',
  chooseUnit: 'Pilih unit',
  officers: 'Petugas yang ikut',
  heldOn: 'Tanggal pelaksanaan',
  note: 'Catatan (boleh kosong)',
  save: 'Catat',
  count: (count: string) => `${count} petugas`,
  mine: 'Pelatihan saya',
  noneMine: 'Belum ada pelatihan yang dicatat untuk Anda.',
}

export const innovation = {
  title: 'Inovasi',
  lead: 'Usulan untuk keluhan yang berulang, dari usul sampai pengaruhnya pada nilai.',
  none: 'Belum ada usulan.',
  mine: 'Usulan saya',
  noneMine: 'Anda belum mengusulkan apa pun.',
  propose: 'Usulkan inovasi',
  proposeText: 'Keluhan apa yang sering Anda dengar, dan bagaimana menghilangkannya? Jangan menyebut nama warga.',
  complaint: 'Keluhan yang berulang',
  proposal: 'Usulan',
  element: 'Unsur yang akan membaik',
  send: 'Kirim usulan',
  by: (proposer: string, unit: string, day: string) => `${proposer}, ${unit}, ${day}`,
  states: { proposed: 'Diusulkan', trial: 'Diuji coba', adopted: 'Diterapkan', dropped: 'Tidak dilanjutkan' },
  begun: 'Dijalankan sejak',
  answer: 'Tanggapan',
  answerTo: 'Tanggapi usulan',
  which: 'Usulan',
  state: 'Keadaan',
  startedOn: 'Mulai dijalankan (untuk uji coba dan penerapan)',
  save: 'Simpan tanggapan',
}

export const facility = {
  title: 'Kebutuhan sarana',
  lead: 'Unsur sarana menunjukkan apa yang kurang. Angka ini milik unit dan tidak pernah ditimpakan kepada petugas.',
  weak: 'Sarana yang dinilai rendah',
  noWeak: 'Pada periode ini tidak ada unit yang unsur sarananya pasti lebih rendah.',
  needs: 'Daftar kebutuhan',
  none: 'Belum ada kebutuhan yang dicatat.',
  note: 'Catat kebutuhan',
  words: 'Apa yang dibutuhkan',
  save: 'Catat',
  change: 'Ubah keadaan',
  which: 'Kebutuhan',
  state: 'Keadaan',
  states: { noted: 'Dicatat', planned: 'Dianggarkan', met: 'Terpenuhi', dropped: 'Tidak dilanjutkan' },
}

export const meeting = {
  title: 'Lembar rapat rutin',
  lead: 'Satu halaman untuk rapat: apa yang berubah, apa yang lemah, apa yang menunggu, dan apa yang diputuskan.',
  print: 'Cetak dengan Ctrl+P atau menu peramban. Formulir tidak ikut tercetak.',
  index: 'Indeks unit',
  unit: 'Unit',
  before: 'Sebelumnya',
  now: 'Sekarang',
  few: 'belum cukup',
  sure: 'Perubahan ini lebih besar daripada yang biasa terjadi karena kebetulan.',
  weak: 'Unsur lemah',
  waiting: 'Menunggu',
  objections: (count: string) => `${count} keberatan belum diputus`,
  disputes: (count: string) => `${count} sengketa belum diputus`,
  unrated: (count: string) => `${count} petugas belum dinilai`,
  nothing: 'Tidak ada yang menunggu.',
  followUp: 'Rencana tindak lanjut',
  decisions: 'Keputusan',
  none: 'Belum ada keputusan.',
  owner: 'Penanggung jawab',
  due: 'Batas waktu',
  done: 'Selesai',
  late: 'Terlambat',
  open: 'Berjalan',
  finish: 'Tandai selesai',
  record: 'Catat keputusan',
  heldOn: 'Tanggal rapat',
  about: 'Unit (kosong: seluruh instansi)',
  words: 'Keputusan',
  save: 'Catat keputusan',
  all: 'Seluruh instansi',
}

export const learningProblems: Readonly<Record<string, string>> = {
  title: 'Tulis nama pelatihan.',
  provider: 'Tulis penyelenggaranya.',
  hours: 'Tulis lamanya dalam jam, dari 1 sampai 999.',
  element: 'Pilih unsur dari daftar.',
  course: 'Pilih pelatihan dari katalog.',
  unit: 'Pilih unit dari daftar.',
  heldOn: 'Tulis tanggal seperti 2026-07-15.',
  note: 'Catatan terlalu panjang.',
  officers: 'Pilih paling sedikit satu petugas.',
  complaint: 'Tulis keluhan yang berulang.',
  proposal: 'Tulis usulannya.',
  innovation: 'Pilih usulan dari daftar.',
  state: 'Pilih keadaan dari daftar.',
  answer: 'Tulis tanggapannya.',
  startedOn: 'Tulis tanggal mulai seperti 2026-07-15.',
  start: 'Uji coba dan penerapan butuh tanggal mulai.',
  words: 'Tulis isinya.',
  need: 'Pilih kebutuhan dari daftar.',
  owner: 'Tulis penanggung jawabnya.',
  dueOn: 'Tulis batas waktu seperti 2026-07-15.',
  decision: 'Keputusan itu tidak ada atau sudah selesai.',
  unknown: 'Yang Anda pilih sudah tidak ada. Muat ulang halaman ini.',
  'beyond-reach': 'Unit itu di luar jangkauan Anda.',
}

/** What an element is called in a questionnaire; its code where it is in none any more. */
export function elementName(elements: readonly Element[], code: string): string {
  return elements.find((element) => element.code === code)?.name.id ?? code
}
