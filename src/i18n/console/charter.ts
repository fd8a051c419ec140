/** The words of the pages where an agency states its duties to the public: charter, complaints, standards. */
import type { StandardPart } from '../../domain/serviceStandard.ts'

export const duties = {
  title: 'Kewajiban kepada masyarakat',
  lead: 'Yang menurut UU 25/2009 harus diumumkan instansi di samping hasil survei. Semuanya tampil di halaman publik begitu disimpan.',
  see: 'Lihat halaman publik',
  saved: 'Disimpan, dan tampil di halaman publik.',
  what: 'Kewajiban',
  state: 'Keadaan',
  empty: 'Belum diisi',
  filled: 'Sudah diisi',
  newest: (period: string) => `Terakhir: ${period}`,
  standards: (filled: string, all: string) => `${filled} dari ${all} layanan`,
  law: {
    contact: 'UU 25/2009, Pasal 36',
    charter: 'UU 25/2009, Pasal 22',
    counts: 'UU 25/2009, Pasal 37',
    standards: 'UU 25/2009, Pasal 20 dan 21',
  },
}

export const contact = {
  title: 'Tempat mengadu',
  lead: 'Nama dan alamat penanggung jawab pengaduan wajib diumumkan. Tulis data dinas, bukan data pribadi.',
  person: 'Nama penanggung jawab',
  job: 'Jabatan',
  address: 'Alamat kantor',
  addressHint: 'Tempat orang bisa datang atau berkirim surat.',
  phone: 'Nomor telepon atau WhatsApp dinas',
  phoneHint: 'Boleh dikosongkan. Misalnya 0272 555 0100 atau +62 272 555 0100.',
  email: 'Surel dinas',
  website: 'Situs pengaduan',
  websiteHint: 'Boleh dikosongkan. Tulis lengkap, misalnya https://pengaduan.example.go.id',
  hours: 'Jam layanan',
  hoursHint: 'Boleh dikosongkan. Misalnya Senin sampai Jumat, 08.00–15.00.',
  optional: 'Boleh dikosongkan.',
  procedure: 'Cara mengadu',
  procedureHint: 'Boleh dikosongkan. Apa yang perlu disiapkan, dan berapa hari sampai dijawab.',
}

export const charter = {
  title: 'Maklumat pelayanan',
  lead: 'Janji instansi untuk melayani sesuai standar. Bunyi bakunya ada di lampiran PermenPANRB 15/2014.',
  text: 'Isi maklumat',
  textHint: 'Salin dari maklumat yang sudah ditandatangani.',
  signedBy: 'Ditandatangani oleh',
  signedByHint: 'Jabatan, misalnya Kepala Dinas.',
  declaredOn: 'Tanggal ditetapkan',
  dayHint: 'Misalnya 2026-01-05.',
}

export const counts = {
  title: 'Angka pengaduan',
  lead: 'Banyaknya pengaduan tiap triwulan dan apa yang terjadi dengannya. Jawaban survei bukan pengaduan dan tidak dihitung di sini.',
  add: 'Isi angka satu triwulan',
  change: (period: string) => `Ubah angka ${period}`,
  other: 'Isi triwulan lain',
  stated: 'Yang sudah diumumkan',
  none: 'Belum ada angka yang diumumkan.',
  period: 'Triwulan',
  received: 'Pengaduan yang diterima',
  receivedHint: 'Semua yang masuk pada triwulan itu, lewat semua sarana. Tulis 0 kalau tidak ada.',
  onTime: 'Sudah selesai, tepat waktu',
  onTimeHint: 'Dalam batas waktu yang ditetapkan instansi.',
  late: 'Sudah selesai, terlambat',
  asOf: 'Keadaan per tanggal',
  asOfHint: 'Setelah triwulannya berakhir. Misalnya 2026-10-05.',
  source: 'Sumber angka',
  sourceHint: 'Misalnya SP4N-LAPOR! dan buku pengaduan.',
  edit: 'Ubah',
}

export const standard = {
  title: 'Standar pelayanan',
  link: 'Isi standar pelayanan',
  saved: 'Standar pelayanan disimpan, dan tampil di halaman publik.',
  of: (service: string) => `Standar pelayanan: ${service}`,
  lead: 'Isi yang sudah ditetapkan. Yang kosong tampil sebagai “belum diisi”.',
  delivery: 'Yang wajib diumumkan',
  making: 'Di balik layanan',
  makingHint: 'Boleh menyusul. Tampil untuk yang ingin tahu lebih banyak.',
  decree: 'Dasar penetapan',
  decreeHint: 'Boleh dikosongkan. Misalnya Keputusan Kepala Dinas Nomor 12 Tahun 2026.',
  hints: {
    requirements: 'Berkas dan syarat yang harus dibawa, satu per baris.',
    steps: 'Langkah dari datang sampai selesai, satu per baris.',
    time: 'Paling lama berapa hari atau menit, dihitung sejak kapan.',
    fee: 'Tulis “Tidak dipungut biaya” kalau gratis.',
    product: 'Apa yang diterima warga di akhir.',
    complaints: 'Ke mana dan bagaimana mengadu tentang layanan ini.',
  } satisfies Partial<Record<StandardPart, string>>,
}

/** A sentence for each reason that a field is bad. */
export const charterProblems: Readonly<Record<string, string>> = {
  empty: 'Isi bagian ini.',
  long: 'Tulisan ini terlalu panjang. Ringkas dulu.',
  day: 'Tulis tanggal seperti 2026-07-15.',
  future: 'Tanggal ini belum tiba.',
  early: 'Tanggal ini harus setelah triwulannya berakhir.',
  number: 'Tulis bilangan bulat, misalnya 12. Tulis 0 kalau tidak ada.',
  settled: 'Yang diterima lebih sedikit daripada yang selesai. Periksa ketiga angkanya.',
  period: 'Pilih triwulan dari daftar.',
  phone: 'Tulis nomor telepon dengan angka saja, misalnya 0272 555 0100.',
  email: 'Tulis alamat surel yang lengkap, misalnya pengaduan@example.go.id.',
  website: 'Tulis alamat situs yang lengkap, misalnya https://example.go.id.',
}
