/** The words of the SKM report (PermenPANRB 14/2017), of its pages and of its tables. */
import type { Grade } from '../../domain/grade.ts'
import type { ItemScore, PublicationMedium } from '../../domain/pekppp.ts'
import { countText, dayText, decimalText, periodText } from '../format.ts'

export const gradeNames: Readonly<Record<Grade, string>> = {
  A: 'Sangat baik',
  B: 'Baik',
  C: 'Kurang baik',
  D: 'Tidak baik',
}

export const mediumNames: Readonly<Record<PublicationMedium, string>> = {
  print: 'Media cetak atau lembar publikasi',
  electronic: 'Media elektronik (radio, televisi, layar)',
  social: 'Media sosial',
  website: 'Situs web atau halaman hasil portal ini',
  application: 'Aplikasi',
  billboard: 'Papan reklame atau spanduk',
}

/** The pages where reports are made and kept. */
export const reports = {
  title: 'Laporan',
  lead: 'Laporan SKM menurut PermenPANRB 14/2017, tabel pengolahan, dan lembar PEKPPP. Setiap laporan yang dibuat disimpan sebagai versi dan tidak berubah lagi.',
  make: 'Buat laporan',
  none: 'Belum ada laporan. Buat laporan setelah satu periode survei selesai; portal menyusun semua bab, tabel, dan grafiknya.',
  noneReadOnly: 'Belum ada laporan.',
  noPeriod: 'Belum ada periode survei yang selesai. Laporan dibuat setelah satu triwulan selesai.',
  report: 'Laporan',
  unit: 'Unit',
  wholeAgency: 'Seluruh instansi',
  period: 'Periode survei',
  version: 'Versi',
  versionOf: (number: number) => `Versi ${countText(number, 'id')}`,
  state: 'Keadaan',
  states: { waiting: 'Sedang dibuat', done: 'Siap', failed: 'Gagal' },
  by: 'Dibuat oleh',
  on: 'Pada',
  name: (period: string) => `Laporan SKM ${periodText(period, 'id')}`,
  media: 'Di mana hasil survei diumumkan?',
  mediaHint: 'Pilih semua yang sudah dipakai. Pilihan ini masuk ke lembar PEKPPP (butir 6 dan 7).',
  makeText: 'Laporan dibuat dari angka pada saat ini. Kalau nanti ada yang berubah, buat versi baru.',
  problems: {
    unit: 'Pilih unit yang boleh Anda kelola.',
    periode: 'Pilih periode survei dari daftar.',
    media: 'Pilih media dari daftar.',
  },
  waiting: 'Laporan sedang dibuat. Halaman ini memperbarui dirinya sendiri.',
  step: (done: number, all: number) => `Langkah ${countText(done, 'id')} dari ${countText(all, 'id')}`,
  failed:
    'Laporan tidak dapat dibuat. Periksa apakah unit punya kuesioner yang berlaku, lalu buat laporan lagi. Kalau gagal lagi, hubungi pengelola portal.',
  downloads: 'Unduh dan cetak',
  files: {
    docx: 'Laporan SKM (DOCX)',
    xlsx: 'Tabel pengolahan (XLSX)',
  },
  size: (bytes: number) => `${countText(Math.max(1, Math.round(bytes / 1024)), 'id')} KB`,
  print: 'Laporan SKM untuk dicetak atau disimpan sebagai PDF',
  pekppp: 'Lembar PEKPPP',
  poster: 'Lembar publikasi',
  posterNone: 'Lembar publikasi tersedia setelah periode ini diterbitkan.',
  digest: 'Sidik isi (SHA-256)',
  method: 'Cara hitung',
  methodOf: (version: number) => `Versi ${version}`,
  internal:
    'Laporan ini memuat angka pasti dan jawaban satu per satu. Untuk masyarakat, pakai halaman hasil dan lembar publikasi, yang melindungi responden.',
  index: 'Nilai IKM',
  back: 'Kembali ke laporan',
}

/** The report's own words, in the order of its chapters. */
export const skm = {
  title: 'Laporan Survei Kepuasan Masyarakat',
  about: (place: string, period: string) => `${place}, ${periodText(period, 'id')}`,
  version: (number: number, day: string) => `Versi ${number}, disusun ${dayText(day, 'id')}`,
  contents: 'Daftar isi',
  c1: 'BAB I PENDAHULUAN',
  s11: '1.1 Latar belakang',
  background: [
    'Masyarakat yang dilayani paling tahu apakah pelayanan berjalan baik. Karena itu penyelenggara pelayanan publik wajib mengukur kepuasan masyarakat secara berkala, sekurang-kurangnya satu kali setahun, dan menindaklanjuti hasilnya.',
    'Laporan ini memuat hasil Survei Kepuasan Masyarakat (SKM), unsur yang perlu diperbaiki, dan rencana tindak lanjutnya.',
  ],
  s12: '1.2 Dasar pelaksanaan',
  basis: [
    'Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik',
    'Peraturan Menteri PANRB Nomor 14 Tahun 2017 tentang Pedoman Penyusunan Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik',
    'Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi',
  ],
  s13: '1.3 Maksud dan tujuan',
  purpose:
    'Survei ini mengukur kepuasan masyarakat sebagai pengguna layanan, menemukan unsur yang lemah dan yang kuat, dan menjadi dasar untuk memperbaiki pelayanan.',
  c2: 'BAB II PENGUMPULAN DATA SKM',
  s21: '2.1 Pelaksana',
  doer: (place: string) => `Survei dilaksanakan oleh ${place} dengan portal Suara Loket.`,
  s22: '2.2 Metode',
  method: (standing: string) =>
    `Masyarakat menilai pelayanan dengan kuesioner daring lewat kode QR, struk kunjungan, anjungan, atau formulir kertas yang dientri. Kuesioner: ${standing}. Setiap unsur dinilai dengan empat pilihan (1 sampai 4). Nama, NIK, nomor telepon, dan alamat tidak ditanyakan.`,
  shortForms: (n: number) =>
    `${countText(n, 'id')} responden mengisi formulir pendek, yang menanyakan tiga unsur bergiliran.`,
  s23: '2.3 Lokasi',
  place: (place: string) => `Titik layanan ${place}.`,
  s24: '2.4 Waktu pelaksanaan',
  timeTable: 'Jadwal pelaksanaan survei',
  time: ['No.', 'Kegiatan', 'Waktu pelaksanaan', 'Jumlah hari kerja'],
  acts: {
    measure: 'Pengumpulan data',
    report: 'Pengolahan data dan penyusunan laporan',
    publish: 'Publikasi hasil',
    followUp: 'Rencana tindak lanjut',
  },
  between: (from: string, to: string) => `${dayText(from, 'id')} sampai ${dayText(to, 'id')}`,
  workDays: 'Hari kerja: Senin sampai Jumat tanpa hari libur nasional dan cuti bersama, sejauh sudah ditetapkan.',
  s25: '2.5 Penentuan jumlah responden',
  sample: (population: number, needed: number) =>
    `Pengguna layanan pada periode sebelumnya berjumlah ${countText(population, 'id')} orang. Menurut tabel Krejcie dan Morgan dibutuhkan sekurang-kurangnya ${countText(needed, 'id')} responden.`,
  noSample:
    'Jumlah pengguna layanan pada periode sebelumnya belum dicatat, sehingga jumlah responden yang dibutuhkan menurut tabel Krejcie dan Morgan belum dapat disebut.',
  respondents: (n: number) => `Survei ini diisi oleh ${countText(n, 'id')} responden.`,
  enough: 'Jumlah itu memenuhi kebutuhan.',
  notEnough: 'Jumlah itu belum memenuhi kebutuhan.',
  c3: 'BAB III HASIL PENGOLAHAN DATA',
  s31: '3.1 Jumlah responden',
  profileTable: 'Responden menurut karakteristik',
  profile: ['Karakteristik', 'Indikator', 'Jumlah', 'Persentase'],
  questions: { gender: 'Jenis kelamin', age: 'Usia', education: 'Pendidikan', occupation: 'Pekerjaan' },
  untold: 'Tidak menjawab',
  service: 'Jenis layanan',
  s32: '3.2 Indeks Kepuasan Masyarakat',
  index: 'Nilai IKM',
  grade: (grade: Grade) => `Mutu pelayanan ${grade} (${gradeNames[grade].toLowerCase()})`,
  interval: (low: string, high: string) => `Rentang keyakinan 95 %: ${number(low)} sampai ${number(high)}`,
  ni: (ni: string) => `Nilai indeks (skala 1 sampai 4): ${number(ni)}`,
  noAnswers: 'Tidak ada penilaian dalam periode ini. Nilai IKM tidak dapat dihitung.',
  elementTable: 'IKM menurut unsur pelayanan',
  elements: ['No.', 'Unsur pelayanan', 'Penilaian', 'NRR', 'NRR tertimbang', 'Nilai konversi', 'Mutu'],
  unitTotal: 'Nilai IKM unit',
  picture: 'Grafik nilai rata-rata (NRR) per unsur, skala 1 sampai 4',
  groupTables: { service: 'IKM menurut jenis layanan', unit: 'IKM menurut unit' },
  groups: { service: 'Jenis layanan', unit: 'Unit' },
  groupHead: ['Responden', 'Nilai IKM', 'Mutu'],
  ownWeights: 'Bobot unsur ditetapkan dalam kuesioner dan berjumlah satu.',
  c4: 'BAB IV ANALISIS HASIL',
  s41: '4.1 Unsur yang lemah dan yang kuat',
  lowest: (names: string) => `Unsur dengan nilai paling rendah adalah ${names}.`,
  highest: (names: string) => `Unsur dengan nilai paling tinggi adalah ${names}.`,
  withNrr: (name: string, nrr: string) => `${name} (NRR ${number(nrr)})`,
  priority: 'Unsur yang rendah menjadi prioritas perbaikan dalam rencana tindak lanjut.',
  comments: (shown: number, all: number) =>
    `Saran masyarakat yang sudah diperiksa dan terbit, tanpa data pribadi (${shown < all ? `${countText(shown, 'id')} dari ` : ''}${countText(all, 'id')}):`,
  noComments: 'Belum ada saran masyarakat yang terbit untuk periode ini.',
  s42: '4.2 Rencana tindak lanjut',
  planTable: 'Rencana tindak lanjut',
  plans: ['No.', 'Prioritas unsur', 'Program atau kegiatan', 'Waktu', 'Penanggung jawab', 'Keadaan'],
  noPlans: 'Rencana tindak lanjut belum disusun.',
  forum: (day: string, place: string, people: number) =>
    `Hasil survei dan rencana tindak lanjut dibahas dalam forum konsultasi publik pada ${dayText(day, 'id')} di ${place}, dihadiri ${countText(people, 'id')} orang.`,
  agreements: (text: string) => `Kesepakatan: ${text}`,
  s43: '4.3 Tren nilai IKM',
  trendTable: 'Nilai IKM dari waktu ke waktu',
  trend: ['Periode', 'Responden', 'Nilai IKM', 'Mutu'],
  trendPicture: (base: number) => `Grafik nilai IKM dari waktu ke waktu, digambar dari ${base} sampai 100`,
  trendGap: 'Tanda – berarti tidak ada responden pada periode itu; garis gambarnya putus di sana.',
  oneTrend: 'Belum ada periode sebelumnya untuk dibandingkan.',
  c5: 'BAB V PENUTUP',
  close: (nik: string, grade: Grade, place: string) =>
    `Nilai IKM ${place} adalah ${number(nik)} dengan mutu pelayanan ${grade} (${gradeNames[grade].toLowerCase()}). Unsur yang rendah diperbaiki menurut rencana tindak lanjut, dan hasilnya dinilai lagi pada survei berikutnya.`,
  signature: (day: string, place: string) => [
    `…………………………, ${dayText(day, 'id')}`,
    `Pimpinan ${place}`,
    '',
    '(……………………………………)',
    'NIP ……………………………',
  ],
  appendix: 'LAMPIRAN',
  annex: (number: number, title: string) => `Lampiran ${number}. ${title}`,
  a1: 'Kuesioner',
  questionnaire: ['No.', 'Pertanyaan', '1', '2', '3', '4'],
  a2: 'Sebaran jawaban',
  spread: ['No.', 'Unsur', '1', '2', '3', '4', 'Jumlah', 'Jumlah nilai'],
  a3: 'Pengolahan data per responden',
  rowsNote:
    'Nomor responden tidak menyatakan urutan waktu. Kotak kosong berarti unsur itu tidak dijawab. Kolom U1, U2, dan seterusnya mengikuti urutan unsur dalam tabel IKM.',
  rowsElsewhere: (n: number) =>
    `${countText(n, 'id')} baris jawaban terlalu banyak untuk dicetak. Semuanya ada dalam tabel pengolahan (XLSX).`,
  rowsNowhere: (n: number) =>
    `${countText(n, 'id')} baris jawaban terlalu banyak untuk lampiran. Nilai dapat dihitung ulang dari sebaran jawaban; semua jawaban dapat diunduh dari portal.`,
  respondent: 'No.',
  sum: 'Jumlah nilai',
  count: 'Jumlah penilaian',
  nrr: 'NRR',
  weighted: 'NRR tertimbang',
  a4: 'Laporan tindak lanjut survei sebelumnya',
  beforeOf: (period: string) => `Rencana tindak lanjut dari SKM ${periodText(period, 'id')}`,
  shareDone: (share: string) => `Bagian yang selesai: ${number(share)} %.`,
  daysDone: (days: number) => `Semua selesai dalam ${countText(days, 'id')} hari sejak akhir survei.`,
  noBefore: 'Belum ada rencana tindak lanjut dari survei sebelumnya.',
  a5: 'Pertanyaan tambahan',
  extrasNote: 'Jawaban pertanyaan tambahan tidak masuk ke nilai IKM.',
  extraTable: (question: string, n: number) => `${question} (${countText(n, 'id')} jawaban)`,
  extraHead: ['Jawaban', 'Jumlah'],
  a6: 'Cara hitung',
  how: [
    'NRR unsur = jumlah nilai unsur dibagi jumlah penilaian unsur itu.',
    'NRR tertimbang = NRR × bobot; bobot 1/k untuk k unsur kecuali kuesioner menetapkan lain.',
    'Nilai indeks = jumlah NRR tertimbang. Nilai IKM = nilai indeks × 25, dibulatkan satu kali ke dua desimal.',
    'Mutu: A mulai 88,31; B mulai 76,61; C mulai 65,00; D di bawahnya.',
    'Rentang keyakinan 95 % dihitung dari rata-rata tiap responden dengan sebaran Beta.',
  ],
  methodVersion: (version: number) => `Versi cara hitung: ${version}.`,
}

/** The sheet for the evaluation of service units. */
export const pekppp = {
  title: 'Lembar PEKPPP: butir survei kepuasan masyarakat',
  lead: 'Bahan isian untuk evaluasi menurut PermenPANRB 29/2022, aspek kebijakan pelayanan. Skala dibaca dari salinan pihak ketiga; penilai memutuskan.',
  head: ['Butir', 'Isi', 'Dasar', 'Nilai (0–5)'],
  items: {
    survey: ['6', 'SKM sesuai PermenPANRB 14/2017'],
    media: ['7', 'Jumlah media publikasi hasil'],
    completion: ['8', 'Bagian RTL yang diselesaikan'],
    speed: ['9', 'Kecepatan tindak lanjut'],
  },
  made: (n: number, nik: string) => `${countText(n, 'id')} responden, nilai IKM ${number(nik)}`,
  notMade: 'Belum ada penilaian',
  noMedia: 'Belum ada media yang dicatat',
  share: (share: string, done: number, all: number) =>
    `${countText(done, 'id')} dari ${countText(all, 'id')} rencana selesai (${number(share)} %)`,
  noPlans: 'Belum ada rencana tindak lanjut',
  days: (days: number) => `${countText(days, 'id')} hari dari akhir survei sampai rencana terakhir selesai`,
  notDone: 'Masih ada rencana yang belum selesai, atau belum ada yang selesai',
  score: ({ from, to }: ItemScore) => (from === to ? String(from) : `${from} sampai ${to}`),
}

/** The sheets of the processing table. */
export const processing = {
  summary: 'Ringkasan',
  rows: 'Pengolahan',
  spread: 'Sebaran',
  respondents: 'Responden',
  trend: 'Tren',
  plans: 'RTL',
  pekppp: 'PEKPPP',
  agency: 'Instansi',
  unit: 'Unit',
  period: 'Periode survei',
  version: 'Versi laporan',
  madeOn: 'Disusun',
  method: 'Versi cara hitung',
  respondentCount: 'Jumlah responden',
  ni: 'Nilai indeks (NI)',
  nik: 'Nilai IKM (NI × 25)',
  grade: 'Mutu pelayanan',
  low: 'Rentang 95 %, bawah',
  high: 'Rentang 95 %, atas',
  weight: 'Bobot',
  legend: 'Mutu: A 88,31–100,00; B 76,61–88,30; C 65,00–76,60; D 25,00–64,99',
  recomputed: 'Nilai dihitung ulang oleh rumus dalam lembar ini.',
}

function number(decimal: string): string {
  return decimalText(decimal, 'id')
}
