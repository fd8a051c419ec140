/** The words of the guided set-up, in the order of the policy: socialise, set indicators, measure, use. */
import type { Phase, StepName } from '../../domain/setUp.ts'

export const setUp = {
  title: 'Langkah persiapan',
  progress: (done: number, all: number) => `${done} dari ${all} langkah selesai.`,
  complete: 'Persiapan selesai',
  completeText: 'Semua langkah sudah dijalani. Survei berjalan dan hasilnya terbit.',
  next: 'Langkah berikutnya',
  done: 'Selesai',
  open: 'Belum',
  optional: 'Boleh menyusul',
  tick: 'Catat sudah selesai',
  change: 'Ubah catatan',
  takeBack: 'Hapus catatan',
  on: 'Tanggal',
  by: 'Oleh siapa',
  byHint: 'Nama atau jabatan, misalnya: Kepala Bidang Pelayanan',
  save: 'Catat',
  ticked: (day: string, by: string) => `${day}, oleh ${by}.`,
  seen: 'Terlihat dari kode yang sudah dipindai.',
  saved: 'Tercatat.',
  counts: (count: string) => `${count} tercatat.`,
  problems: { tanggal: 'Tulis tanggal yang sudah tiba.', oleh: 'Tulis siapa yang melakukannya, 3 sampai 100 huruf.' },
  notYours: 'Langkah ini dicatat oleh administrator atau pengelola survei.',
  phases: {
    socialise: 'Sosialisasikan',
    indicators: 'Tetapkan indikator',
    measure: 'Ukur',
    use: 'Gunakan hasilnya',
  } satisfies Record<Phase, string>,
}

/** `act` is the button, which leads to `first` while nothing is there yet, else to `page`: patterns of the table of routes. */
type StepWords = { name: string; hint: string; act: string; page: string; first?: string }

export const stepWords: Readonly<Record<StepName, StepWords>> = {
  'staff-told': {
    name: 'Jelaskan survei kepada petugas',
    hint: 'Bagikan lembar sosialisasi sebelum kode dipasang, supaya petugas tahu apa yang ditanyakan dan apa hak mereka.',
    act: 'Buka lembar sosialisasi',
    page: '/admin/[agency]/sosialisasi',
  },
  units: {
    name: 'Daftarkan unit layanan',
    hint: 'Unit yang melayani masyarakat, misalnya dinas, UPT, atau kelurahan.',
    act: 'Tambah unit',
    page: '/admin/[agency]/unit',
    first: '/admin/[agency]/unit/baru',
  },
  services: {
    name: 'Daftarkan layanan',
    hint: 'Jenis layanan yang akan dinilai, sesuai standar pelayanan.',
    act: 'Tambah layanan',
    page: '/admin/[agency]/layanan',
    first: '/admin/[agency]/layanan/baru',
  },
  officers: {
    name: 'Daftarkan petugas',
    hint: 'Perlu bila masukan masyarakat juga dipakai untuk pembinaan petugas.',
    act: 'Tambah petugas',
    page: '/admin/[agency]/petugas',
  },
  points: {
    name: 'Buat titik layanan',
    hint: 'Loket, meja, program, atau wilayah. Setiap titik langsung mendapat kode QR.',
    act: 'Tambah titik layanan',
    page: '/admin/[agency]/titik',
    first: '/admin/[agency]/titik/baru',
  },
  roster: {
    name: 'Isi jadwal jaga',
    hint: 'Siapa bertugas di loket mana. Ada di halaman tiap unit.',
    act: 'Buka unit layanan',
    page: '/admin/[agency]/unit',
  },
  questionnaire: {
    name: 'Berlakukan kuesioner',
    hint: 'Mulai dari kuesioner resmi sembilan unsur. Yang memberlakukan bukan yang menyusun.',
    act: 'Buka kuesioner',
    page: '/admin/[agency]/kuesioner',
  },
  'codes-hung': {
    name: 'Cetak dan pasang kode QR',
    hint: 'Satu lembar memuat semua titik sebuah unit. Pasang setinggi mata, dekat tempat orang menunggu.',
    act: 'Cetak kode',
    page: '/admin/[agency]/kode',
  },
  answers: {
    name: 'Terima penilaian pertama',
    hint: 'Pindai sendiri satu kode untuk memastikan surveinya terbuka. Jangan menilai atas nama warga.',
    act: 'Lihat kode',
    page: '/admin/[agency]/kode',
  },
  release: {
    name: 'Terbitkan hasil pertama',
    hint: 'Sesudah sebuah periode berakhir, hasilnya ditutup dan diterbitkan untuk masyarakat.',
    act: 'Lihat hasil',
    page: '/unit/[agency]',
  },
}
