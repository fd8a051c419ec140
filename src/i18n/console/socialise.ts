/** The sheets that explain the survey before it begins: one for the officers, one for the public. Both fill one A4 page. */
export const socialise = {
  title: 'Sosialisasi',
  lead: 'Jelaskan dulu, baru ukur. Dua lembar ini siap dicetak hitam putih di kertas A4 dan memuat nama instansi Anda.',
  afterwards: 'Sesudah dibagikan, catat tanggalnya di langkah persiapan.',
  note: 'Catat bahwa petugas sudah diberi penjelasan',
  back: 'Sosialisasi',
  sheets: {
    petugas: {
      name: 'Lembar untuk petugas',
      text: 'Apa yang ditanyakan, siapa melihat apa, lima larangan, dan hak petugas.',
    },
    masyarakat: {
      name: 'Lembar untuk masyarakat',
      text: 'Cara menilai, apa yang tidak ditanyakan, dan apa yang terjadi sesudahnya.',
    },
  },
}

type Sheet = {
  title: string
  lead: string
  parts: readonly { title: string; lines: readonly string[]; isNumbered?: boolean }[]
  foot: string
}

/** What an agency tells its officers; the five don'ts keep the answers honest. */
export const staffSheet = (agency: string): Sheet => ({
  title: 'Survei kepuasan masyarakat: untuk petugas layanan',
  lead: `Masyarakat yang selesai dilayani ${agency} dapat menilai layanan dengan memindai kode QR di loket.`,
  parts: [
    {
      title: 'Apa yang ditanyakan',
      lines: [
        'Penilaian umum dan unsur layanan menurut PermenPANRB 14/2017: persyaratan, prosedur, waktu, biaya, hasil, kemampuan dan sikap petugas, sarana, penanganan pengaduan.',
        'Saran boleh ditulis, boleh dilewati. Tidak ditanyakan: nama, NIK, nomor telepon, alamat, agama.',
      ],
    },
    {
      title: 'Siapa melihat apa',
      lines: [
        'Anda: angka Anda sendiri beserta cara menghitungnya.',
        'Atasan: nilai unit, dan angka petugas bila datanya cukup. Tidak ada peringkat petugas.',
        'Masyarakat: nilai unit dan instansi. Nama dan angka petugas tidak pernah diumumkan.',
        'Tidak ada yang tahu siapa menjawab apa.',
      ],
    },
    {
      title: 'Lima larangan',
      isNumbered: true,
      lines: [
        'Jangan meminta nilai tertentu: “kasih bintang empat, ya”.',
        'Jangan membacakan, menjelaskan, atau mengarahkan pertanyaan tertentu.',
        'Jangan menyebut akibatnya bagi Anda: bonus, teguran, atau target.',
        'Jangan berkata bahwa Anda bisa melihat jawabannya, dan jangan melihat layar pengisi.',
        'Jangan memilih siapa yang diajak, dan jangan mengisi atas nama orang lain.',
      ],
    },
    {
      title: 'Hak Anda',
      lines: [
        'Masukan masyarakat adalah bahan pertimbangan atasan, bukan putusan otomatis. Data yang sedikit tidak dipakai.',
        'Anda boleh melihat dasar penilaian, memberi penjelasan, dan meminta koreksi.',
        'Pembinaan didahulukan. Hasil kerja bersama dan keadaan loket ikut dipertimbangkan.',
        'Jawaban yang tidak wajar ditahan dan diperiksa dua orang di luar unit Anda.',
      ],
    },
  ],
  foot: 'Cukup katakan: “Kami senang kalau Bapak/Ibu menilai layanan ini. Kodenya di sini.”',
})

/** What an agency tells the public. */
export const publicSheet = (agency: string): Sheet => ({
  title: 'Nilai layanan kami',
  lead: `Pendapat Anda membantu ${agency} memperbaiki layanan. Sekitar satu menit, lewat ponsel apa pun.`,
  parts: [
    {
      title: 'Caranya',
      isNumbered: true,
      lines: [
        'Pindai kode QR di loket dengan kamera ponsel, atau ketik alamat di bawah kode.',
        'Jawab pertanyaannya. Yang tidak Anda alami boleh dilewati.',
        'Simpan nomor bukti. Dengan nomor itu Anda dapat memeriksa bahwa jawaban Anda dihitung.',
      ],
    },
    {
      title: 'Yang tidak kami tanyakan',
      lines: [
        'Nama, NIK, nomor telepon, alamat, agama. Tidak perlu akun, tidak perlu aplikasi.',
        'Petugas tidak melihat jawaban Anda, dan layanan kepada Anda tidak bergantung padanya.',
      ],
    },
    {
      title: 'Sesudah itu',
      lines: [
        'Semua jawaban menjadi Indeks Kepuasan Masyarakat. Hasilnya terbuka untuk siapa saja.',
        'Tidak punya ponsel? Mintalah formulir kertas.',
        'Untuk pengaduan yang perlu ditindaklanjuti, gunakan SP4N-LAPOR! di lapor.go.id atau SMS 1708.',
      ],
    },
  ],
  foot: 'Periksa alamatnya sebelum mengisi: kode yang benar membuka alamat resmi di bawah ini.',
})
