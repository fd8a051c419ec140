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
      'Terbitan tetap.',
      'Hasil terbit disimpan utuh bersama sidiknya (SHA-256). Portal tidak pernah menulis ulang terbitan. Sidik ada di bawah setiap halaman hasil penilaian. Siapa yang menyimpan sidiknya bisa mengetahui kalau angkanya diubah.',
    ],
  ],
  links: { check: 'Cek bukti', results: 'Hasil penilaian' },
  excluded: 'Yang dikeluarkan',
  excludedText:
    'Petugas boleh menyengketakan jawaban, misalnya karena jadwal jaga salah tercatat. Kalau dua orang memutuskan begitu, jawaban itu tidak dipakai untuk angka tentang petugas. Nilai unit tidak berubah, dan tidak ada jawaban yang dihapus.',
  none: 'Sampai hari ini tidak ada jawaban yang dikeluarkan.',
  answers: (agency: string, count: string) => `${agency}: ${count} jawaban.`,
  unsure: 'Yang belum dijamin',
  limits: [
    'Pengelola basis data masih bisa mengubah data langsung. Rantai catatan yang membuat perubahan seperti itu terlihat oleh pihak luar belum ada.',
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
      'Releases stay.',
      'Published results are kept whole, with their digest (SHA-256). The portal never writes a release again. The digest stands at the foot of every page of results; whoever keeps it can tell when a number was changed.',
    ],
  ],
  links: { check: 'Check a receipt', results: 'Published results' },
  excluded: 'What was left out',
  excludedText:
    'Officers may dispute answers, for instance because the roster was recorded wrongly. Where two people decide so, these answers are not used for figures about officers. The score of the unit does not change, and no answer is deleted.',
  none: 'Until today no answer was left out.',
  answers: (agency, count) => `${agency}: ${count} answers.`,
  unsure: 'Not guaranteed yet',
  limits: [
    'Whoever runs the database can still change data directly. A chain of records that would show such a change to outsiders is not there yet.',
    'A QR code on a wall can be scanned more than once by the same person.',
  ],
}

export function integrityTexts(lang: Lang): typeof id {
  return lang === 'en' ? en : id
}
