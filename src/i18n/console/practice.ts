/** The words about the agency to practise in. */

export const practice = {
  /** The one line of this file that citizens may see too, whoever scans a code of practice. */
  band: {
    id: ['Latihan – bukan data sungguhan.', 'Orang, loket, dan jawaban di sini rekaan; masyarakat tidak melihatnya.'],
    en: ['Practice – not real data.', 'People, counters and answers here are invented and never published.'],
  },
  toReal: (agency: string) => `Kembali ke ${agency}`,
  title: 'Instansi latihan',
  lead: 'Kota rekaan untuk mencoba semua halaman: mengubah unit, mencetak kode, mengisi survei, melihat hasil. Apa pun yang dicoba di sana tidak menyentuh data instansi Anda.',
  members:
    'Semua anggota instansi Anda bisa masuk ke sana dengan peran yang sama. Anggota dan peran tetap diatur di instansi yang sungguhan.',
  marked: 'Setiap halamannya ditandai "Latihan". Kodenya bisa dipindai, dan layar surveinya pun ditandai.',
  hidden: 'Instansi latihan tidak muncul di halaman depan, halaman hasil, data terbuka, maupun publikasi mana pun.',
  none: 'Belum ada instansi latihan.',
  make: 'Buat instansi latihan',
  makeNote: 'Isinya 15 unit, 150 petugas, 63 titik, dan 4.000 jawaban rekaan. Siap dalam beberapa detik.',
  open: 'Buka instansi latihan',
  discard: 'Buang instansi latihan',
  discardTitle: 'Buang instansi latihan?',
  discardLines: (name: string) => [
    `${name} dihapus bersama semua isinya: unit, petugas, kuesioner, jawaban, dan jejaknya.`,
    'Kode latihan yang sudah dicetak tidak berlaku lagi.',
    'Data instansi Anda yang sungguhan tidak berubah.',
    'Sesudah ini Anda bisa membuat instansi latihan yang baru.',
  ],
  said: {
    dibuat: 'Instansi latihan sudah dibuat.',
    ada: 'Instansi latihan sudah ada.',
    dibuang: 'Instansi latihan dibuang.',
  },
}
