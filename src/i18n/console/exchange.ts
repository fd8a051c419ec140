/** The words of files: what each holds, how an import goes, and what is wrong with a row. */
import { dayText } from '../format.ts'
import { nipProblems } from './directory.ts'

export const sheetNames = {
  unit: 'Unit',
  layanan: 'Layanan',
  petugas: 'Petugas',
  titik: 'Titik layanan',
  penempatan: 'Penempatan petugas',
  jadwal: 'Jadwal jaga',
  kunjungan: 'Kunjungan yang dilayani',
  direktori: 'Unit, layanan, dan titik',
  transaksi: 'Transaksi layanan',
  nilai: 'Nilai indikator',
} as const
export type SheetWord = keyof typeof sheetNames

type ColumnHelp = { text: string; example: string }
const unit: ColumnHelp = { text: 'Kode atau nama unit', example: 'dinas-contoh' }
const nip: ColumnHelp = { text: '18 angka, atau N- dan nomor instansi', example: '19850612 201001 1 001' }
const status: ColumnHelp = { text: 'aktif atau nonaktif; kosong berarti tetap', example: 'aktif' }
const date = '27/11/2026'

/** What each column of a file holds, with an example. */
export const columnHelp: Readonly<Record<Exclude<SheetWord, 'direktori'>, Readonly<Record<string, ColumnHelp>>>> = {
  unit: {
    kode: { text: 'Nama pendek dalam alamat; kosongkan untuk unit baru', example: 'dinas-contoh' },
    nama: { text: 'Nama resmi unit', example: 'Dinas Contoh' },
    induk: { text: 'Kode atau nama unit di atasnya; kosong untuk yang paling atas', example: '' },
    status,
  },
  layanan: { unit, nama: { text: 'Nama layanan', example: 'Penerbitan KTP elektronik' }, status },
  petugas: {
    nip,
    nama: { text: 'Nama lengkap', example: 'Sari Contoh, S.E.' },
    jabatan: { text: 'Jabatan', example: 'Pengelola layanan' },
    unit: { text: 'Kode atau nama unit; unit lain berarti pindah', example: 'dinas-contoh' },
    sejak: { text: 'Hari pertama di unit itu; kosong berarti hari ini', example: date },
    status,
  },
  titik: {
    unit,
    nama: { text: 'Nama titik', example: 'Loket 1' },
    jenis: { text: 'loket, meja petugas, program, wilayah, kios, atau kertas', example: 'loket' },
    layanan: { text: 'Nama layanan unit itu; kosong berarti semua', example: 'Penerbitan KTP elektronik' },
    petugas: { text: 'NIP petugas; hanya untuk meja petugas', example: '' },
    wilayah: { text: 'Hanya untuk titik wilayah', example: '' },
    status: { text: 'buka atau tutup; kosong berarti tetap', example: 'buka' },
    kode: { text: 'Kode yang sudah dicetak; kosongkan untuk titik baru', example: '' },
  },
  penempatan: {
    nip,
    unit,
    mulai: { text: 'Hari pertama', example: date },
    selesai: { text: 'Hari terakhir; kosong kalau masih berlaku', example: '' },
  },
  jadwal: {
    unit,
    titik: { text: 'Nama titik', example: 'Loket 1' },
    kode: { text: 'Kode titik, kalau namanya tidak cukup', example: '' },
    nip,
    tanggal: { text: 'Hari jaga', example: date },
    mulai: { text: 'Jam mulai', example: '07.30' },
    selesai: { text: 'Jam selesai', example: '16.00' },
    sampai_tanggal: { text: 'Hanya kalau jaga selesai pada hari lain', example: '' },
  },
  kunjungan: {
    unit,
    layanan: { text: 'Nama layanan; kosong kalau tidak dibedakan per layanan', example: 'Penerbitan KTP elektronik' },
    tanggal: { text: 'Hari, atau bulan kalau tidak dihitung per hari', example: '27/11/2026 atau 2026-11' },
    dilayani: { text: 'Banyaknya kunjungan yang selesai dilayani', example: '148' },
  },
  transaksi: {
    nomor: { text: 'Nomor dari sistem layanan; nomor yang sama berarti transaksi yang sama', example: 'A-2026-0017' },
    nip,
    layanan: { text: 'Nama layanan', example: 'Penerbitan KTP elektronik' },
    unit: { text: 'Kode atau nama unit; kosong berarti unit tempat petugas itu ditempatkan', example: '' },
    masuk: { text: 'Hari permohonan masuk', example: date },
    tenggat: { text: 'Hari terakhir untuk menyelesaikan; boleh kosong kalau target_hari diisi', example: '04/12/2026' },
    target_hari: { text: 'Janji layanan dalam hari, 0 sampai 366', example: '' },
    selesai: { text: 'Hari selesai; kosong kalau belum', example: '01/12/2026' },
    status: { text: 'selesai atau proses; boleh kosong, asal tidak bertentangan dengan tanggalnya', example: '' },
    ulang: { text: 'ya kalau harus dikerjakan ulang; kosong berarti tidak', example: 'tidak' },
    pengaduan: { text: 'ya kalau ada pengaduan; kosong berarti tidak', example: 'tidak' },
    periksa: { text: 'Hasil pemeriksaan atasan: baik atau kurang; kosong kalau belum diperiksa', example: 'baik' },
  },
  nilai: {
    indikator: { text: 'Nama indikator yang nilainya dicatat', example: 'Angka partisipasi sekolah' },
    unit,
    periode: { text: '2026, 2026-S1, 2026-TW3, atau 2026-07, sesuai indikatornya', example: '2026-TW3' },
    nilai: { text: 'Angka dalam skala indikator itu', example: '97,4' },
    sumber: { text: 'Dari mana angka itu', example: 'Laporan dinas pendidikan' },
  },
}

export const imports = {
  workTitle: 'Dari sistem lain',
  workText:
    'Transaksi layanan mengisi kolom waktu dan mutu tiap petugas; nilai indikator ialah angka yang tidak berasal dari survei. Kehadiran dan masa kerja tidak pernah dipakai.',
  title: 'Impor dan ekspor',
  lead: 'Isi direktori sekaligus dari berkas CSV. Anda melihat dulu apa yang akan berubah, baru menyimpannya.',
  order: 'Urutan yang lancar: unit, layanan, petugas, titik, lalu jadwal.',
  choose: (sheet: string) => `Impor ${sheet.toLowerCase()}`,
  template: (sheet: string) => `Unduh templat ${sheet.toLowerCase()}`,
  current: (sheet: string) => `Unduh ${sheet.toLowerCase()} yang ada sekarang`,
  recent: 'Impor terakhir',
  exportTitle: 'Ekspor',
  exportText: 'Berkas yang diunduh bisa diubah di Excel lalu diimpor lagi. Berkas yang sama tidak mengubah apa pun.',
  columns: 'Kolom dalam berkas',
  columnsNote:
    'Simpan sebagai “CSV UTF-8”. Pemisah titik koma atau koma; tanggal 27/11/2026 atau 2026-11-27. Urutan kolom bebas, kolom lain diabaikan. Judul kolom berbahasa Inggris juga dikenali.',
  nipNote: 'Tulis NIP dengan spasi, supaya Excel tidak mengubahnya menjadi angka seperti 1,98506E+17.',
  rosterNote:
    'Impor jadwal menambah jaga; jaga yang sudah ada tidak dihapus. Jadwal yang sudah lewat tidak bisa diubah.',
  visitsNote:
    'Angka ini menjadi pembanding: berapa dari yang dilayani ikut menilai. Dalam satu bulan pakai hari saja atau bulan saja, dan per layanan saja atau seluruh unit saja, supaya tidak terhitung dua kali. Angka yang sudah ada diganti.',
  column: 'Kolom',
  holds: 'Isi',
  example: 'Contoh',
  isNeeded: 'wajib',
  file: 'Berkas CSV',
  fileHint: 'Paling besar 16 MB dan 200.000 baris.',
  upload: 'Periksa berkas',
  noFile: 'Pilih berkas CSV dulu.',
  tooLarge: 'Berkas terlalu besar. Bagi menjadi beberapa berkas.',
  busy: 'Impor lain sedang berjalan untuk instansi ini. Tunggu sampai selesai, lalu coba lagi.',
  states: {
    checking: 'Sedang diperiksa',
    checked: 'Menunggu keputusan',
    storing: 'Sedang disimpan',
    done: 'Tersimpan',
    refused: 'Ditolak, tidak ada yang disimpan',
    dropped: 'Dibatalkan',
  },
  progress: (done: string, total: string) => `${done} dari ${total} baris`,
  waiting: 'Halaman ini memuat ulang sendiri. Anda boleh menutupnya; pekerjaan tetap berjalan.',
  reload: 'Muat ulang',
  added: 'Baru',
  changed: 'Berubah',
  unchanged: 'Tetap',
  preview: 'Periksa lalu simpan',
  previewText: 'Belum ada yang disimpan.',
  nothing: 'Berkas ini tidak mengubah apa pun: semuanya sudah sama.',
  confirm: 'Simpan semuanya',
  drop: 'Batalkan',
  bad: (count: string) => `${count} baris perlu diperbaiki. Tidak ada yang disimpan.`,
  badText: 'Perbaiki dalam berkas Anda, lalu impor lagi.',
  more: (count: string) => `… dan ${count} lagi.`,
  line: 'Baris',
  what: 'Apa yang salah',
  again: 'Impor berkas lain',
  doneText: 'Semua baris tersimpan.',
  toList: (sheet: string) => `Lihat ${sheet.toLowerCase()}`,
}

const day = (about: string) => dayText(about, 'id')

const reasons: Readonly<Record<string, (about: string) => string>> = {
  'not-utf8': () => 'Berkas bukan UTF-8 (mungkin Windows-1252). Di Excel, pilih Simpan Sebagai “CSV UTF-8”.',
  empty: () => 'Berkas kosong. Baris pertama harus judul kolom.',
  'no-rows': () => 'Berkas hanya berisi judul kolom. Isi sedikitnya satu baris.',
  'column-twice': (about) => `Kolom “${about}” ada dua kali.`,
  'column-missing': () => 'Kolom ini tidak ada dalam berkas. Tambahkan ke baris judul.',
  cells: (about) => `Baris ini punya ${about.replace('/', ' sel, padahal judulnya ')}.`,
  quotes: () => 'Tanda kutip tidak berpasangan.',
  'too-many-rows': (about) => `Lebih dari ${about} baris. Bagi menjadi beberapa berkas.`,
  'empty-cell': () => 'Harus diisi.',
  long: () => 'Terlalu panjang, paling banyak 200 huruf.',
  slug: (about) => `“${about}” bukan kode unit: hanya huruf kecil, angka, dan tanda hubung.`,
  status: (about) => `“${about}” bukan status. Tulis aktif atau nonaktif, buka atau tutup.`,
  kind: (about) => `“${about}” bukan jenis titik.`,
  'row-kind': (about) => `“${about}” bukan jenis baris. Tulis unit, layanan, atau titik.`,
  'row-twice': (about) => `Sama dengan baris ${about}.`,
  'unknown-unit': (about) => `Tidak ada unit “${about}”.`,
  'several-units': (about) => `Ada beberapa unit bernama “${about}”. Tulis kodenya.`,
  'unit-ended': (about) => `Unit “${about}” nonaktif.`,
  'parent-ended': (about) => `Unit “${about}” nonaktif.`,
  'has-units': (about) => `Di bawahnya masih ada unit aktif, misalnya “${about}”.`,
  'beyond-reach': () => 'Di luar unit yang boleh Anda ubah.',
  cycle: () => 'Unit ini berada di bawah dirinya sendiri.',
  'name-taken': (about) => `Nama “${about}” sudah dipakai di tempat yang sama.`,
  'unknown-service': (about) => `Unit ini tidak punya layanan “${about}”.`,
  'service-ended': (about) => `Layanan “${about}” nonaktif.`,
  'unknown-officer': (about) => `Tidak ada petugas dengan NIP ${about}.`,
  'officer-missing': () => 'Meja petugas harus punya petugas.',
  'officer-not-here': () => 'Hanya meja petugas yang punya petugas. Kosongkan.',
  'officer-elsewhere': (about) => `${about} tidak ditempatkan di unit ini.`,
  'several-points': (about) => `Ada beberapa titik bernama “${about}”. Isi kolom kode.`,
  'unknown-code': (about) => `Kode ${about} tidak dikenal. Kosongkan: kode titik baru dibuat otomatis.`,
  'unknown-point': (about) => `Unit ini tidak punya titik “${about}”.`,
  'unit-fixed': () => 'Titik tidak bisa pindah unit. Buat titik baru di unit itu.',
  'kind-fixed': () => 'Jenis titik tidak bisa diubah. Buat titik baru.',
  day: (about) => `“${about}” bukan tanggal. Tulis 27/11/2026 atau 2026-11-27.`,
  served: (about) => `“${about}” bukan banyaknya kunjungan. Tulis bilangan bulat, misalnya 148.`,
  'visits-month': (about) => `Bulan ${about} unit ini dihitung per hari atau per bulan, jangan keduanya.`,
  'visits-service': (about) => `Bulan ${about} unit ini dihitung per layanan atau seluruhnya, jangan keduanya.`,
  clock: (about) => `“${about}” bukan jam. Tulis misalnya 07.30.`,
  reversed: (about) => `Harus sesudah ${day(about)}.`,
  overlaps: (about) => `Bertumpang tindih dengan penempatan di ${about}.`,
  'since-differs': (about) => `Tercatat sejak ${day(about)}. Ubah lewat berkas penempatan.`,
  'same-unit': (about) => `Sudah ditempatkan di “${about}”.`,
  ended: (about) => `${about} sudah nonaktif.`,
  'not-assigned': (about) => `Tidak ditempatkan di unit ini pada hari itu: ${about}.`,
  clash: (about) => `Sudah berjaga di tempat lain pada jam itu: ${about}.`,
  past: () => 'Sudah lewat dan sudah ada penilaian: jadwalnya tidak bisa diubah.',
  unknown: () => 'Tidak ada lagi.',
  'before-start': (about) => `Lebih awal daripada permohonan yang masuk ${day(about)}.`,
  future: (about) => `${day(about)} belum tiba.`,
  'due-missing': () => 'Harus diisi, kecuali target_hari menyebut berapa hari yang dijanjikan.',
  'target-days': (about) => `“${about}” bukan jumlah hari dari 0 sampai 366.`,
  'yes-no': (about) => `“${about}” bukan ya atau tidak.`,
  check: (about) => `“${about}” bukan hasil pemeriksaan. Tulis baik atau kurang, atau kosongkan.`,
  'work-status': (about) => `“${about}” bukan status transaksi. Tulis selesai atau proses, atau kosongkan.`,
  'status-differs': (about) => `“${about}” bertentangan dengan tanggal selesainya.`,
  'number-long': () => 'Terlalu panjang, paling banyak 100 huruf.',
  'number-taken': (about) => `Nomor ini milik transaksi lain yang masuk ${day(about)}.`,
  'double-assigned': (about) =>
    `Penempatannya bertumpang tindih pada waktu itu (${about}). Perbaiki dulu penempatannya.`,
  'several-services': (about) => `Beberapa unit punya layanan “${about}”. Isi kolom unit.`,
  'unknown-indicator': (about) => `Tidak ada indikator “${about}” yang nilainya dicatat.`,
  'several-indicators': (about) => `Ada beberapa indikator bernama “${about}”.`,
  period: (about) => `“${about}” bukan periode indikator ini. Tulis 2026, 2026-S1, 2026-TW3, atau 2026-07.`,
  number: (about) => `“${about}” bukan angka.`,
  'out-of-scale': (about) => `Di luar skala indikator, ${about}.`,
  fault: () => 'Ada gangguan pada portal. Tidak ada yang disimpan; coba lagi nanti.',
}

type Problem = { line: number; column: string; reason: string; about: string }

/** What is wrong with a row: its column and the reason. */
export function sayProblem({ column, reason, about }: Problem): string {
  const nip = reason.startsWith('nip-') ? nipProblems[reason.slice(4) as keyof typeof nipProblems] : undefined
  const sentence = nip ?? reasons[reason]?.(about) ?? reason
  return column ? `${column}: ${sentence}` : sentence
}
