/** The page about privacy: what is kept, what is not, where, who sees it, how long. */
import type { Lang } from '../domain/questionnaire.ts'

type Section = { title: string; items?: readonly string[]; text?: string }
type Privacy = { title: string; lead: string; sections: (commentMax: string) => readonly Section[] }

export const privacy: Readonly<Record<Lang, Privacy>> = {
  id: {
    title: 'Privasi',
    lead: 'Anda menilai tanpa nama. Portal ini tidak meminta dan tidak membuat akun untuk Anda.',
    sections: (commentMax) => [
      {
        title: 'Yang disimpan',
        items: [
          'Jawaban Anda, tanggal, jam (tanpa menit), dan bahasa yang Anda pakai.',
          'Ketukan pertama Anda, supaya terlihat berapa orang yang mulai mengisi tetapi tidak selesai.',
          'Tempatnya: unit, layanan, loket, dan petugas yang sedang bertugas kalau hanya ada satu.',
          'Jenis kelamin, kelompok usia, pendidikan, dan pekerjaan, hanya kalau Anda isi.',
          `Saran Anda, paling panjang ${commentMax} huruf. Saran disimpan terenkripsi. Jangan tulis nama atau nomor telepon di dalamnya.`,
          'Struk kunjungan yang dipakai, sebagai sidik yang kuncinya dihapus setelah semua struk bulan itu kedaluwarsa. Portal tidak mencatat struk mana diberikan kepada siapa.',
          'Nomor acak halaman survei, supaya satu kiriman tidak terhitung dua kali.',
        ],
      },
      {
        title: 'Yang tidak disimpan',
        text: 'Nama, NIK, nomor telepon, alamat, agama, lokasi ponsel, dan alamat internet (IP) Anda tidak ada di basis data portal ini. Survei tidak memuat apa pun dari situs lain. Kuki hanya dipakai kalau Anda memindai struk kunjungan: paling lama setengah jam, sampai penilaian terkirim. Anjungan milik instansi memakai kuki untuk mengenali perangkatnya dan, selama dua puluh detik, untuk menunjukkan nomor bukti.',
      },
      {
        title: 'Yang ada di ponsel Anda',
        text: 'Jawaban yang belum terkirim disimpan di ponsel Anda paling lama satu hari, supaya tidak hilang kalau halaman termuat ulang atau baterai habis. Penilaian yang menunggu jaringan disimpan sampai diterima. Nomor bukti disimpan satu hari. Kalau ponsel dipakai bersama, beri tanda di bawah survei: jawaban tidak disimpan. Anjungan tidak menyimpan apa pun setelah penilaian diterima.',
      },
      {
        title: 'Siapa yang melihat',
        items: [
          'Instansi melihat jumlah dan nilai rata-rata dari semua jawaban di tempatnya. Pimpinan, pengelola survei, dan pengawasnya bisa mengunduh jawaban satu per satu, tanpa jam, loket, petugas, saran, dan nomor bukti.',
          'Saran dibaca dalam salinan: nama, nomor, dan alamat disamarkan portal lebih dulu. Yang sudah diperiksa bisa terbit, paling sedikit lima sekaligus, tanpa tanggal dan tanpa nilai.',
          'Saran baru diteruskan ke SP4N-LAPOR! dengan kata-kata Anda kalau Anda mengizinkannya lewat nomor bukti.',
          'Masyarakat hanya melihat hasil yang sudah terbit, paling sedikit dari 10 responden.',
          'Petugas tidak bisa melihat siapa yang memberi jawaban. Nama petugas tidak pernah diterbitkan.',
        ],
      },
      {
        title: 'Berapa lama',
        text: 'Jawaban disimpan selama portal dipakai, karena nilai harus bisa dihitung ulang. Kata-kata saran dan jawaban tertulis tidak bisa dibaca lagi oleh siapa pun setelah 12 bulan: kunci bulan itu dimusnahkan. Saran yang sudah terbit tetap terbit. Siapa pun yang memegang nomor bukti hanya bisa melihat nama instansi, tanggal menilai, apakah penilaian itu sudah dihitung, dan jawaban instansi kalau Anda memintanya.',
      },
    ],
  },
  en: {
    title: 'Privacy',
    lead: 'You rate without your name. This portal asks for no account and makes none for you.',
    sections: (commentMax) => [
      {
        title: 'What is kept',
        items: [
          'Your answers, the date, the hour (without minutes), and the language you used.',
          'Your first tap, to see how many people begin and do not finish.',
          'The place: unit, service, counter, and the officer on duty if there was only one.',
          'Gender, age group, education and occupation, only if you gave them.',
          `Your suggestions, up to ${commentMax} characters. They are stored encrypted. Please leave out names and phone numbers.`,
          'The visit slip you used, as a fingerprint whose key is deleted once all slips of that month have expired. The portal does not note who was given which slip.',
          'The random number of the survey page, so that nothing counts twice.',
        ],
      },
      {
        title: 'What is not kept',
        text: 'Your name, identity number, phone number, address, religion, the place of your phone, and your internet (IP) address are not in the database of this portal. The survey loads nothing from other sites. A cookie is used only if you scan a visit slip: for half an hour at most, until your rating is sent. A kiosk that belongs to an agency uses cookies to be recognised as a device and, for twenty seconds, to show a receipt.',
      },
      {
        title: 'What is on your phone',
        text: 'Answers that were not sent are kept on your phone for a day at most, so that they survive a reload or an empty battery. A rating that waits for the network is kept until it is received. The receipt is kept for a day. If others use the phone too, tick the box below the survey: then no answers are kept. A kiosk keeps nothing once the rating is received.',
      },
      {
        title: 'Who sees it',
        items: [
          'The agency sees counts and averages of all answers at its places. Its leaders, survey managers and inspectors can download the answers one by one, without hour, counter, officer, suggestion and receipt number.',
          'Suggestions are read as a copy in which the portal has blacked out names, numbers and addresses. What was checked may be published, at least five at a time, without a date and without scores.',
          'A suggestion goes on to SP4N-LAPOR! in your own words only if you allow it with your receipt number.',
          'The public sees published results only, from at least 10 respondents.',
          'Staff cannot see who gave an answer. Names of staff are never published.',
        ],
      },
      {
        title: 'For how long',
        text: 'Answers are kept for as long as the portal is in use, because the scores must be computable again. After 12 months nobody can read the words of suggestions and written answers any more: the key of that month is destroyed. What was published stays published. Whoever holds a receipt number sees only the name of the agency, the date of the rating, whether it was counted, and the agency’s reply if you asked for one.',
      },
    ],
  },
}
