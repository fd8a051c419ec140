/** What the invented people of the demo city wrote. */
export const demoWords = {
  policy: {
    weight: 20,
    basis: 'Contoh kebijakan: penilaian masyarakat menjadi satu bahan pertimbangan, bukan penentu.',
  },
  expectation:
    'Warga pulang dengan urusan selesai atau tahu persis apa yang kurang. Berkas selesai sesuai standar pelayanan.',
  main: {
    kind: 'main',
    title: 'Permohonan selesai sesuai standar waktu',
    target: 'Paling sedikit 95 % permohonan selesai dalam waktu yang dijanjikan, tiap triwulan.',
  },
  additional: {
    kind: 'additional',
    title: 'Lembar persyaratan satu halaman',
    target: 'Satu lembar untuk tiap layanan, dipakai di semua loket sebelum akhir tahun.',
  },
  conduct: {
    kind: 'conduct',
    title: 'pelayanan',
    target: 'Menjelaskan langkah berikutnya kepada setiap warga sebelum ia meninggalkan loket.',
  },
  proof: {
    realised: '96 % permohonan selesai tepat waktu, menurut buku register loket.',
    name: 'Rekap register loket',
    link: null,
  },
  self: {
    result: 'meets',
    conduct: 'above',
    words: 'Target waktu tercapai. Saya membantu dua rekan baru di loket dan selalu menjelaskan langkah berikutnya.',
  },
  obstacle: {
    kind: 'obstacle',
    side: 'officer',
    body: 'Jaringan terputus empat hari pada awal triwulan, antrean menumpuk.',
  },
  process: {
    kind: 'process',
    side: 'superior',
    body: 'Pekerjaan dibagi dengan baik dalam tim ketika jaringan terputus.',
  },
  dialogue: {
    kind: 'dialogue',
    subject: 'Ekspektasi tahun ini',
    body: 'Mari kita sepakati dua hasil utama dan satu perilaku yang paling terasa bagi warga.',
  },
  feedback: {
    kind: 'feedback',
    subject: 'Penjelasan kepada warga',
    body: 'Tiga warga minggu ini kembali karena belum tahu berkas yang kurang. Apa yang bisa kita ubah?',
  },
  answer: 'Saya akan menulis berkas yang kurang di kartu kecil dan membacakannya sebelum warga pergi.',
  praise: 'Kartu kecil itu bekerja. Minggu ini tidak ada yang kembali karena berkas. Terima kasih.',
  dispute: 'Pada hari-hari ini saya mengikuti pelatihan, tetapi jadwal jaga masih mencatat nama saya.',
  objection: 'Realisasi tepat waktu 96 % melampaui target 95 %, dan gangguan jaringan di luar kendali saya.',
  statement: 'Realisasi itu benar. Saya menilai sesuai ekspektasi karena lembar persyaratan belum selesai.',
  coaching: {
    kind: 'guidance',
    reason: 'Menyelesaikan lembar persyaratan yang tertunda, dengan waktu khusus tiap minggu.',
    steps: ['Satu lembar selesai tiap minggu', 'Uji lembar kepada lima warga', 'Pasang di semua loket'],
  },
  review: 'Ketiga lembar selesai dan dipakai di loket.',
  courses: [
    { title: 'Pelayanan prima di loket', provider: 'BPSDM (contoh)', hours: 16, elements: ['perilaku'] },
    { title: 'Peraturan layanan kependudukan', provider: 'BPSDM (contoh)', hours: 24, elements: ['kompetensi'] },
    {
      title: 'Menangani keluhan di tempat',
      provider: 'Ombudsman (contoh)',
      hours: 8,
      elements: ['pengaduan', 'perilaku'],
    },
  ],
  innovation: {
    complaint: 'Warga bolak-balik karena berkas kurang.',
    proposal: 'Kartu berkas: petugas menandai apa yang kurang sebelum warga pulang.',
    element: 'persyaratan',
  },
  trial: 'Diuji coba di loket ini selama satu triwulan.',
  need: 'Dua kursi tunggu tambahan dan layar antrean yang terbaca dari belakang.',
  decision: { words: 'Lembar persyaratan dicetak dan dipasang di semua loket.', owner: 'Koordinator loket' },
  judgements: [
    {
      result: 'meets',
      conduct: 'above',
      reason: 'Target waktu tercapai, penjelasan kepada warga sangat baik, tetapi lembar persyaratan belum selesai.',
    },
    { result: 'meets', conduct: 'meets', reason: 'Target waktu tercapai dan perilaku sesuai yang disepakati.' },
    {
      result: 'above',
      conduct: 'above',
      reason: 'Melampaui target waktu dan membimbing rekan baru, terlihat dari register dan catatan tim.',
    },
    {
      result: 'below',
      conduct: 'meets',
      reason: 'Target waktu belum tercapai karena banyak berkas tertunda; perilaku kepada warga baik.',
    },
  ],
} as const
