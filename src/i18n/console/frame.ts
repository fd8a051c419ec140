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
  crumbs: 'Letak halaman',
  next: 'Berikutnya',
  first: 'Ke halaman pertama',
  happens: 'Yang akan terjadi',
}

/** The sections of an agency's console: their names, and what one does there. */
export const sectionNames = {
  home: 'Beranda',
  prepare: 'Siapkan',
  survey: 'Survei',
  counter: 'Di loket',
  use: 'Hasil',
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
  results: ['Hasil per unit', 'Nilai sementara dari penilaian yang masuk.'],
  comments: ['Saran masyarakat', 'Baca, periksa, dan balas tulisan masyarakat tanpa data pribadi.'],
  alerts: ['Pemberitahuan', 'Nilai turun, lonjakan, titik yang sepi, dan ringkasan mingguan.'],
  accounts: ['Anggota dan peran', 'Siapa boleh melakukan apa di instansi ini.'],
  profile: ['Profil instansi', 'Nama dan zona waktu instansi.'],
  trail: ['Jejak perubahan', 'Siapa mengubah apa dan kapan, sebelum dan sesudahnya.'],
  practice: ['Instansi latihan', 'Tempat mencoba semuanya dengan data rekaan, tanpa terlihat masyarakat.'],
} as const satisfies Readonly<Record<string, readonly [name: string, text: string]>>

/** The pages of one unit. */
export const unitPageNames = {
  results: 'Hasil',
  comments: 'Saran',
  alerts: 'Pemberitahuan',
  roster: 'Jadwal jaga',
  prints: 'Cetak kode',
  tokens: 'Token kunjungan',
}

export const home = {
  title: 'Beranda',
  all: 'Semua bagian',
}
