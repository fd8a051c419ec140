/**
 * Five ways of managing performance, each walked through with the invented city: what its people start from, every step with the
 * page for it, and what they end with.
 */

/** Who opens a page: anybody, or one of the demo city's people. */
type Who = 'public' | 'officer' | 'unit-head' | 'leader' | 'administrator'
/** `AGENCY` stands for the invented agency's address. */
type Step = { title: string; text: string; links: readonly { path: string; text: string; as: Who }[] }
export type SeedHelp = {
  slug: string
  title: string
  lead: string
  start: string
  steps: readonly Step[]
  result: string
}

export const seedFrame = {
  list: 'Cerita penggunaan',
  listLead: 'Lima cara mengelola kinerja dengan masukan masyarakat, langkah demi langkah dengan kota rekaan.',
  invented: (agency: string) =>
    `Contoh memakai ${agency}, kota rekaan. Tidak ada orang atau dinas sungguhan di dalamnya.`,
  noDemo: 'Di portal ini tidak ada kota rekaan, jadi tautan ke halaman instansi tidak ditampilkan.',
  start: 'Awal',
  steps: 'Langkah',
  result: 'Hasil',
  as: {
    public: '',
    officer: 'masuk sebagai petugas layanan',
    'unit-head': 'masuk sebagai kepala unit',
    leader: 'masuk sebagai pimpinan',
    administrator: 'masuk sebagai administrator',
  },
  back: 'Semua bantuan',
}

const link = (path: string, text: string, as: Who = 'public') => ({ path, text, as })

export const seedHelps: readonly SeedHelp[] = [
  {
    slug: 'tanjungpinang',
    title: 'Kinerja menurut kebutuhan organisasi',
    lead: 'Dinas mencari tahu proses administrasi mana yang paling sering dikeluhkan, menetapkan prioritas, dan melihat apakah perbaikan berhasil.',
    start:
      'Warga mengeluhkan pengurusan dokumen di dinas kependudukan. Pimpinan ingin tahu proses yang mana, dan apa yang membantu.',
    steps: [
      {
        title: 'Siapkan layanan, loket, dan petugas',
        text: 'Tiap jenis layanan punya loket dan petugas sendiri, sehingga keluhan tercatat pada proses tempat ia terjadi.',
        links: [
          link('/admin/AGENCY/layanan', 'Daftar layanan', 'administrator'),
          link('/admin/AGENCY/petugas', 'Daftar petugas', 'administrator'),
        ],
      },
      {
        title: 'Tetapkan indikator dan prioritas bersama petugas',
        text: 'Setiap unit punya indikator dengan target. Petugas diberi tahu dan menanggapi sebelum indikator berlaku, dan layanan yang paling penting periode ini ditandai.',
        links: [link('/instansi/AGENCY/indikator', 'Tujuan dan indikator', 'leader')],
      },
      {
        title: 'Lihat keluhan dan waktu penyelesaian berdampingan',
        text: 'Di atas saran warga ada layanan yang paling sering dikeluhkan. Di sampingnya ada waktu penyelesaian dokumen: diajukan, diproses, selesai, terlambat.',
        links: [
          link('/instansi/AGENCY/saran', 'Saran warga', 'leader'),
          link('/instansi/AGENCY/petugas', 'Waktu, mutu, dan kepuasan', 'leader'),
        ],
      },
      {
        title: 'Pantau langsung',
        text: 'Pimpinan melihat penilaian masuk hari ini, dalam jangkauannya sendiri.',
        links: [link('/instansi/AGENCY', 'Halaman pimpinan', 'leader')],
      },
      {
        title: 'Beri umpan balik kepada petugas',
        text: 'Atasan menulis pada hasil yang dimaksud. Petugas langsung diberi tahu dan menandai sudah membaca; riwayatnya tetap.',
        links: [
          link('/instansi/AGENCY/kinerja', 'Pilih petugas, lalu Percakapan', 'unit-head'),
          link('/petugas/AGENCY/kinerja/percakapan', 'Yang dilihat petugas', 'officer'),
        ],
      },
      {
        title: 'Daftarkan inovasi terhadap keluhan yang berulang',
        text: 'Petugas mengusulkan, pimpinan menanggapi, dan sejak hari pertama uji coba pengaruhnya dibaca: sebelum dan sesudah, dengan kisaran.',
        links: [
          link('/petugas/AGENCY/kinerja/belajar', 'Usulkan inovasi', 'officer'),
          link('/instansi/AGENCY/belajar/inovasi', 'Tanggapi dan lihat pengaruhnya', 'unit-head'),
        ],
      },
      {
        title: 'Latih di tempat yang lemah',
        text: 'Unsur yang pasti lebih rendah menunjuk ke pelatihan di katalog. Pelatihan dicatat dan dibandingkan sebelum dan sesudahnya.',
        links: [link('/instansi/AGENCY/belajar', 'Unsur lemah dan pelatihan', 'unit-head')],
      },
    ],
    result:
      'Pimpinan tahu proses mana yang paling dikeluhkan, petugas tahu apa yang diharapkan, dan inovasi punya angka sebelum dan sesudah.',
  },
  {
    slug: 'samarinda',
    title: 'Survei program, perbaikan, dan umpan balik seketika',
    lead: 'Kota menilai program lapangan seperti pengangkutan sampah, menjadikan hasilnya langkah perbaikan, dan mengaitkannya dengan tujuan kota.',
    start:
      'Pengangkutan sampah tidak punya loket. Kota ingin tahu apakah kerja petugas kebersihan efektif menurut warga.',
    steps: [
      {
        title: 'Pasang survei pada program dan wilayah',
        text: 'Kode QR ditempel di truk, poster, atau tagihan. Wilayah menjadi dimensi laporan.',
        links: [
          link('/admin/AGENCY/titik', 'Titik program dan wilayah', 'administrator'),
          link('/admin/AGENCY/kode', 'Cetak kode', 'administrator'),
        ],
      },
      {
        title: 'Kaitkan dengan tujuan kota',
        text: 'Visi, tujuan, indikator, unit, sampai petugas tersambung. Indikator lain, seperti angka partisipasi sekolah, dicatat di samping kepuasan.',
        links: [link('/instansi/AGENCY/indikator', 'Tujuan dan indikator', 'leader')],
      },
      {
        title: 'Baca hasilnya terbuka',
        text: 'Metode diterbitkan, hasilnya juga, dan setiap perubahan tercatat.',
        links: [link('/transparansi/AGENCY', 'Hasil terbit'), link('/metodologi', 'Metode')],
      },
      {
        title: 'Ubah hasil menjadi langkah perbaikan',
        text: 'Setiap langkah punya penanggung jawab, batas waktu, bukti, dan pengaruh.',
        links: [
          link('/instansi/AGENCY/tindak-lanjut', 'Rencana tindak lanjut', 'leader'),
          link('/instansi/AGENCY/rapat', 'Lembar rapat dan keputusan', 'leader'),
        ],
      },
      {
        title: 'Beri umpan balik saat itu juga',
        text: 'Petugas melihat pesan atasan di halamannya begitu pesan dikirim, membalas, dan memperbaiki.',
        links: [
          link('/instansi/AGENCY/kinerja', 'Pilih petugas, lalu Percakapan', 'unit-head'),
          link('/petugas/AGENCY/kinerja/percakapan', 'Balas dan tandai dibaca', 'officer'),
        ],
      },
      {
        title: 'Petugas menilai diri sendiri',
        text: 'Sebelum atasan menilai, petugas menulis penilaian diri dan kendala pada periode itu.',
        links: [link('/petugas/AGENCY/kinerja/periode', 'Pilih periode', 'officer')],
      },
      {
        title: 'Serahkan bukti ke e-Kinerja',
        text: 'Bukti satu petugas dan satu periode diunduh sebagai lembar cetak, CSV, atau JSON, lengkap dengan asal angkanya.',
        links: [link('/instansi/AGENCY/petugas', 'Angka dan bukti petugas', 'unit-head')],
      },
    ],
    result:
      'Program tanpa loket punya hasil survei, hasil itu menjadi langkah dengan batas waktu, dan petugas menerima umpan balik seketika.',
  },
  {
    slug: 'rangkui',
    title: 'Tugas, penilaian berkala, penghargaan yang adil, pembinaan lebih dulu',
    lead: 'Kecamatan menilai secara berkala, memberi penghargaan berdasarkan bukti, dan membina sebelum menghukum.',
    start: 'Tiap petugas tahu tugasnya. Triwulan baru saja berakhir, dan camat ingin menilai dengan adil.',
    steps: [
      {
        title: 'Sepakati tugas dan ekspektasi',
        text: 'Rencana kerja memuat hasil kerja dan perilaku yang diharapkan. Rencana berlaku kalau atasan dan petugas sama-sama setuju.',
        links: [
          link('/petugas/AGENCY/kinerja/rencana', 'Rencana kerja saya', 'officer'),
          link('/instansi/AGENCY/kinerja', 'Rencana petugas', 'unit-head'),
        ],
      },
      {
        title: 'Laporkan capaian dan kendala',
        text: 'Petugas menulis realisasi, bukti, dan kendala. Kendala tampil di samping angka, sehingga penurunan bisa dijelaskan.',
        links: [link('/petugas/AGENCY/kinerja/periode', 'Pilih periode', 'officer')],
      },
      {
        title: 'Nilai triwulan dan bekukan',
        text: 'Tiga sumber berdampingan: hasil kerja, umpan balik atasan, dan penilaian masyarakat. Atasan menilai dengan alasan, lalu isi dibekukan dengan sidik digital.',
        links: [link('/instansi/AGENCY/kinerja', 'Pilih petugas dan periode', 'unit-head')],
      },
      {
        title: 'Beri penghargaan berdasarkan bukti',
        text: 'Yang diusulkan adalah petugas yang seluruh kisarannya di atas rata-rata, menurut abjad. Pujian warga bisa dibaca di samping. Tidak ada peringkat.',
        links: [
          link('/instansi/AGENCY/kinerja/penghargaan', 'Penghargaan dan sebaran', 'leader'),
          link('/instansi/AGENCY/saran', 'Pujian warga', 'leader'),
        ],
      },
      {
        title: 'Bina lebih dulu',
        text: 'Kalau hasil kurang, atasan mengusulkan langkah, petugas menyetujui, dan hasilnya ditinjau. Gerbang disiplin tetap tertutup selama satu syarat saja belum ada.',
        links: [
          link('/instansi/AGENCY/kinerja', 'Pilih petugas, lalu Pembinaan', 'unit-head'),
          link('/petugas/AGENCY/kinerja/pembinaan', 'Setujui langkah', 'officer'),
        ],
      },
      {
        title: 'Beri jalan untuk membantah',
        text: 'Petugas menyengketakan jawaban atau mengajukan keberatan dalam 14 hari. Orang lain yang memutuskan.',
        links: [
          link('/petugas/AGENCY/kinerja/sengketa', 'Sengketa jawaban', 'officer'),
          link('/instansi/AGENCY/kinerja/keberatan', 'Putuskan keberatan', 'leader'),
        ],
      },
      {
        title: 'Siapkan rapat rutin dan kebutuhan sarana',
        text: 'Satu lembar berisi perubahan, yang lemah, yang menunggu, dan keputusan. Sarana yang kurang masuk daftar kebutuhan, bukan nilai orang.',
        links: [
          link('/instansi/AGENCY/rapat', 'Lembar rapat', 'unit-head'),
          link('/instansi/AGENCY/belajar/sarana', 'Kebutuhan sarana', 'unit-head'),
        ],
      },
    ],
    result:
      'Penilaian triwulan tetap dan beralasan, penghargaan punya bukti, pembinaan punya langkah, dan setiap petugas punya jalan untuk membantah.',
  },
  {
    slug: 'bukitintan',
    title: 'Tiga kolom per petugas: waktu, mutu, kepuasan',
    lead: 'Pegawai pelayanan dinilai dari hasil: waktu penyelesaian, mutu kerja, dan kepuasan warga. Kehadiran dan masa kerja bukan masukan.',
    start: 'Dinas kependudukan punya data transaksi dengan batas waktu dan ingin membacanya bersama kepuasan warga.',
    steps: [
      {
        title: 'Masukkan petugas dan penugasan',
        text: 'NIP, jabatan, unit, dan mutasi bertanggal. Nilai lama tetap di unit dan waktu tempat ia diperoleh.',
        links: [link('/admin/AGENCY/impor', 'Impor petugas dan jadwal', 'administrator')],
      },
      {
        title: 'Uji target pada data yang lalu',
        text: 'Sebelum target berlaku, portal menunjukkan berapa petugas yang tidak akan mencapainya, dan memperingatkan kalau target di luar jangkauan.',
        links: [link('/instansi/AGENCY/indikator', 'Indikator dan simulasi', 'leader')],
      },
      {
        title: 'Baca tiga kolom',
        text: 'Waktu dari transaksi, mutu dari pengerjaan ulang dan pemeriksaan, kepuasan dari warga. Kepuasan baru muncul kalau jawabannya cukup.',
        links: [link('/instansi/AGENCY/petugas', 'Tiga kolom per petugas', 'unit-head')],
      },
      {
        title: 'Petugas melihat semuanya',
        text: 'Masukan, aturan, yang tidak dihitung, dan kisarannya, dengan kalimat biasa.',
        links: [
          link('/petugas/AGENCY', 'Angka saya', 'officer'),
          link('/petugas/AGENCY/kinerja/aturan', 'Aturan penilaian', 'officer'),
        ],
      },
      {
        title: 'Evaluasi berkala',
        text: 'Atasan menilai dengan tiga kolom di samping. Angka tidak pernah menjadi nilai dengan sendirinya.',
        links: [link('/instansi/AGENCY/kinerja', 'Pilih petugas dan periode', 'unit-head')],
      },
      {
        title: 'Tukar data dengan sistem kepegawaian',
        text: 'Paket bukti, berkas kepegawaian, dan API terdokumentasi.',
        links: [link('/api', 'Data dan API')],
      },
    ],
    result:
      'Setiap petugas punya tiga kolom dengan asal angka, target yang diuji lebih dulu, dan penilaian yang bisa dijelaskan.',
  },
  {
    slug: 'bkn-tanjungpinang',
    title: 'Kebijakan kinerja: sosialisasi, indikator, evaluasi, penggunaan',
    lead: 'Kebijakan dijalankan berurutan, dengan penilaian diri, penilaian atasan, catatan proses, dan masyarakat sebagai bahan pertimbangan.',
    start: 'Instansi baru menerima kebijakan kinerja dan ingin menjalankannya tanpa melewatkan satu langkah pun.',
    steps: [
      {
        title: 'Sosialisasikan',
        text: 'Lembar penjelasan siap cetak. Setiap petugas membaca aturan dan menandainya; pimpinan melihat berapa yang sudah.',
        links: [
          link('/admin/AGENCY/sosialisasi', 'Lembar penjelasan', 'administrator'),
          link('/petugas/AGENCY/kinerja/aturan', 'Aturan penilaian', 'officer'),
        ],
      },
      {
        title: 'Tetapkan indikator yang terukur',
        text: 'Setiap dinas menetapkan indikatornya sendiri dalam aturan bersama. Contoh pendidikan: siswa yang lulus, partisipasi masyarakat.',
        links: [link('/instansi/AGENCY/indikator', 'Tujuan dan indikator', 'leader')],
      },
      {
        title: 'Buka siklus, tetapkan atasan dan bobot',
        text: 'Siklus setahun, atasan langsung per unit, dan bobot kebijakan yang tampil dengan versinya. Bobot hanya saran.',
        links: [link('/instansi/AGENCY/kinerja/atur', 'Siklus, atasan, bobot', 'leader')],
      },
      {
        title: 'Catat proses, bukan hanya hasil',
        text: 'Cara bekerja dan kendala ditulis pada periodenya dan tampil di samping angka.',
        links: [link('/petugas/AGENCY/kinerja/periode', 'Catatan pada periode', 'officer')],
      },
      {
        title: 'Evaluasi berkala: diri sendiri dan atasan',
        text: 'Petugas menilai diri, lalu atasan menilai hasil kerja dan perilaku kerja. Keduanya bertanggal. Matriks memberi predikat.',
        links: [
          link('/petugas/AGENCY/kinerja/periode', 'Penilaian diri', 'officer'),
          link('/instansi/AGENCY/kinerja', 'Penilaian atasan', 'unit-head'),
        ],
      },
      {
        title: 'Jadikan masyarakat bahan pertimbangan',
        text: 'Penilaian warga tampil dengan kisaran, jumlah, dan batasannya. Tidak ada nilai otomatis.',
        links: [link('/petugas/AGENCY/kinerja/periode', 'Mengapa angka saya begini', 'officer')],
      },
      {
        title: 'Gunakan hasilnya dan tunjukkan kemajuan',
        text: 'Pelatihan, tindak lanjut, dan halaman transparansi menunjukkan kepuasan sebelum dan sesudah.',
        links: [
          link('/instansi/AGENCY/belajar', 'Belajar dari hasil', 'leader'),
          link('/transparansi/AGENCY', 'Halaman transparansi'),
        ],
      },
    ],
    result:
      'Empat langkah kebijakan selesai berurutan, setiap penilaian punya sumber dan tanggal, dan masyarakat melihat kemajuannya.',
  },
]
