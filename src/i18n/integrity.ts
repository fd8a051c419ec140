/** The page about what is guaranteed and what is not. */
import type { Lang } from '../domain/questionnaire.ts'

const id = {
  title: 'Integritas',
  heading: 'Apa yang dijamin, dan apa yang belum',
  lead: 'Penilaian hanya berguna kalau tidak bisa hilang, digandakan, atau diubah diam-diam.',
  sure: 'Yang dijamin hari ini',
  promises: [
    [
      'Bukti.',
      'Nomor bukti baru muncul setelah penilaian Anda tersimpan di basis data. Cek kapan saja di halaman Cek bukti.',
    ],
    [
      'Tersimpan satu kali.',
      'Mengirim ulang halaman yang sama tidak menambah penilaian. Anda mendapat nomor bukti yang sama.',
    ],
    [
      'Bisa dihitung ulang.',
      'Semua nilai berasal dari hitungan bilangan bulat. Hitungan itu bisa diulang dari jawaban asli dan harus sama persis.',
    ],
    [
      'Tidak bisa diubah diam-diam.',
      'Setiap terbitan, setiap perubahan oleh pegawai, dan setiap jawaban masuk ke jejak integritas, yang hanya bisa bertambah. Kalau salah satunya diubah atau dihapus kemudian, jejak tidak cocok lagi.',
    ],
    [
      'Terbitan tetap.',
      'Hasil terbit disimpan utuh bersama sidiknya (SHA-256). Portal tidak pernah menulis ulang terbitan. Sidik ada di bawah setiap halaman hasil penilaian. Siapa yang menyimpan sidiknya bisa mengetahui kalau angkanya diubah.',
    ],
  ],
  links: { check: 'Cek bukti', results: 'Hasil penilaian' },
  log: {
    heading: 'Jejak integritas',
    empty: 'Belum ada catatan. Catatan pertama masuk dalam satu jam setelah portal berjalan.',
    head: 'Kepala jejak',
    headText: (entries: string, moment: string) => `${entries} catatan, ${moment}`,
    root: 'Sidik seluruh jejak',
    key: 'Kunci pemeriksa',
    checked: 'Pemeriksaan terakhir',
    right: (moment: string) => `${moment}: semuanya cocok`,
    wrong: (moment: string, findings: string) => `${moment}: ${findings} hal tidak cocok`,
    unchecked: 'Belum. Portal memeriksa seluruh jejak setiap malam.',
    selfHeading: 'Periksa sendiri',
    selfText:
      'Anda tidak perlu percaya kepada kami. Unduh program kecil yang bisa dibaca siapa saja, lalu jalankan dengan Node.js 20 atau lebih baru:',
    selfName: 'Ganti INSTANSI dengan nama instansi di alamat halaman hasilnya, misalnya kota-contoh.',
    selfSteps: [
      'Program itu menghitung ulang sidik terbitan, mencari terbitan itu dalam jejak, dan memeriksa tanda tangan kepalanya.',
      'Catat kunci pemeriksa di atas, dan simpan kepala jejak hari ini. Nanti, beri berkas itu kepada program: jejak yang baru harus lanjutan dari yang Anda simpan.',
    ],
    program: 'Unduh program pemeriksa',
    keep: 'Simpan kepala jejak hari ini',
    days: 'Kepala jejak per hari',
    day: 'Hari',
    entries: 'Catatan',
    note: 'Kepala',
    open: 'buka',
    form: 'Bentuknya pohon Merkle (RFC 6962) dengan kepala bertanda tangan Ed25519 (C2SP tlog-checkpoint).',
  },
  excluded: 'Yang dikeluarkan',
  excludedText:
    'Petugas boleh menyengketakan jawaban, misalnya karena jadwal jaga salah tercatat. Kalau dua orang memutuskan begitu, jawaban itu tidak dipakai untuk angka tentang petugas. Nilai unit tidak berubah, dan tidak ada jawaban yang dihapus.',
  none: 'Sampai hari ini tidak ada jawaban yang dikeluarkan.',
  answers: (agency: string, count: string) => `${agency}: ${count} jawaban.`,
  unsure: 'Yang belum dijamin',
  limits: [
    'Jawaban dan perubahan dari satu jam terakhir belum masuk jejak.',
    'Siapa yang menguasai basis data sekaligus kunci portal bisa menulis jejak baru dari awal. Itu hanya ketahuan dari kepala jejak yang disimpan orang lain. Karena itu, simpanlah.',
    'Kode QR yang ditempel bisa dipindai lebih dari sekali oleh orang yang sama.',
  ],
}

const en: typeof id = {
  title: 'Integrity',
  heading: 'What is guaranteed, and what is not yet',
  lead: 'Ratings are of use only if they cannot be lost, doubled or changed in silence.',
  sure: 'Guaranteed today',
  promises: [
    [
      'A receipt.',
      'The number of a receipt appears only after your rating was stored in the database. Check it at any time on the page Check a receipt.',
    ],
    ['Stored once.', 'Sending the same page again adds no rating. You get the same receipt.'],
    [
      'Can be counted again.',
      'All scores come from counts in whole numbers. They can be counted again from the original answers, and must agree exactly.',
    ],
    [
      'Nothing changes in silence.',
      'Every release, every change by staff and every answer goes into the integrity log, which can only grow. Whatever is changed or deleted later no longer fits the log.',
    ],
    [
      'Releases stay.',
      'Published results are kept whole, with their digest (SHA-256). The portal never writes a release again. The digest stands at the foot of every page of results; whoever keeps it can tell when a number was changed.',
    ],
  ],
  links: { check: 'Check a receipt', results: 'Published results' },
  log: {
    heading: 'The integrity log',
    empty: 'There is no entry yet. The first one is made within an hour of the start of the portal.',
    head: 'Head of the log',
    headText: (entries, moment) => `${entries} entries, ${moment}`,
    root: 'Digest of the whole log',
    key: 'Verifier key',
    checked: 'Last looked at',
    right: (moment) => `${moment}: everything fits`,
    wrong: (moment, findings) => `${moment}: ${findings} things do not fit`,
    unchecked: 'Not yet. The portal looks at the whole log every night.',
    selfHeading: 'Check it yourself',
    selfText:
      'You need not trust us. Download a small program that anybody can read, and run it with Node.js 20 or newer:',
    selfName:
      'In the place of INSTANSI goes the name of the agency in the address of its results, such as kota-contoh.',
    selfSteps: [
      'It computes the digest of a release again, looks for the release in the log, and checks the signature of the head.',
      'Note the verifier key above, and keep the head of today. Later, give that file to the program: the log of then must continue the one you kept.',
    ],
    program: 'Download the verifier',
    keep: 'Keep the head of today',
    days: 'Heads by day',
    day: 'Day',
    entries: 'Entries',
    note: 'Head',
    open: 'open',
    form: 'It is a Merkle tree (RFC 6962) whose heads are signed with Ed25519 (C2SP tlog-checkpoint).',
  },
  excluded: 'What was left out',
  excludedText:
    'Officers may dispute answers, for instance because the roster was recorded wrongly. Where two people decide so, these answers are not used for figures about officers. The score of the unit does not change, and no answer is deleted.',
  none: 'Until today no answer was left out.',
  answers: (agency, count) => `${agency}: ${count} answers.`,
  unsure: 'Not guaranteed yet',
  limits: [
    'Answers and changes of the last hour are not in the log yet.',
    'Whoever holds both the database and the key of the portal can write a new log from the beginning. Only a head of the log that somebody else kept tells of that. So keep one.',
    'A QR code on a wall can be scanned more than once by the same person.',
  ],
}

export function integrityTexts(lang: Lang): typeof id {
  return lang === 'en' ? en : id
}
