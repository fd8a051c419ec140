/** The words of the console's frame: its menu, the rooms, and what says where one is. */

export const frame = {
  menu: 'Menu',
  close: 'Tutup menu',
  sections: 'Bagian',
  rooms: 'Ruang petugas',
  otherRooms: 'Ganti instansi',
  here: 'Anda di sini',
  signedIn: 'Masuk sebagai',
  unitPages: 'Halaman unit',
  resultPages: 'Halaman hasil',
  crumbs: 'Letak halaman',
  next: 'Berikutnya',
  first: 'Ke halaman pertama',
  happens: 'Yang akan terjadi',
}

/** The sections of an agency's console: their names, and what one does there. */
export const sectionNames = {
  home: 'Beranda',
  own: 'Saya',
  prepare: 'Siapkan',
  survey: 'Survei',
  counter: 'Di loket',
  use: 'Hasil',
  performance: 'Kinerja',
  agency: 'Instansi',
}

export const sectionTexts = {
  socialise: ['Sosialisasi', 'Lembar penjelasan untuk petugas dan masyarakat, siap cetak.'],
  units: ['Unit layanan', 'Dinas, UPT, dan bidang yang melayani, tersusun bertingkat.'],
  services: ['Layanan', 'Jenis layanan yang dinilai, per unit.'],
  officers: ['Petugas', 'Siapa melayani di mana dan sejak kapan; juga jadwal jaga.'],
  points: ['Titik layanan', 'Loket, meja petugas, program, wilayah, dan anjungan.'],
  import: ['Impor dan ekspor', 'Masukkan atau unduh unit, layanan, titik, petugas, dan jadwal sebagai berkas CSV.'],
  questionnaire: ['Kuesioner', 'Pertanyaan yang dilihat masyarakat, dalam versi yang jelas.'],
  periods: ['Periode survei', 'Kapan survei dijalankan dan kapan hasilnya terbit.'],
  sample: ['Ukuran sampel', 'Berapa responden yang dibutuhkan tiap layanan.'],
  codes: ['Kode QR', 'Cetak, periksa, cabut, dan ganti kode di tiap titik.'],
  tokens: ['Token kunjungan', 'Struk sekali pakai, kunci sistem antrean, meja entri, anjungan.'],
  overview: ['Ringkasan', 'Bagaimana kita, apa yang berubah, dan apa yang perlu dilakukan.'],
  own: ['Angka saya', 'Waktu, mutu, dan kepuasan masyarakat: setiap angka dengan alasannya.'],
  ownIndicators: ['Indikator saya', 'Apa yang diukur dari pekerjaan Anda, dan pendapat Anda sebelum ditetapkan.'],
  indicators: ['Indikator', 'Sasaran, indikator, dan target: dicoba pada data lalu, dikonsultasikan, lalu ditetapkan.'],
  evidence: ['Bukti per petugas', 'Tiga kolom per petugas: waktu, mutu, dan kepuasan, menurut nama.'],
  results: ['Hasil per unit', 'Nilai sementara dari penilaian yang masuk.'],
  comments: ['Saran masyarakat', 'Baca, periksa, dan balas tulisan masyarakat tanpa data pribadi.'],
  alerts: ['Pemberitahuan', 'Nilai turun, lonjakan, titik yang sepi, dan ringkasan mingguan.'],
  answers: ['Unduh jawaban', 'Semua jawaban satu periode sebagai Excel atau CSV, tanpa data pribadi.'],
  followUp: ['Tindak lanjut', 'Rencana atas unsur terendah, buktinya, hasilnya, dan forum konsultasi publik.'],
  ownPerformance: ['Rencana dan penilaian', 'Rencana, umpan balik, penilaian, dan hak jawab Anda.'],
  performance: ['Penilaian petugas', 'Rencana, percakapan, penilaian, dan pembinaan petugas.'],
  cycle: ['Atur siklus', 'Siklus, atasan langsung, dan bobot kebijakan.'],
  reports: ['Laporan', 'Laporan SKM, tabel pengolahan, dan lembar PEKPPP, setiap versinya tersimpan.'],
  learning: ['Belajar dari hasil', 'Unsur lemah, pelatihan, inovasi, dan sarana.'],
  meeting: ['Lembar rapat', 'Satu halaman untuk rapat rutin dan keputusannya.'],
  accounts: ['Anggota dan peran', 'Siapa boleh melakukan apa di instansi ini.'],
  profile: ['Profil instansi', 'Nama dan zona waktu instansi.'],
  duties: ['Kewajiban kepada masyarakat', 'Tempat mengadu, angka pengaduan, maklumat, dan standar pelayanan.'],
  trail: ['Jejak perubahan', 'Siapa mengubah apa dan kapan, sebelum dan sesudahnya.'],
  practice: ['Instansi latihan', 'Tempat mencoba semuanya dengan data rekaan, tanpa terlihat masyarakat.'],
} as const satisfies Readonly<Record<string, readonly [name: string, text: string]>>

/** The pages of one unit. */
export const unitPageNames = {
  results: 'Hasil',
  comments: 'Saran',
  alerts: 'Pemberitahuan',
  services: 'Layanan',
  times: 'Hari dan jam',
  compare: 'Bandingkan',
  followUp: 'Tindak lanjut',
  reports: 'Laporan',
  roster: 'Jadwal jaga',
  prints: 'Cetak kode',
  tokens: 'Token kunjungan',
}

/** The pages of an agency's results. */
export const resultPageNames = {
  overview: 'Ringkasan',
  services: 'Layanan',
  times: 'Hari dan jam',
  compare: 'Bandingkan',
  live: 'Langsung',
  tv: 'Layar TV',
}

export const home = {
  title: 'Beranda',
  all: 'Semua bagian',
}
