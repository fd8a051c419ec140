/** What invented citizens write, by what they gave: with invented numbers and names, so that there is something to take out. */

export type SeedComment = { text: string; wantsReply?: true }

/** What a moderator of the demonstration lets through holds no numbers, so that no page of results shows one that is no figure. */
export const praises: readonly SeedComment[] = [
  { text: 'Petugasnya ramah dan sabar menjelaskan sampai saya paham.' },
  { text: 'Cepat sekali, baru duduk sudah dipanggil. Terima kasih.' },
  { text: 'Ruang tunggu bersih dan kursinya cukup.' },
  { text: 'Alurnya jelas, ada yang mengarahkan dari pintu masuk.' },
  { text: 'Pelayanan bagus, saya tidak perlu bolak-balik.' },
  { text: 'Terima kasih sudah membantu orang tua saya yang memakai kursi roda.' },
  { text: 'Suratnya selesai sesuai janji.' },
  { text: 'Satpam membukakan pintu dan menunjukkan loketnya, senang sekali.' },
  { text: 'Mbak Wulan di loket 2 sangat membantu, terima kasih.' },
  { text: 'Gratis dan cepat, tidak seperti cerita orang.' },
]

export const complaints: readonly SeedComment[] = [
  { text: 'Antre dari jam 08.00 sampai jam 11.30, loket yang buka hanya satu.', wantsReply: true },
  { text: 'Petugas di loket 4 ketus, saya ditanya sambil main ponsel.' },
  { text: 'Ruang tunggu panas, kipasnya rusak.', wantsReply: true },
  { text: 'Nomor antrean saya dilewati. Hubungi saya di 0812-0000-1234.', wantsReply: true },
  { text: 'Persyaratan di papan berbeda dengan yang diminta, saya pulang lagi mengambil berkas.' },
  {
    text: 'Diminta Rp 50.000 padahal tertulis gratis. NIK saya 3299010101900001 kalau mau diperiksa.',
    wantsReply: true,
  },
  { text: 'Toiletnya kotor dan airnya mati.' },
  { text: 'Parkir sempit, motor Z 1234 ZZZ menutup jalan masuk.' },
  { text: 'Sudah mengadu lewat surel warga.contoh@contoh.example tapi tidak ditanggapi.', wantsReply: true },
  { text: 'Sistemnya lambat, petugas bilang coba besok lagi.' },
]

export const suggestions: readonly SeedComment[] = [
  { text: 'Mohon kursi tunggu ditambah, banyak lansia berdiri.', wantsReply: true },
  { text: 'Semoga bisa daftar antrean dari rumah.' },
  { text: 'Sebaiknya syarat ditempel di depan pintu juga.' },
  { text: 'Tolong sediakan air minum dan tempat mengisi daya ponsel.' },
  { text: 'Sediakan jalur untuk kursi roda.', wantsReply: true },
  { text: 'Usul: buka hari Sabtu pagi sekali sebulan.' },
]

export const others: readonly SeedComment[] = [
  { text: 'JUAL PULSA MURAH hubungi 081299990000' },
  { text: 'Nama saya Rudi Contoh, tinggal di Jl. Kenanga No. 12 RT 03/RW 04.' },
  { text: 'Apakah akta bisa diambil orang lain?', wantsReply: true },
]
