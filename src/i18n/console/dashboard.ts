/** The words of the homes of leaders and unit heads, and of the pages below them. */
import { countText, dayText, decimalText, listText, periodText } from '../format.ts'

const points = (value: number) => decimalText(Math.abs(value).toFixed(1), 'id')
const signed = (value: number, decimals = 1) => {
  const text = decimalText(Math.abs(value).toFixed(decimals), 'id')
  if (/^[0,.]+$/.test(text)) return text
  return value < 0 ? `−${text}` : `+${text}`
}

export const dashboard = {
  /** A period or, where it has no name, its days. */
  span: ({ code, from, to }: { code: string; from: string; to: string }) =>
    code ? periodText(code, 'id') : `${dayText(from, 'id')} sampai ${dayText(to, 'id')}`,
  period: 'Periode',
  show: 'Tampilkan',
  groups: { quarters: 'Triwulan', years: 'Tahun', months: 'Bulan' },
  signed,
  points,

  changed: 'Apa yang berubah',
  /** The whole change in one sentence: what is sure, and what may be chance. */
  change: (by: number, before: string, certainty: 'clear' | 'likely' | 'none', low: number, high: number) => {
    const range = `(rentang ${signed(low)} sampai ${signed(high)})`
    if (certainty === 'none')
      return `Sejak ${before} nilainya ${signed(by)} ${range}: belum bisa dibedakan dari kebetulan.`
    const verb = by < 0 ? 'turun' : 'naik'
    return certainty === 'clear'
      ? `Sejak ${before} nilainya ${verb} ${points(by)} ${range}. Ini jelas bukan kebetulan.`
      : `Sejak ${before} nilainya mungkin ${verb}, sekitar ${points(by)} ${range}.`
  },
  noChange: (before: string) => `Belum bisa dibandingkan dengan ${before}: responden salah satunya kurang dari 10.`,
  because: (names: readonly string[]) => `Paling banyak karena: ${listText(names, 'id')}.`,
  /** An element's NRR, and what that is of the index. */
  reason: (name: string, by: number, share: number) => `${name} ${signed(by, 2)} (${signed(share)} poin nilai)`,
  reasonShort: (name: string, by: number) => `${name} ${signed(by, 2)}`,
  noReason: 'Tidak ada satu unsur yang jelas menjadi sebabnya.',
  words: { clear: { down: 'Turun', up: 'Naik' }, likely: { down: 'Mungkin turun', up: 'Mungkin naik' } },
  steady: 'Belum jelas',
  few: 'Belum cukup responden',

  fresh: (moment: string, method: number) => `Dihitung ${moment}, cara hitung versi ${method}.`,
  last: (day: string) => `Penilaian terakhir ${day}.`,
  waiting: (n: number) => (n === 0 ? 'Tidak ada yang menunggu dihitung.' : `${countText(n, 'id')} menunggu dihitung.`),

  unpublished: 'Belum diterbitkan.',

  rate: 'Tingkat pengisian',
  rateText: (percent: string, answered: string, served: string) =>
    `${percent} % mengisi: ${answered} penilaian dari ${served} kunjungan yang dilayani.`,
  ratePart: (counted: string, units: string) => `Baru ${counted} dari ${units} unit yang kunjungannya tercatat.`,
  rateUnknown:
    'Belum diketahui: jumlah kunjungan yang dilayani belum diimpor. Tanpa itu tidak terlihat siapa yang tidak mengisi.',
  rateWrong: (answered: string, served: string) =>
    `Belum diketahui: ${answered} penilaian lebih banyak daripada ${served} kunjungan yang tercatat. Periksa berkasnya.`,
  rateNote: 'Hanya bulan yang kunjungannya tercatat lengkap, dengan penilaian pada bulan yang sama.',
  importVisits: 'Impor jumlah kunjungan',

  attention: 'Yang perlu Anda lakukan',
  calm: 'Tidak ada yang menunggu. Semua titik mengirim penilaian seperti biasa, dan tidak ada layanan yang jelas turun.',
  cards: {
    worse: {
      title: (n: string) => `${n} layanan turun`,
      text: 'Lihat layanan mana dan unsur apa sebabnya.',
    },
    quiet: {
      title: (n: string) => `${n} titik diam`,
      text: 'Tidak ada penilaian lebih lama dari biasanya. Periksa apakah kodenya masih terpasang.',
    },
    unread: {
      title: (n: string) => `${n} saran belum diperiksa`,
      text: 'Baca saran masyarakat, dan putuskan mana yang boleh terbit.',
    },
    unanswered: {
      title: (n: string) => `${n} saran menunggu balasan`,
      text: 'Penulisnya membaca balasan dengan nomor bukti.',
    },
    overdue: {
      title: (n: string) => `${n} tindak lanjut terlambat`,
      text: 'Rencana yang sudah lewat waktunya dan belum selesai.',
    },
    coverage: {
      title: () => 'Kunjungan belum diketahui',
      text: 'Impor jumlah kunjungan yang dilayani, supaya tingkat pengisian terlihat.',
    },
    priority: {
      title: () => 'Layanan prioritas belum dipilih',
      text: 'Pilih layanan yang paling penting triwulan ini.',
    },
  } as Readonly<Record<string, { title: (n: string) => string; text: string }>>,

  trend: 'Bulan demi bulan',
  limits: (low: string, high: string, provisional: boolean) =>
    `Garis putus-putus: batas wajar ${low} sampai ${high}${provisional ? ', sementara, dari kurang dari 20 bulan' : ''}.`,
  limitsNote:
    'Batas dihitung dari 20 bulan pertama sejak Januari tiga tahun lalu. Bulan dengan kurang dari 10 responden tidak digambar.',
  noLimits: (months: number) =>
    `Batas wajar muncul setelah 12 bulan dengan sedikitnya 10 responden; sekarang ada ${months}.`,
  signals: { outside: 'di luar batas wajar', shifted: 'nilainya bergeser', drifting: 'bergerak perlahan' },
  month: 'Bulan',
  monthTable: 'Tabel bulan demi bulan',

  elements: 'Nilai tiap unsur',
  lowest: (names: readonly string[]) => `Tiga terendah: ${listText(names, 'id')}.`,

  services: 'Layanan',
  servicesTitle: 'Layanan yang berubah',
  servicesLead: (now: string, before: string) => `${now} dibandingkan dengan ${before}.`,
  servicesOrder: 'Layanan prioritas lebih dulu, lalu yang paling turun.',
  servicesMore: (n: string) => `Lihat semua ${n} layanan`,
  noServices: 'Belum ada layanan.',
  chance: '“Mungkin” berarti di luar rentang 95 %: satu dari dua puluh layanan yang tidak berubah pun tampak begitu.',
  priorityMark: 'prioritas',
  priorities: 'Layanan prioritas',
  choosePriorities: 'Pilih layanan prioritas',
  unitOnly: (unit: string) => unit,
  units: 'Unit',
  unitsNote: 'Tiap unit menurut titiknya sendiri, tanpa unit di bawahnya, menurut nama.',
  now: 'Nilai',
  before: 'Sebelumnya',
  difference: 'Perubahan',
  range: 'Rentang',
  why: 'Sebab',
  n: 'Responden',
  none: 'Belum ada penilaian',

  quiet: 'Titik yang diam',
  quietNone: 'Semua titik mengirim penilaian seperti biasa.',
  quietLine: (days: string, day: string) => `${days} hari tanpa penilaian, terakhir ${day}`,
  quietNote: 'Diukur dari kebiasaan tiap titik sendiri: tujuh hari berpenilaian semestinya sudah lewat.',

  times: 'Waktu',
  timesTitle: 'Hari dan jam',
  timesLead: 'Kapan orang menilai, dan kapan mereka puas.',
  timesNote:
    'Rata-rata nilai responden pada skala 25 sampai 100, bukan nilai resmi: pada satu jam unsur tidak dihitung sendiri-sendiri. Sel dengan kurang dari 10 responden hanya menyebut banyaknya; jam yang seluruhnya kurang dari 10 tidak digambar. Penilaian yang jamnya tidak diketahui tidak dihitung.',
  timesPicture: 'Makin gelap, makin rendah nilainya; angkanya ada di setiap sel.',
  noTimes: 'Belum ada penilaian yang jamnya diketahui pada periode ini.',
  allServices: 'Semua layanan',
  service: 'Layanan',
  weekdays: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  allDays: 'Semua hari',
  allHours: 'Semua jam',
  hour: (hour: number) => `${String(hour).padStart(2, '0')}.00`,
  lowestHour: (day: string, hour: string, mean: string, n: string) =>
    `Paling rendah ${day} pukul ${hour}: ${mean} dari ${n} responden.`,
  people: (n: string) => `${n} orang`,

  compare: 'Bandingkan',
  compareTitle: 'Bandingkan dua waktu',
  compareLead: 'Apakah perubahan yang kita buat menolong?',
  where: 'Di mana',
  everywhere: 'Seluruh instansi',
  wholeUnit: (unit: string) => `${unit}, semua layanan`,
  how: 'Bagaimana',
  around: 'Sebelum dan sesudah satu hari',
  periods: 'Dua periode',
  day: 'Hari perubahan',
  dayHint: 'Hari pertama dengan cara baru, misalnya antrean baru mulai dipakai. Contoh: 01/09/2026',
  length: 'Berapa hari di tiap sisi',
  lengths: (n: number) => `${n} hari`,
  first: 'Periode pertama',
  second: 'Periode kedua',
  doCompare: 'Bandingkan',
  sides: { before: 'Sebelum', after: 'Sesudah' },
  answer: (by: number, certainty: 'clear' | 'likely' | 'none', low: number, high: number) => {
    const range = `rentang 95 %: ${signed(low)} sampai ${signed(high)}`
    if (certainty === 'none') return `Perubahannya ${signed(by)} (${range}): belum bisa dibedakan dari kebetulan.`
    const verb = by < 0 ? 'turun' : 'naik'
    return `Nilainya ${certainty === 'likely' ? 'mungkin ' : ''}${verb} ${points(by)} (${range}).`
  },
  elsewhere: (by: number) => `Di tempat lain pada waktu yang sama: ${signed(by)}.`,
  beyond: (by: number, low: number, high: number) =>
    low > 0 || high < 0
      ? `Di luar gerak umum itu, di sini ${signed(by)} (rentang ${signed(low)} sampai ${signed(high)}): bukan karena waktunya saja.`
      : `Di luar gerak umum itu, di sini ${signed(by)} (rentang ${signed(low)} sampai ${signed(high)}): bisa jadi sama saja dengan tempat lain.`,
  cause: 'Angka ini tidak membuktikan sebab: hal lain bisa berubah pada hari yang sama.',
  element: 'Unsur',
  differenceNrr: 'Perubahan NRR',
  part: 'Bagian nilai',
  partNote:
    'Bagian nilai: berapa poin perubahan nilai yang berasal dari unsur itu. Yang menurunkan paling banyak di atas.',
  notEnough: 'Belum bisa dibandingkan: setiap sisi perlu sedikitnya 10 responden.',
  problems: {
    day: 'Tulis hari perubahan seperti 01/09/2026.',
    future: 'Hari perubahan belum tiba. Pilih hari yang sudah lewat.',
    period: 'Pilih periode dari daftar.',
    same: 'Pilih dua periode yang berbeda.',
    place: 'Pilih tempat dari daftar.',
    length: 'Pilih banyaknya hari dari daftar.',
  } as Readonly<Record<string, string>>,

  trendOf: 'Nilai tiap triwulan dan tahun',
  pointsHere: 'Titik penilaian',
  noPoints: 'Layanan ini belum punya titik sendiri. Penilaiannya datang dari titik lain di unit ini.',
  toCode: 'Periksa kode titik ini',
  toQuestionnaire: 'Buka kuesioner',
  toTimes: 'Hari dan jam layanan ini',
  toCompare: 'Bandingkan sebelum dan sesudah',
  missingPlace: 'Halaman ini tidak ada',
  missingPlaceText: 'Layanan atau titik itu tidak ada di unit ini.',

  prioritiesLead: (quarter: string) =>
    `Layanan yang paling penting pada ${quarter}. Di semua halaman hasil mereka tampil lebih dulu.`,
  prioritiesHint: 'Pilih beberapa saja. Pilihan ini berlaku sampai Anda mengubahnya.',
  prioritiesFrom: (quarter: string) => `Pilihan sekarang dibuat untuk ${quarter}.`,
  save: 'Simpan pilihan',
  saved: 'Layanan prioritas tersimpan.',

  live: 'Langsung',
  liveTitle: 'Langsung',
  liveLead: 'Angka di halaman ini berubah sendiri saat penilaian masuk.',
  liveOn: 'Tersambung. Angka berubah sendiri.',
  liveOff: 'Sambungan terputus, menyambung lagi …',
  liveEnded: 'Anda sudah keluar. Masuk lagi untuk melihat angka terbaru.',
  liveFull: 'Terlalu banyak layar tersambung. Muat ulang halaman untuk angka terbaru.',
  liveStill: 'Muat ulang halaman untuk angka terbaru.',
  asOf: (time: string, method: number) => `Keadaan pukul ${time}, cara hitung versi ${method}`,
  today: 'Hari ini',
  todayText: (n: string) => (n === '0' ? 'Belum ada penilaian hari ini' : `${n} penilaian hari ini`),
  quarterText: (n: string) => `${n} responden triwulan ini`,
  tv: 'Layar TV',
  leaveTv: 'Kembali ke halaman biasa',
  tvTitle: (agency: string) => `Layar ${agency}`,
}
