/** The words about comments: reading, judging, replying, handing on. */
import type { CommentKind } from '../../domain/commentTopics.ts'
import type { LaporCategory, LaporClock, LaporStep } from '../../domain/laporClock.ts'
import type { RedactedKind } from '../../domain/redaction/redact.ts'
import { dayText } from '../format.ts'

type State = 'new' | 'publishable' | 'unpublishable' | 'spam' | 'abuse'
type Reason = 'personal' | 'identifiable' | 'unrelated' | 'accusation' | 'unclear'

export const kindNames: Readonly<Record<CommentKind, string>> = {
  praise: 'Pujian',
  complaint: 'Keluhan',
  suggestion: 'Saran',
  other: 'Lainnya',
}

export const stateNames: Readonly<Record<State, string>> = {
  new: 'Belum diperiksa',
  publishable: 'Layak terbit',
  unpublishable: 'Tidak terbit',
  spam: 'Spam',
  abuse: 'Kata kasar',
}

export const reasonNames: Readonly<Record<Reason, string>> = {
  personal: 'Memuat data pribadi',
  identifiable: 'Menunjuk orang tertentu',
  unrelated: 'Bukan tentang layanan ini',
  accusation: 'Tuduhan: lewat jalur pengaduan',
  unclear: 'Tidak bisa dipahami',
}

const hiddenNames: Readonly<Record<RedactedKind, string>> = {
  number: 'nomor',
  email: 'surel',
  url: 'tautan',
  handle: 'akun media sosial',
  plate: 'pelat kendaraan',
  address: 'alamat',
  name: 'nama orang',
  officer: 'nama petugas',
}

export const comments = {
  title: 'Saran masyarakat',
  lead: 'Data pribadi sudah disamarkan sebelum siapa pun membaca. Waktunya hanya ditunjukkan per minggu.',
  search: 'Kata dalam saran',
  kind: 'Jenis',
  element: 'Unsur',
  state: 'Keadaan',
  service: 'Layanan',
  unit: 'Unit',
  period: 'Periode',
  reply: 'Balasan',
  waiting: 'Menunggu balasan',
  replied: 'Sudah dibalas',
  all: 'Semua',
  allButBad: 'Semua selain spam dan kata kasar',
  searched: (most: string) => `Pencarian melihat ${most} saran terbaru. Persempit periode untuk mencari lebih jauh.`,
  empty: 'Belum ada saran. Saran muncul di sini beberapa detik setelah dikirim masyarakat.',
  emptyFilter: 'Tidak ada saran yang cocok dengan saringan ini.',
  clear: 'Hapus saringan',
  week: (monday: string) => `Minggu ${dayText(monday, 'id')}`,
  unreadable: 'Saran ini tidak bisa dibaca lagi: kuncinya sudah dihapus.',
  suggested: 'dugaan',
  hidden: (kinds: readonly string[]) =>
    `Disamarkan: ${kinds.map((kind) => hiddenNames[kind as RedactedKind] ?? kind).join(', ')}`,
  openIt: 'Buka saran',
  openOf: (place: string, monday: string) => `Buka saran ${place}, minggu ${dayText(monday, 'id')}`,
  public: 'Tampil di halaman publik',
  wants: 'Penulis ingin balasan',
  open: (unread: string, waiting: string) => `${unread} belum diperiksa, ${waiting} menunggu balasan.`,
  complained: (days: number) => `Paling sering dikeluhkan, ${days} hari terakhir`,
  process: 'Layanan',
  complaints: 'Keluhan',
  ofComments: 'Dari semua saran',
  praiseLink: 'Kumpulan pujian',
  handOffLink: 'Terusan ke SP4N-LAPOR!',
  waits: (days: string) => `Balasan biasanya datang dalam ${days} hari (nilai tengah).`,
  waitsFew: 'Waktu balasan ditampilkan setelah ada sepuluh balasan.',
  late: (count: string, days: number) => `${count} menunggu lebih dari ${days} hari kerja.`,
  said: {
    periksa: 'Keputusan disimpan.',
    jawab: 'Balasan disimpan. Penulis membacanya dengan nomor bukti di halaman Cek bukti.',
    terus: 'Penerusan dicatat.',
    langkah: 'Langkah dicatat.',
    izin: 'Pertanyaan izin disimpan. Penulis melihatnya saat membuka nomor buktinya.',
  } as Readonly<Record<string, string>>,
}

export const one = {
  title: 'Satu saran',
  text: 'Isi saran',
  about: 'Tentang',
  notSorted: 'belum dipilah',
  noElement: 'tidak tentang unsur tertentu',
  moderate: 'Periksa saran',
  answer: 'Tulis balasan',
  handOff: 'Teruskan ke SP4N-LAPOR!',
  handOffOpen: 'Lihat penerusan ke SP4N-LAPOR!',
  noWish: 'Penulis tidak meminta balasan.',
  history: 'Riwayat',
  noHistory: 'Belum ada keputusan tentang saran ini.',
  acts: {
    moderated: 'memeriksa',
    replied: 'membalas',
    asked: 'menanyakan izin meneruskan',
    'handed-on': 'meneruskan ke SP4N-LAPOR!',
    changed: 'mencatat langkah SP4N-LAPOR!',
  } as Readonly<Record<string, string>>,
  blackedOut: (count: number) => `${count} bagian disamarkan`,
}

export const moderation = {
  title: 'Periksa saran',
  state: 'Boleh tampil di halaman publik?',
  states: {
    publishable: ['Layak terbit', 'Tampil bersama saran lain dari periode yang sama, tanpa tanggal dan tanpa nilai.'],
    unpublishable: ['Tidak terbit', 'Tetap dibaca di dalam instansi. Pilih alasannya di bawah.'],
    spam: ['Spam', 'Iklan atau tulisan asal-asalan. Hilang dari daftar biasa.'],
    abuse: ['Kata kasar', 'Makian atau ancaman tanpa isi. Hilang dari daftar biasa.'],
  } as const,
  reason: 'Alasan tidak terbit',
  reasonNone: 'Tidak perlu alasan',
  kind: 'Jenis saran',
  elements: 'Tentang unsur apa?',
  elementsHint: 'Yang sudah ditandai adalah dugaan dari kata-katanya. Ubah kalau keliru.',
  blackOut: 'Samarkan kata lain',
  blackOutHint:
    'Satu bagian per baris, persis seperti tertulis. Bagian ini diganti [disamarkan] dan tidak bisa dikembalikan.',
  save: 'Simpan keputusan',
  problems: {
    keadaan: 'Pilih apakah saran ini boleh terbit.',
    alasan: 'Pilih alasan tidak terbit, atau kosongkan kalau keadaannya lain.',
    jenis: 'Pilih jenis saran.',
    unsur: 'Pilih unsur dari daftar.',
    samarkan: 'Tulis paling banyak 20 bagian, masing-masing 2 sampai 100 huruf.',
    gone: 'Saran ini tidak bisa dibaca lagi.',
  } as Readonly<Record<string, string>>,
  notInText: (text: string) => `“${text}” tidak ada dalam saran ini.`,
}

export const answers = {
  title: 'Tulis balasan',
  lead: 'Penulis membaca balasan ini dengan nomor bukti. Portal tidak tahu siapa penulisnya, jadi jangan menanyakan identitas.',
  templates: 'Mulai dari contoh',
  text: 'Balasan',
  hint: 'Paling panjang 2.000 huruf. Balasan tidak bisa diubah setelah dikirim.',
  send: 'Kirim balasan',
  problems: {
    empty: 'Tulis balasannya.',
    'too-long': 'Balasan paling panjang 2.000 huruf.',
    replied: 'Saran ini sudah dibalas.',
    unwished: 'Penulis tidak meminta balasan.',
    unknown: 'Saran ini tidak ada lagi.',
  } as Readonly<Record<string, string>>,
  list: [
    {
      name: 'terima-kasih',
      title: 'Terima kasih atas pujian',
      text: 'Terima kasih atas kata-kata baik Anda. Sudah kami sampaikan kepada petugas di unit ini. Semoga kami bisa menjaganya.',
    },
    {
      name: 'antrean',
      title: 'Antrean lama',
      text: 'Terima kasih sudah memberi tahu kami. Kami mohon maaf karena Anda menunggu lama. Mulai [tanggal], kami [tindakan, misalnya membuka satu loket tambahan pada jam ramai].',
    },
    {
      name: 'sikap',
      title: 'Sikap petugas',
      text: 'Kami mohon maaf atas pengalaman Anda. Kepala unit sudah membahasnya dengan petugas, tanpa menyebut siapa yang menulis. Kami akan [tindakan].',
    },
    {
      name: 'sarana',
      title: 'Sarana dan ruang',
      text: 'Terima kasih atas masukan Anda tentang sarana kami. [Apa yang sudah atau akan diperbaiki] akan selesai paling lambat [tanggal].',
    },
    {
      name: 'biaya',
      title: 'Biaya atau pungutan',
      text: 'Terima kasih sudah menyampaikan hal ini. Biaya resmi layanan ini adalah [biaya menurut peraturan]. Kalau Anda diminta membayar lebih, laporkan lewat lapor.go.id supaya diperiksa pihak di luar unit kami.',
    },
    {
      name: 'belum-bisa',
      title: 'Belum bisa dipenuhi',
      text: 'Terima kasih atas saran Anda. Saat ini kami belum bisa melakukannya karena [alasan]. Kami akan meninjaunya lagi pada [waktu].',
    },
  ],
}

export const praise = {
  title: 'Kumpulan pujian',
  lead: 'Pujian yang sudah diperiksa, untuk dibagikan kepada petugas. Nama tidak disebut: pujian adalah milik seluruh unit.',
  empty: 'Belum ada pujian yang diperiksa.',
  emptyLink: 'Periksa pujian yang masuk',
}

export const stepNames: Readonly<Record<LaporStep, string>> = {
  verifiedOn: 'Verifikasi',
  handledOn: 'Tindak lanjut',
  closedOn: 'Tanggapan pelapor',
}

export const categoryNames: Readonly<Record<LaporCategory, readonly [string, string]>> = {
  information: ['Permintaan informasi atau pengaduan sederhana', 'Batas tindak lanjut 5 hari kerja.'],
  complaint: ['Pengaduan tanpa pemeriksaan lapangan', 'Batas tindak lanjut 14 hari kerja.'],
  inspection: ['Pengaduan dengan pemeriksaan lapangan', 'Batas tindak lanjut 60 hari kerja.'],
}

export const handOffs = {
  title: 'Teruskan ke SP4N-LAPOR!',
  lead: 'Saran dalam survei bukan laporan SP4N-LAPOR!. Isinya hanya boleh diteruskan dengan izin penulis. Tanpa izin, teruskan ringkasan yang Anda tulis sendiri, tanpa ciri penulis.',
  askTitle: 'Izin penulis',
  ask: 'Tanyakan izin kepada penulis',
  askHint: 'Pertanyaan muncul saat penulis membuka nomor buktinya. Penulis menjawab tanpa menyebut nama.',
  consent: {
    none: 'Penulis belum ditanya.',
    asked: (day: string) => `Ditanyakan ${dayText(day, 'id')}. Penulis belum menjawab.`,
    given: 'Penulis mengizinkan isinya diteruskan.',
    refused: 'Penulis tidak mengizinkan. Teruskan hanya sebagai ringkasan.',
  },
  note: 'Nota penerusan',
  noteHint: 'Salin teks ini ke formulir di lapor.go.id, lalu catat nomor laporannya di sini.',
  noteText: (unit: string, service: string | null, kind: string, text: string) =>
    [
      `Unit layanan: ${unit}`,
      ...(service ? [`Layanan: ${service}`] : []),
      `Jenis: ${kind}`,
      `Isi: ${text}`,
      'Sumber: saran anonim dalam survei kepuasan masyarakat. Identitas penulis tidak diketahui instansi.',
    ].join('\n'),
  summaryHere: '[ringkasan Anda]',
  basis: 'Yang diteruskan',
  bases: {
    consent: ['Isi saran yang sudah disamarkan', 'Hanya dengan izin penulis.'],
    summary: ['Ringkasan tanpa ciri penulis', 'Tulis di bawah, tanpa mengutip.'],
  } as const,
  summary: 'Ringkasan',
  category: 'Golongan laporan',
  tracking: 'Nomor laporan dari SP4N-LAPOR!',
  handedOn: 'Tanggal diteruskan',
  save: 'Catat penerusan',
  open: 'Yang sedang berjalan',
  none: 'Belum ada saran yang diteruskan, atau semuanya sudah selesai.',
  listTitle: 'Terusan ke SP4N-LAPOR!',
  listLead: 'Batas waktu dihitung dalam hari kerja: tanpa Sabtu, Minggu, libur nasional, dan cuti bersama.',
  steps: 'Langkah',
  stepsHint: 'Kosongkan yang belum terjadi.',
  stepDays: {
    verifiedOn: 'Diverifikasi tanggal',
    handledOn: 'Ditindaklanjuti tanggal',
    closedOn: 'Ditutup tanggal',
  } as Readonly<Record<LaporStep, string>>,
  saveSteps: 'Simpan langkah',
  handed: (day: string, number: string) => `Diteruskan ${dayText(day, 'id')} dengan nomor ${number}.`,
  handedText: 'Yang diteruskan',
  uncertain:
    'Libur nasional tahun berikutnya belum ditetapkan dalam portal ini, jadi batasnya bisa mundur beberapa hari.',
  calendar: (sources: readonly string[]) => `Kalender libur: ${sources.join('; ')}.`,
  problems: {
    dasar: 'Pilih apa yang diteruskan.',
    ringkasan: 'Tulis ringkasan, paling panjang 2.000 huruf.',
    golongan: 'Pilih golongan laporan.',
    nomor: 'Tulis nomor laporan: 3 sampai 40 huruf, angka, atau tanda hubung.',
    tanggal: 'Tulis tanggal yang sudah lewat, seperti 2026-07-15.',
    verifiedOn: 'Tulis tanggal verifikasi seperti 2026-07-15, atau kosongkan.',
    handledOn: 'Tulis tanggal tindak lanjut seperti 2026-07-15, atau kosongkan.',
    closedOn: 'Tulis tanggal penutupan seperti 2026-07-15, atau kosongkan.',
    order: 'Tanggal harus berurutan, dan langkah sebelumnya harus terisi.',
    future: 'Tanggal tidak boleh setelah hari ini.',
    'no-consent': 'Penulis belum mengizinkan isinya diteruskan.',
    'handed-on': 'Saran ini sudah diteruskan.',
    gone: 'Saran ini tidak bisa dibaca lagi.',
  } as Readonly<Record<string, string>>,
}

/** How a clock stands, in a sentence. */
export function clockText(clock: LaporClock): string {
  if (clock.step === null) return 'Selesai.'
  const name = stepNames[clock.step]
  const until = dayText(clock.until, 'id')
  if (clock.state === 'overdue') return `${name}: lewat ${-clock.left} hari kerja dari batas ${until}.`
  if (clock.state === 'last-day') return `${name}: hari terakhir, batasnya ${until}.`
  return `${name}: batas ${until}, tinggal ${clock.left} hari kerja.`
}
