/** The words of the directory's pages: units, services, points, officers. */
import type { NipProblem } from '../../domain/nip.ts'
import { dayText } from '../format.ts'

export const directory = {
  active: 'Aktif',
  ended: 'Nonaktif',
  unit: 'Unit',
  service: 'Layanan',
  point: 'Titik layanan',
  officer: 'Petugas',
  state: 'Keadaan',
  inUnit: 'Unit (dan hanya unit ini)',
  allUnits: 'Semua unit',
  chooseUnit: 'Pilih unit',
  noUnitYet: 'Belum ada unit. Tambahkan unit dulu; layanan, titik, dan petugas selalu milik satu unit.',
  addUnitFirst: 'Tambahkan unit',
  byFile: 'Punya daftarnya dalam Excel? Impor dari berkas.',
  exportIt: 'Unduh sebagai CSV',
  addAnother: 'Simpan, lalu tambah lagi',
  endedSince: (day: string) => `Nonaktif sejak ${day}`,
  end: 'Nonaktifkan',
  restore: 'Aktifkan lagi',
}

export const units = {
  title: 'Unit layanan',
  lead: 'Unit penyelenggara pelayanan publik (UPP), dari dinas sampai kantor terkecil.',
  add: 'Tambah unit',
  added: 'Unit ditambahkan.',
  changed: 'Perubahan disimpan.',
  ended: 'Unit dinonaktifkan. Titiknya ditutup; nilainya tetap tersimpan.',
  restored: 'Unit diaktifkan lagi. Titiknya masih tertutup: buka satu per satu di daftar titik.',
  search: 'Cari nama unit',
  none: 'Belum ada unit',
  noneText: 'Mulailah dengan unit yang paling atas, misalnya dinas atau kecamatan. Lalu tambahkan unit di bawahnya.',
  noneEnded: 'Tidak ada unit yang nonaktif.',
  name: 'Nama unit',
  nameHint: 'Nama resmi, seperti pada papan nama. Contoh: Dinas Kependudukan dan Pencatatan Sipil',
  parent: 'Di bawah unit',
  parentHint: 'Unit ini beserta semua unit di bawahnya akan ikut pindah kalau Anda menggantinya.',
  top: 'Tidak di bawah unit lain',
  services: 'Layanan',
  points: 'Titik buka',
  manage: 'Layanan, titik, dan jadwal unit ini',
  roster: 'Jadwal jaga',
  endTitle: 'Nonaktifkan unit',
  endText:
    'Unit hilang dari pilihan dan titik layanannya ditutup. Semua penilaian dan nilainya tetap tersimpan. Unit bisa diaktifkan lagi.',
  address: (slug: string) => `Nama dalam alamat: ${slug}. Tidak berubah walaupun nama unit diganti.`,
}

export const services = {
  title: 'Layanan',
  lead: 'Jenis layanan yang dinilai warga, per unit.',
  add: 'Tambah layanan',
  added: 'Layanan ditambahkan.',
  changed: 'Perubahan disimpan.',
  ended: 'Layanan dinonaktifkan. Titiknya ditutup; nilainya tetap tersimpan.',
  restored: 'Layanan diaktifkan lagi. Titiknya masih tertutup: buka satu per satu di daftar titik.',
  search: 'Cari nama layanan',
  none: 'Belum ada layanan',
  noneText: 'Tulis layanan seperti pada standar pelayanan, misalnya “Penerbitan KTP elektronik”.',
  noneEnded: 'Tidak ada layanan yang nonaktif.',
  name: 'Nama layanan',
  nameHint: 'Seperti pada standar pelayanan. Warga membaca nama ini di ponselnya.',
  endTitle: 'Nonaktifkan layanan',
  endText:
    'Layanan hilang dari pilihan dan titik layanannya ditutup. Semua penilaian dan nilainya tetap tersimpan. Layanan bisa diaktifkan lagi.',
}

export const points = {
  title: 'Titik layanan',
  lead: 'Tempat warga memindai kode QR: loket, meja petugas, program, wilayah, kios, atau meja kertas.',
  add: 'Tambah titik',
  addMany: 'Tambah beberapa loket',
  added: (count: string) => `${count} titik ditambahkan. Kodenya sudah dibuat dan siap dicetak.`,
  changed: 'Perubahan disimpan.',
  opened: 'Titik dibuka. Warga bisa menilai lagi.',
  closed: 'Titik ditutup. Siapa pun yang memindai kodenya diberi tahu.',
  open: 'Buka',
  closedState: 'Tutup',
  search: 'Cari nama atau kode',
  none: 'Belum ada titik layanan',
  noneText: 'Tambahkan loket satu per satu, atau beberapa loket sekaligus. Kode QR dibuat otomatis.',
  noneEnded: 'Tidak ada titik yang tutup.',
  name: 'Nama titik',
  nameHint: 'Seperti tulisan di tempatnya, misalnya Loket 1.',
  kind: 'Jenis titik',
  kindHints: {
    counter: 'Petugasnya berganti menurut jadwal jaga.',
    officer: 'Meja satu petugas; penilaian dicatat untuk petugas itu.',
    programme: 'Kegiatan tanpa loket, misalnya imunisasi.',
    area: 'Layanan di lapangan, misalnya pengangkutan sampah per kelurahan.',
    kiosk: 'Satu perangkat untuk semua pengunjung.',
    paper: 'Meja tempat formulir kertas diketik.',
  },
  service: 'Layanan',
  serviceHint: 'Kosongkan kalau titik ini melayani semua layanan unit.',
  noService: 'Semua layanan unit',
  officer: 'Petugas meja',
  officerHint: 'Hanya untuk meja petugas.',
  noOfficer: 'Tidak ada',
  area: 'Wilayah',
  areaHint: 'Hanya untuk titik wilayah, misalnya Kelurahan Contoh Timur.',
  code: 'Kode',
  codes: 'Cetak, cabut, atau ganti kode',
  codeRevoked: 'kode dicabut',
  continue: 'Lanjutkan',
  chooseUnit: 'Di unit mana titik ini?',
  openIt: 'Buka titik',
  closeIt: 'Tutup titik',
  openText: 'Siapa yang memindai kodenya bisa menilai lagi.',
  closeText: 'Siapa yang memindai kodenya diberi tahu bahwa titik ini tidak menerima penilaian. Kodenya tetap berlaku.',
  many: {
    title: 'Tambah beberapa loket',
    name: 'Nama depan',
    nameHint: 'Misalnya Loket; nomornya ditambahkan di belakang.',
    from: 'Nomor pertama',
    to: 'Nomor terakhir',
    most: (count: number) => `Paling banyak ${count} loket sekali tambah.`,
  },
}

export const officers = {
  title: 'Petugas',
  lead: 'Petugas layanan dan penempatannya. Nilai tetap di unit tempat layanan diberikan.',
  add: 'Tambah petugas',
  added: 'Petugas ditambahkan.',
  changed: 'Perubahan disimpan.',
  transferred: 'Petugas dipindahkan. Jadwal jaganya di unit lama mulai hari itu dihapus.',
  ended: 'Petugas dinonaktifkan. Jadwal jaganya mulai sekarang dihapus; nilainya tetap tersimpan.',
  restored: 'Petugas diaktifkan lagi.',
  search: 'Cari nama atau NIP',
  none: 'Belum ada petugas',
  noneText: 'Tambahkan petugas satu per satu, atau impor dari berkas kepegawaian.',
  noneEnded: 'Tidak ada petugas yang nonaktif.',
  nip: 'NIP atau NI PPPK',
  nipHint: '18 angka, dengan atau tanpa spasi. Pegawai tanpa NIP: N- diikuti nomor dari instansi, misalnya N-017.',
  name: 'Nama',
  nameHint: 'Nama lengkap dengan gelar, seperti pada papan nama.',
  job: 'Jabatan',
  jobHint: 'Misalnya Pengelola layanan. Warga melihat jabatan, bukan nama.',
  jobFrom: 'Jabatan baru berlaku sejak (boleh kosong)',
  jobFromHint:
    'Isi kalau jabatannya berganti: yang lama tetap tercatat untuk penilaian periode lalu. Kosongkan kalau hanya membetulkan tulisan.',
  jobs: 'Riwayat jabatan',
  jobSpan: (from: string | null, until: string | null) =>
    [from && `sejak ${from}`, until && `sampai ${until}`].filter(Boolean).join(' ') || 'sampai sekarang',
  unit: 'Unit penempatan',
  from: 'Mulai bertugas',
  fromHint: 'Hari pertama di unit ini.',
  history: 'Riwayat penempatan',
  since: (day: string) => `sejak ${day}`,
  span: (from: string, until: string) => `${from} sampai ${until}`,
  nowhere: 'tidak ditempatkan',
  transfer: 'Pindahkan petugas',
  transferText:
    'Penempatan sekarang berakhir sehari sebelumnya. Penilaian yang sudah masuk tetap di unit lama. Jadwal jaga di unit lama mulai hari itu dihapus.',
  to: 'Pindah ke unit',
  transferFrom: 'Hari pertama di unit baru',
  endTitle: 'Nonaktifkan petugas',
  endText:
    'Untuk petugas yang pensiun atau keluar. Penempatan berakhir hari ini, jadwal jaga mulai sekarang dihapus, mejanya ditutup. Nilainya tetap tersimpan.',
  restoreTitle: 'Aktifkan lagi',
}

const day = (about: string) => dayText(about, 'id')

/** One sentence for every reason of the directory's verbs; `about` is what stands in the way. */
const refusals: Readonly<Record<string, (about: string) => string>> = {
  'name-taken': (about) => `Nama ${about ? `“${about}”` : 'ini'} sudah dipakai di tempat yang sama. Pilih nama lain.`,
  cycle: (about) => `Unit tidak bisa dipindahkan ke “${about}”, karena unit itu ada di bawahnya.`,
  'beyond-reach': () => 'Anda tidak punya hak atas unit ini. Pilih unit lain.',
  'parent-ended': (about) => `Unit “${about}” nonaktif. Aktifkan dulu, atau pilih unit lain.`,
  'has-units': (about) => `Di bawahnya masih ada unit aktif, misalnya “${about}”. Pindahkan atau nonaktifkan dulu.`,
  unknown: () => 'Pilihan ini tidak ada lagi. Muat ulang halaman lalu pilih lagi.',
  'unit-ended': (about) => `Unit “${about}” nonaktif. Aktifkan dulu, atau pilih unit lain.`,
  'service-elsewhere': () => 'Layanan ini bukan milik unit itu. Pilih layanan lain.',
  'service-ended': () => 'Layanan ini nonaktif. Pilih layanan lain.',
  'officer-missing': () => 'Pilih petugas yang menempati meja ini.',
  'officer-elsewhere': () => 'Petugas ini tidak ditempatkan di unit itu. Pilih petugas lain atau pindahkan dulu.',
  'nip-taken': (about) => `NIP ini sudah dipakai ${about}.`,
  'same-unit': (about) => `Petugas sudah ditempatkan di “${about}”.`,
  overlaps: (about) => `Tanggalnya bertumpang tindih dengan penempatan di ${about}.`,
  reversed: (about) => `Tanggal harus sesudah penempatan terakhir dimulai, yaitu ${day(about)}.`,
  ended: (about) => `${about} sudah nonaktif.`,
  'same-job': (about) => `Jabatannya tetap “${about}”. Tulis jabatan yang baru, atau kosongkan tanggalnya.`,
  'job-ahead': (about) => `Jabatan baru dicatat pada hari mulainya, paling lambat hari ini, ${day(about)}.`,
  'job-before': (about) => `Tanggal harus sesudah jabatan sekarang dimulai, yaitu ${day(about)}.`,
}

/** Why a text is no NIP. */
export const nipProblems: Readonly<Record<NipProblem, string>> = {
  damaged: 'NIP rusak karena dibuka di Excel sebagai angka. Ubah kolom NIP menjadi teks, lalu tulis lagi 18 angkanya.',
  length: 'NIP harus 18 angka. Pegawai tanpa NIP memakai N- dan nomor dari instansi.',
  birth: 'Delapan angka pertama NIP harus tanggal lahir, misalnya 19850612.',
  appointed: 'Angka ke-13 dan ke-14 NIP harus bulan pengangkatan 01 sampai 12, atau 21 dan seterusnya untuk PPPK.',
  age: 'Tahun pengangkatan dalam NIP tidak cocok dengan tahun lahirnya.',
  sex: 'Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan).',
  serial: 'Tiga angka terakhir NIP adalah nomor urut mulai 001.',
  own: 'Sesudah N- tulis 1 sampai 16 huruf atau angka, tanpa spasi.',
}

/** What the fields of the forms say when they are empty or wrong. */
const fieldProblems = {
  name: 'Isi namanya.',
  long: 'Paling banyak 200 huruf.',
  unit: 'Pilih unit.',
  job: 'Isi jabatannya.',
  from: 'Tulis tanggalnya.',
  kind: 'Pilih jenis titik.',
  area: 'Isi wilayahnya.',
  number: 'Tulis angka 1 sampai 999.',
  order: 'Nomor terakhir harus sama dengan atau sesudah nomor pertama.',
}

type Said = { field: string; message: string }

/** What a verb refused, as the form says it. */
export function sayRefused({ field, reason, about = '' }: { field: string; reason: string; about?: string }): Said {
  return { field, message: refusals[reason]?.(about) ?? reason }
}

/** What a form could not read, as it says it. */
export function sayBad(bad: readonly { field: string; reason: keyof typeof fieldProblems | NipProblem }[]): Said[] {
  const sentences = { ...fieldProblems, ...nipProblems }
  return bad.map(({ field, reason }) => ({ field, message: sentences[reason] }))
}
