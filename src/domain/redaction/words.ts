/** Word lists of the redaction: what stands before a name, and what is none although it stands there. All in small letters. */

const listOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** After these any word is taken for a name unless it is one of {@link noNames}, however it is written. */
export const honorifics = 'pak bapak bpk bp bu ibu mas mbak mba mbk sdr sdri saudara saudari'.split(' ')

/** After these a word with a capital is one: most of them are words of their own as well. */
export const rareHonorifics =
  'dr drg dokter bidan suster ners om tante kak kakak bang abang kang teh teteh neng ustad ustadz ustaz haji hj cak ning gus uda uni daeng tuan nyonya ny tn nn'.split(
    ' ',
  )

/** Roles, titles, and everyday words that follow an honorific without being a name. */
export const noNames = listOf(`
  petugas satpam security lurah camat kades kepala kadis kabid kasi staf staff pegawai karyawan admin administrator operator
  resepsionis kasir teller dokter bidan perawat suster ners guru dosen kepsek sekretaris bendahara bupati walikota wali gubernur
  menteri presiden rt rw polisi tentara hakim jaksa penghulu kpp ketua wakil direktur manajer pimpinan atasan pejabat pns asn honorer magang
  penjaga parkir tukang sopir supir ojek kurir pak bapak bpk bu ibu mas mbak mba kak bang
  yang yg di ke dari dr dan atau atw dengan dgn untuk utk buat bagi pada oleh kepada sebagai karena krn agar supaya kalau kalo jika bila
  saya aku kami kita anda kamu kalian dia ia mereka nya sendiri semua semuanya sekalian beliau para si
  itu ini tersebut tsb tadi lain lainnya sana sini situ mana
  sangat sekali amat agak cukup kurang lebih paling terlalu masih lagi juga jg saja aja hanya cuma
  sudah sdh udah belum blm akan bisa bs dapat mau ingin harus tidak tdk tak ga gak nggak enggak bukan jangan tolong mohon minta terima makasih maaf
  ramah judes ketus jutek galak baik sopan santun sabar cepat lambat lama pelayanan layanan pelayan loket bagian depan belakang dalam luar
  hamil menyusui tua muda lansia rumah tangga kota negara pertiwi angkat asuh kandung tiri mertua kos kost warung
  adalah merupakan ada tolonglah membantu melayani menjelaskan marah senyum duduk berdiri bilang berkata datang pergi pulang
  jam hari pagi siang sore malam tanggal minggu senin selasa rabu kamis jumat sabtu bulan tahun
  hormat yth terhormat sama tetap selalu sering jarang kadang malah justru pernah sempat lagi langsung bantu kasih beri jaga
  pertama kedua ketiga satu dua tiga empat lima enam tujuh delapan sembilan sepuluh
`)

/** Names of people that are everyday words too: taken out where they are written as names. */
export const everydayNames = listOf(`
  bagus indah sari bunga melati mawar cahaya bintang surya jaya setia lestari sabar rahmat pagi fajar embun citra puspa purnama utama mulia budi
  adil anugerah baik berkah cinta damai dewi dua eka tri dwi gita guntur harum intan jati jelita karya kartika kasih kencana laksmi maju makmur merdeka
  mulya murni nanda nur permata pertiwi putra putri rahayu ratu raya ria sejati sentosa sri tirta tulus untung utami wahyu wati wulan satria
  asih ayu arum bakti sukma jujur hadi rizki rezeki ikhlas iman taufik hidayah slamet selamat beni agung abadi aman lela gilang cerah senja lintang
`)

/** Everyday words that differ by a letter from names of people. */
export const everydayWords = listOf(`
  nanti ganti santai pantai wajar pajar bayar dinas tangga bangga indah entah rendah mudah sudah susah salah rumah murah ramah cerah
  melayani pelayan layanan antrian antrean nomor lokasi kantor petugas tunggu menunggu lambat cepat lama harus habis bagus halus mulus kurus
  jalan jangan tangan dengan ringan angin ingin dingin panas pintar pinter lantai hanya nyaman aman teman taman halaman pesan kesan kasar besar benar
  sabar kabar bahar datar daftar antar lancar luar lebar layar surat berat sehat lewat tepat dapat rapat rapih rapi fakta data mata kata nyata
  warga harga marga kerja meja kursi kunci kartu waktu satu pintu bantu lampu tamu ilmu dulu lalu malu selalu perlu buku biaya gratis
  kepala kelapa gelar besok esok rusak masak kotak tidak bijak banyak nyata wanita berita cerita kereta
  masih kasih bersih terima senang tenang kurang orang barang ruang uang pulang ulang sekarang jarang kadang sedang
  cukup tutup hidup redup siap lengkap setiap tetap harap lembut sebut tersebut ribut
  anaknya bantuan bersama semoga sehingga sampai mulai nilai pakai pegawai
`)
