/** The words of follow-up: plans, their proof and effect, and the consultation forum. */
import type { PlanState } from '../../domain/followUp.ts'
import type { ParticipantGroup } from '../../domain/participants.ts'
import { countText, dayText, decimalText, periodShort, periodText } from '../format.ts'

export const stateNames: Readonly<Record<PlanState, string>> = {
  planned: 'Rencana',
  running: 'Berjalan',
  done: 'Selesai',
  cancelled: 'Batal',
}

/** The quarters of a plan: one, or from one to another. */
export function quartersText({ fromQuarter, untilQuarter }: { fromQuarter: string; untilQuarter: string }): string {
  const [from, until] = [periodShort(fromQuarter, 'id'), periodShort(untilQuarter, 'id')]
  return from === until ? until : `${from} sampai ${until}`
}

export const plans = {
  title: 'Tindak lanjut',
  lead: 'Rencana tindak lanjut (RTL) atas unsur yang nilainya paling rendah: apa yang dikerjakan, kapan, oleh siapa, dan apa hasilnya.',
  add: 'Buat rencana',
  forums: 'Forum konsultasi publik',
  none: 'Belum ada rencana tindak lanjut. Mulailah dari unsur yang nilainya paling rendah: portal menunjukkannya setelah Anda memilih periode survei.',
  noneReadOnly: 'Belum ada rencana tindak lanjut.',
  noneFound: 'Tidak ada rencana yang cocok dengan saringan ini.',
  all: 'Semua keadaan',
  allPeriods: 'Semua periode',
  overdue: 'Lewat waktu',
  overdueSince: (day: string) => `Lewat waktu sejak ${dayText(day, 'id')}`,
  overdueCount: (count: number) => `${countText(count, 'id')} rencana lewat waktu`,
  overdueText: 'Triwulan terakhirnya sudah habis. Selesaikan, atau ubah waktunya dengan alasan yang jelas.',
  see: 'Lihat yang lewat waktu',
  wholeAgency: 'Seluruh instansi',
  element: 'Prioritas unsur',
  programme: 'Program atau kegiatan',
  time: 'Waktu',
  responsible: 'Penanggung jawab',
  state: 'Keadaan',
  unit: 'Unit',
  period: 'Dari survei',
  show: 'Tampilkan',
  waitsForApproval: 'Menunggu persetujuan',
  approved: 'Disetujui',
  isPublic: 'Tampil untuk masyarakat',
  progress: 'Kemajuan per survei',
  planned: 'Jumlah rencana',
  share: 'Bagian yang selesai',
  days: 'Waktu sampai semua selesai',
  daysCount: (days: number) => `${countText(days, 'id')} hari`,
  open: 'masih berjalan',
  progressNote:
    'Bagian yang selesai dihitung dari semua rencana survei itu, termasuk yang batal. Waktu dihitung dari hari terakhir survei sampai rencana terakhir selesai. Keduanya diminta PEKPPP (butir 8 dan 9).',
  saved: {
    tambah: 'Rencana disimpan. Pimpinan bisa menyetujuinya.',
    ubah: 'Perubahan disimpan. Rencana perlu disetujui lagi.',
    keadaan: 'Keadaan rencana diubah.',
    setuju: 'Rencana disetujui.',
    terbit: 'Rencana tampil di halaman hasil untuk masyarakat.',
    tutup: 'Rencana tidak lagi tampil untuk masyarakat.',
    bukti: 'Bukti disimpan.',
    hapus: 'Bukti dihapus. Jejaknya tetap tercatat.',
  },
}

export const planForm = {
  title: 'Buat rencana tindak lanjut',
  edit: 'Ubah rencana',
  first: 'Dari survei mana?',
  firstText: 'Pilih unit dan periode yang sudah selesai. Portal menunjukkan unsur yang nilainya paling rendah.',
  unit: 'Unit',
  period: 'Periode survei',
  next: 'Lanjutkan',
  change: 'Ganti unit atau periode',
  noPeriod: 'Belum ada periode survei yang selesai. Rencana dibuat setelah satu triwulan selesai.',
  lowestTitle: 'Unsur dengan nilai paling rendah',
  noAnswers: 'Belum ada penilaian dalam periode ini. Anda tetap bisa memilih unsur.',
  element: 'Unsur yang diperbaiki',
  lowest: 'terendah',
  nrr: (nrr: string, n: number) => `NRR ${decimalText(nrr, 'id')} dari ${countText(n, 'id')} penilaian`,
  noNrr: 'tidak dinilai dalam periode ini',
  programme: 'Program atau kegiatan',
  programmeHint: 'Apa yang akan dikerjakan. Contoh: Memasang papan alur pelayanan di ruang tunggu',
  fromQuarter: 'Mulai',
  untilQuarter: 'Selesai paling lambat',
  responsible: 'Penanggung jawab',
  responsibleHint: 'Jabatan atau bagian di kantor. Contoh: Kepala Seksi Pelayanan',
  save: 'Simpan rencana',
  approvalNote: 'Setelah diubah, rencana perlu disetujui lagi dan tidak tampil untuk masyarakat sampai saat itu.',
}

export const planPage = {
  plan: 'Rencana',
  edit: 'Ubah rencana',
  approvals: {
    approve: 'Setujui rencana',
    show: 'Tampilkan untuk masyarakat',
    hide: 'Jangan tampilkan lagi',
  },
  approvalLines: {
    approve: [
      'Rencana ini menjadi rencana resmi kantor.',
      'Kalau isinya diubah kemudian, rencana perlu disetujui lagi.',
      'Rencana belum tampil untuk masyarakat.',
    ],
    show: [
      'Unsur, kegiatan, waktu, dan keadaan rencana tampil di halaman hasil, di bawah “Anda bicara, kami bertindak”.',
      'Penanggung jawab, bukti, dan angka hasilnya tidak tampil.',
    ],
    hide: ['Rencana hilang dari halaman hasil. Rencananya sendiri tetap berjalan.'],
  },
  approvedBy: (name: string, day: string) => `Disetujui ${name} pada ${day}.`,
  notApproved: 'Belum disetujui.',
  shownText: 'Rencana ini tampil di halaman hasil untuk masyarakat.',
  state: 'Keadaan',
  move: 'Ubah keadaan',
  to: 'Keadaan baru',
  reason: 'Alasan, kalau batal',
  reasonHint: 'Satu kalimat. Alasan ini tampil untuk masyarakat kalau rencananya tampil.',
  doneOn: 'Tanggal selesai, kalau selesai',
  cancelledFor: 'Alasan batal',
  doneOnLabel: 'Selesai pada',
  proof: 'Bukti',
  noProof: 'Belum ada bukti.',
  addProof: 'Tambah bukti',
  note: 'Apa yang ditunjukkan bukti ini',
  noteHint: 'Satu kalimat. Contoh: Foto papan alur yang sudah terpasang',
  file: 'Berkas (boleh dikosongkan)',
  fileHint: 'PDF, JPEG, PNG, atau WebP, paling besar 5 MB. Jangan unggah data pribadi warga.',
  saveProof: 'Simpan bukti',
  remove: 'Hapus',
  removeOf: (note: string) => `Hapus bukti “${note}”`,
  size: (bytes: number) => `${countText(Math.max(1, Math.round(bytes / 1024)), 'id')} KB`,
  addedBy: (name: string, day: string) => `${name}, ${day}`,
  effect: 'Hasilnya: sebelum dan sesudah',
  effectNotDone: 'Perbandingan dibuat setelah rencana selesai.',
  effectNoMonth: 'Perbandingan dibuat mulai bulan setelah rencana selesai.',
  effectNoAnswers: 'Belum ada penilaian atas unsur ini di salah satu dari kedua masa.',
  before: 'Sebelum',
  after: 'Sesudah',
  window: 'Masa',
  people: 'Penilaian',
  nrr: 'NRR',
  between: (from: string, to: string) => `${dayText(from, 'id')} sampai ${dayText(to, 'id')}`,
  difference: (difference: string) => `Selisih: ${signed(difference)}.`,
  interval: (low: string, high: string) => `Rentang keyakinan 95 %: ${signed(low)} sampai ${signed(high)}.`,
  verdicts: {
    better: 'Nilai naik lebih dari yang bisa terjadi secara kebetulan.',
    worse: 'Nilai turun lebih dari yang bisa terjadi secara kebetulan.',
    unsure: 'Selisih ini masih bisa terjadi secara kebetulan: tidak ada perubahan juga masih mungkin.',
    few: 'Penilaian terlalu sedikit (kurang dari sepuluh) untuk menilai selisihnya.',
  },
  effectNote: 'Perubahan bisa juga punya sebab lain. Angka ini menunjukkan apa yang berubah, bukan mengapa.',
  forums: 'Dibahas dalam forum',
  history: 'Riwayat',
}

export const forums = {
  title: 'Forum konsultasi publik',
  lead: 'Notula pertemuan dengan masyarakat tentang hasil survei dan tindak lanjutnya. Peserta dicatat sebagai jumlah per kelompok, tanpa nama.',
  add: 'Catat forum',
  edit: 'Ubah notula',
  none: 'Belum ada forum yang dicatat. Setelah bertemu masyarakat, catat tanggal, peserta, dan kesepakatannya di sini.',
  heldOn: 'Tanggal',
  place: 'Tempat',
  placeHint: 'Contoh: Aula kantor kecamatan, atau daring',
  participants: 'Peserta',
  participantsHint: 'Jumlah orang per kelompok. Kosongkan yang tidak hadir. Jangan menulis nama.',
  people: (count: number) => `${countText(count, 'id')} orang`,
  topics: 'Yang dibahas',
  agreements: 'Kesepakatan',
  plans: 'Rencana yang dibahas',
  noPlans: 'Belum ada rencana tindak lanjut untuk dikaitkan.',
  save: 'Simpan notula',
  saved: 'Notula disimpan.',
  linked: 'Rencana terkait',
}

export const groupNames: Readonly<Record<ParticipantGroup, string>> = {
  users: 'Pengguna layanan',
  community: 'Tokoh dan organisasi masyarakat',
  academics: 'Akademisi dan ahli',
  business: 'Dunia usaha',
  media: 'Media massa',
  office: 'Penyelenggara layanan',
}

const sentences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  unitId: { unit: 'Pilih unit dari daftar.', reach: 'Pilih unit yang boleh Anda kelola.' },
  period: { period: 'Pilih periode survei dari daftar.' },
  element: { element: 'Pilih unsur yang diperbaiki.' },
  programme: { empty: 'Tulis apa yang akan dikerjakan.', long: 'Tulis kegiatan paling banyak 500 huruf.' },
  fromQuarter: { quarter: 'Pilih triwulan mulai dari daftar.' },
  untilQuarter: {
    quarter: 'Pilih triwulan selesai dari daftar.',
    order: 'Triwulan selesai tidak boleh sebelum triwulan mulai.',
  },
  responsible: {
    empty: 'Tulis jabatan atau bagian yang bertanggung jawab.',
    long: 'Tulis penanggung jawab paling banyak 120 huruf.',
  },
  state: { state: 'Pilih keadaan baru.', way: 'Rencana sudah berada dalam keadaan lain. Muat ulang halaman ini.' },
  reason: { empty: 'Tulis alasan pembatalan, paling banyak 500 huruf.' },
  doneOn: {
    day: 'Isi tanggal selesai.',
    future: 'Tanggal selesai tidak boleh di masa depan.',
  },
  note: {
    empty: 'Tulis apa yang ditunjukkan bukti ini.',
    long: 'Tulis keterangan paling banyak 500 huruf.',
  },
  file: {
    kind: 'Pilih berkas PDF, JPEG, PNG, atau WebP.',
    large: 'Pilih berkas yang tidak lebih besar dari 5 MB.',
  },
  heldOn: { day: 'Isi tanggal forum.', future: 'Tanggal forum tidak boleh di masa depan.' },
  place: { empty: 'Tulis tempat forum.', long: 'Tulis tempat paling banyak 200 huruf.' },
  topics: { empty: 'Tulis yang dibahas.', long: 'Tulis yang dibahas paling banyak 4.000 huruf.' },
  agreements: { empty: 'Tulis kesepakatannya.', long: 'Tulis kesepakatan paling banyak 4.000 huruf.' },
  planIds: { plan: 'Pilih rencana dari daftar.' },
}

/** What is wrong with a form's fields, in sentences. */
export function sayFollowUp(
  problems: readonly { field: string; problem: string }[],
): { field: string; message: string }[] {
  return problems.map(({ field, problem }) => ({
    field,
    message: field.startsWith('people-')
      ? 'Tulis jumlah peserta dengan angka, paling banyak lima angka.'
      : (sentences[field]?.[problem] ?? problem),
  }))
}

/** The survey that a plan follows from. */
export function surveyText(period: string): string {
  return `SKM ${periodText(period, 'id')}`
}

function signed(decimal: string): string {
  const text = decimalText(decimal.replace('-', ''), 'id')
  return decimal.startsWith('-') ? `−${text}` : `+${text}`
}
