/** The questions that citizens ask, and where the answer leads. */
import type { Lang } from '../domain/questionnaire.ts'

type Question = { question: string; answer: string; link?: { path: string; text: string } }
type Help = { title: string; questions: readonly Question[] }

export const help: Readonly<Record<Lang, Help>> = {
  id: {
    title: 'Bantuan',
    questions: [
      {
        question: 'Ponsel saya tidak bisa memindai kode QR.',
        answer: 'Ketik kode di bawah gambar QR pada halaman depan. Huruf besar atau kecil sama saja.',
        link: { path: '/', text: 'Ketik kode' },
      },
      {
        question: 'Apakah semua pertanyaan harus dijawab?',
        answer: 'Tidak. Satu jawaban pun sudah tersimpan. Lewati pertanyaan yang tidak Anda alami.',
      },
      {
        question: 'Internet terputus saat mengirim. Apakah penilaian saya masuk?',
        answer:
          'Kalau tertulis “Menunggu jaringan”, penilaian terkirim sendiri nanti. Kalau nomor bukti belum muncul, tekan Kirim penilaian sekali lagi. Kiriman ganda tetap dihitung satu kali.',
      },
      {
        question: 'Apa gunanya nomor bukti?',
        answer:
          'Untuk memastikan penilaian Anda dihitung, dan untuk membaca jawaban atas saran Anda. Nomor yang hilang tidak bisa dicari, karena portal tidak tahu milik siapa. Penilaian Anda tetap dihitung.',
        link: { path: '/cek', text: 'Cek bukti' },
      },
      {
        question: 'Bisakah saya mengubah penilaian?',
        answer: 'Tidak. Penilaian yang sudah tersimpan tidak bisa diubah oleh siapa pun lewat portal ini.',
      },
      {
        question: 'Apakah petugas tahu saya yang menilai?',
        answer: 'Tidak. Portal tidak meminta nama, nomor telepon, atau akun Anda.',
        link: { path: '/privasi', text: 'Baca apa yang disimpan' },
      },
      {
        question: 'Saya ingin mengadu dan mendapat jawaban.',
        answer:
          'Survei ini bukan kanal pengaduan. Sampaikan aduan lewat SP4N-LAPOR!, tautannya ada di bawah halaman ini.',
      },
    ],
  },
  en: {
    title: 'Help',
    questions: [
      {
        question: 'My phone cannot scan the QR code.',
        answer: 'Type the code below the QR image on the front page. Upper or lower case makes no difference.',
        link: { path: '/', text: 'Type the code' },
      },
      {
        question: 'Do I have to answer every question?',
        answer: 'No. Even one answer is stored. Skip what did not apply to you.',
      },
      {
        question: 'The internet broke off while I was sending. Did my rating arrive?',
        answer:
          'If the page says “Waiting for the network”, it is sent by itself later. If no receipt has appeared, press Send rating once more. Sent twice, it still counts once.',
      },
      {
        question: 'What is the receipt number for?',
        answer:
          'To make sure that your rating was counted, and to read the reply to your suggestion. A lost number cannot be found again, because the portal does not know whose it is. Your rating still counts.',
        link: { path: '/cek', text: 'Check a receipt' },
      },
      {
        question: 'Can I change my rating?',
        answer: 'No. Once stored, a rating cannot be changed by anybody through this portal.',
      },
      {
        question: 'Do the staff know that it was me?',
        answer: 'No. The portal does not ask for your name, phone number or account.',
        link: { path: '/privasi', text: 'Read what is kept' },
      },
      {
        question: 'I want to complain and get an answer.',
        answer:
          'This survey is not the complaint channel. Complaints go through SP4N-LAPOR!; its link is at the bottom of this page.',
      },
    ],
  },
}
