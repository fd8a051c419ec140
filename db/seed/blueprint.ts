/** The shape that all invented cities share: 15 units, 51 services, 63 points, 150 officers. */
export type UnitPlan = {
  /** `{0}` to `{4}` stand for the names of the city's districts. */
  name: string
  /** The place of the unit above in the list, which stands earlier. */
  parent: number | null
  /**
   * `share`: the unit's part of the city's answers, relative to the others. `level`: points of the 1-4 scale by which all its
   * ratings differ from the city's; `drift`: what each quarter adds to that.
   */
  answers: { share: number; level: number; drift: number }
  /** Who takes turns at its counters. */
  staff: { officers: number; job: string }
  /** `*` marks a service that costs something. Each has one counter. */
  services: readonly string[]
  hasCounters?: false
  points?: readonly ExtraPoint[]
  /** The quarters (0 to 7) in which a new computer system slows everything down, or in which nobody answers. */
  slowIn?: number
  silentIn?: number
  /** A service that got slow in a quarter. */
  slowService?: { service: number; quarter: number }
  /** Months in which three times as many people come. */
  busyMonths?: readonly number[]
}

export type ExtraPoint = {
  kind: 'officer' | 'programme' | 'area' | 'kiosk' | 'paper'
  name: string
  service?: number
  /** Nobody has answered there for so many days: the code came off. */
  silentDays?: number
}

const healthCentre = ['Pendaftaran Pasien', 'Poli Umum*', 'Kesehatan Ibu dan Anak', 'Imunisasi', 'Farmasi'] as const

export const blueprint: readonly UnitPlan[] = [
  {
    name: 'Dinas Kependudukan dan Pencatatan Sipil',
    parent: null,
    answers: { share: 22, level: -0.05, drift: 0.04 },
    staff: { officers: 24, job: 'Operator Administrasi Kependudukan' },
    slowService: { service: 1, quarter: 7 },
    services: [
      'KTP Elektronik',
      'Kartu Keluarga',
      'Akta Kelahiran',
      'Akta Kematian',
      'Kartu Identitas Anak',
      'Pindah Datang',
      'Pencatatan Perkawinan',
    ],
    points: [
      { kind: 'kiosk', name: 'Anjungan Mandiri Lobi', silentDays: 75 },
      { kind: 'officer', name: 'Meja Konsultasi Adminduk' },
    ],
  },
  {
    name: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    parent: null,
    answers: { share: 10, level: 0.02, drift: 0.01 },
    staff: { officers: 16, job: 'Analis Perizinan' },
    slowIn: 4,
    services: [
      'Pendampingan Nomor Induk Berusaha',
      'Persetujuan Bangunan Gedung*',
      'Izin Praktik Tenaga Kesehatan',
      'Izin Reklame*',
      'Izin Penelitian',
      'Pengaduan Perizinan',
    ],
    points: [
      { kind: 'officer', name: 'Meja Konsultasi Investasi' },
      { kind: 'officer', name: 'Meja Pendampingan Usaha Mikro', service: 0 },
    ],
  },
  {
    name: 'Mal Pelayanan Publik',
    parent: 1,
    answers: { share: 11, level: 0.15, drift: 0.02 },
    staff: { officers: 11, job: 'Petugas Informasi' },
    services: ['Informasi Terpadu', 'Pembayaran Retribusi*', 'Layanan Prioritas'],
    points: [
      { kind: 'kiosk', name: 'Anjungan Pintu Utara' },
      { kind: 'kiosk', name: 'Anjungan Pintu Selatan' },
    ],
  },
  {
    name: 'Dinas Kesehatan',
    parent: null,
    answers: { share: 3, level: 0, drift: 0.01 },
    staff: { officers: 7, job: 'Administrator Kesehatan' },
    services: ['Sertifikat Laik Higiene*', 'Rekomendasi Fasilitas Kesehatan', 'Sertifikat Pangan Rumah Tangga'],
  },
  {
    name: 'Puskesmas {0}',
    parent: 3,
    answers: { share: 13, level: 0.08, drift: 0.02 },
    staff: { officers: 18, job: 'Perawat' },
    services: healthCentre,
    points: [{ kind: 'paper', name: 'Meja Isian Kertas' }],
  },
  {
    name: 'Puskesmas {1}',
    parent: 3,
    answers: { share: 9, level: -0.15, drift: 0 },
    staff: { officers: 16, job: 'Perawat' },
    services: healthCentre,
  },
  {
    name: 'UPT Laboratorium Kesehatan',
    parent: 3,
    answers: { share: 0.4, level: 0, drift: 0 },
    staff: { officers: 4, job: 'Pranata Laboratorium' },
    services: ['Pemeriksaan Sampel Air*', 'Pemeriksaan Sampel Makanan*'],
  },
  {
    name: 'Dinas Pendidikan',
    parent: null,
    answers: { share: 6, level: 0.03, drift: 0.01 },
    staff: { officers: 10, job: 'Pengelola Data Pendidikan' },
    services: ['Penerimaan Murid Baru', 'Legalisasi Ijazah', 'Mutasi Peserta Didik', 'Rekomendasi Izin Sekolah'],
    busyMonths: [6, 7],
  },
  {
    name: 'UPT Sanggar Kegiatan Belajar',
    parent: 7,
    answers: { share: 1.5, level: 0.1, drift: 0 },
    staff: { officers: 5, job: 'Pamong Belajar' },
    services: ['Pendidikan Kesetaraan', 'Kursus Keterampilan*'],
  },
  {
    name: 'Dinas Lingkungan Hidup',
    parent: null,
    answers: { share: 2, level: -0.02, drift: 0 },
    staff: { officers: 5, job: 'Pengendali Dampak Lingkungan' },
    services: ['Persetujuan Lingkungan', 'Peminjaman Armada*'],
  },
  {
    name: 'Program Pengelolaan Sampah',
    parent: 9,
    answers: { share: 9, level: -0.2, drift: 0.05 },
    staff: { officers: 6, job: 'Pengawas Kebersihan' },
    hasCounters: false,
    services: ['Pengangkutan Sampah Rumah Tangga*', 'Bank Sampah', 'Penyapuan Jalan'],
    points: [
      { kind: 'programme', name: 'Truk Pengangkut Sampah', service: 0 },
      { kind: 'programme', name: 'Bank Sampah Keliling', service: 1 },
      { kind: 'programme', name: 'Penyapu Jalan', service: 2 },
      { kind: 'area', name: '{2}', service: 0 },
      { kind: 'area', name: '{3}', service: 0 },
      { kind: 'area', name: '{4}', service: 0 },
    ],
  },
  {
    name: 'Kecamatan {2}',
    parent: null,
    answers: { share: 6, level: 0.05, drift: 0.01 },
    staff: { officers: 10, job: 'Pengadministrasi Pemerintahan' },
    services: ['Keterangan Domisili', 'Dispensasi Nikah', 'Legalisasi Surat', 'Rekomendasi Kegiatan'],
    points: [{ kind: 'paper', name: 'Meja Isian Kertas' }],
  },
  {
    name: 'Kelurahan {3}',
    parent: 11,
    answers: { share: 2, level: 0.1, drift: 0 },
    staff: { officers: 5, job: 'Pengadministrasi Umum' },
    services: ['Keterangan Tidak Mampu', 'Surat Pengantar'],
  },
  {
    name: 'Kelurahan {4}',
    parent: 11,
    answers: { share: 0.8, level: -0.1, drift: 0 },
    staff: { officers: 3, job: 'Pengadministrasi Umum' },
    silentIn: 7,
    services: ['Surat Keterangan'],
  },
  {
    name: 'Badan Pendapatan Daerah',
    parent: null,
    answers: { share: 5, level: 0, drift: 0.02 },
    staff: { officers: 7, job: 'Pengelola Pajak Daerah' },
    services: ['Pajak Bumi dan Bangunan*', 'Bea Perolehan Hak atas Tanah*'],
    points: [{ kind: 'kiosk', name: 'Anjungan Bayar Pajak' }],
  },
]
