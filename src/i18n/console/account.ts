/** The words of one's own account: signing in, passwords, recovery, second factors, letters. Indonesian only. */

export const signIn = {
  title: 'Masuk untuk petugas',
  citizen: 'Untuk menilai layanan, Anda tidak perlu masuk: pindai saja kode QR di loket.',
  email: 'Alamat surel dinas',
  password: 'Kata sandi',
  show: 'Tampilkan',
  hide: 'Sembunyikan',
  go: 'Masuk',
  wrong: 'Alamat surel atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.',
  missing: 'Isi alamat surel dan kata sandi.',
  locked: (minutes: number) =>
    `Terlalu banyak percobaan. Tunggu ${minutes} menit, lalu coba lagi. Kalau lupa kata sandi, pulihkan akun Anda.`,
  said: {
    keluar: 'Anda sudah keluar.',
    pulih: 'Kata sandi baru tersimpan. Semua perangkat lain sudah dikeluarkan. Silakan masuk.',
  },
  forgot: 'Lupa kata sandi?',
  other: 'Cara lain',
  byPasskey: 'Masuk dengan kunci sandi (passkey)',
  byProvider: (name: string) => `Masuk dengan ${name}`,
  code: {
    title: 'Langkah kedua',
    lead: 'Buka aplikasi autentikator di ponsel Anda dan ketik kodenya.',
    label: 'Kode enam angka',
    backupLead: 'Ketik salah satu kode cadangan yang Anda cetak. Setiap kode berlaku sekali.',
    backupLabel: 'Kode cadangan',
    toBackup: 'Ponsel tidak ada? Pakai kode cadangan',
    toApp: 'Pakai kode dari aplikasi',
    wrong: 'Kode tidak cocok atau sudah lewat waktunya. Ketik kode yang baru.',
    missing: 'Ketik kodenya.',
    again: 'Mulai lagi dari awal',
  },
  passkey: {
    title: 'Masuk dengan kunci sandi',
    lead: 'Perangkat Anda akan meminta sidik jari, wajah, atau PIN.',
    go: 'Buka dengan kunci sandi',
    failed: 'Kunci sandi tidak terbaca atau tidak dikenal di sini. Coba lagi, atau masuk dengan kata sandi.',
    noScript: 'Cara ini membutuhkan JavaScript. Masuklah dengan kata sandi.',
    back: 'Masuk dengan kata sandi',
  },
  provider: {
    title: 'Belum bisa masuk',
    away: 'Penyedia akun itu sedang tidak menjawab. Coba lagi nanti, atau masuk dengan kata sandi.',
    stranger:
      'Alamat surel akun itu belum diundang ke portal ini. Mintalah undangan kepada administrator instansi Anda.',
    unverified: 'Penyedia akun itu belum memastikan alamat surel Anda. Pastikan dulu di sana, lalu coba lagi.',
    failed: 'Masuk dengan akun itu tidak selesai. Mulai lagi dari halaman masuk.',
    back: 'Ke halaman masuk',
  },
}

export const passwords = {
  hint: (least: number) =>
    `Paling sedikit ${least} karakter. Kalimat pendek yang hanya Anda tahu lebih kuat daripada kata yang rumit. Boleh ditempel dari pengelola sandi.`,
  short: (least: number) => `Kata sandi paling sedikit ${least} karakter.`,
  long: (most: number) => `Kata sandi paling banyak ${most} karakter.`,
  common: 'Kata sandi ini termasuk yang pertama dicoba orang. Pilih yang lain.',
  about: 'Kata sandi ini memuat nama, alamat surel, atau nama instansi Anda. Pilih yang lain.',
}

export const recovery = {
  title: 'Pulihkan akun',
  lead: 'Ketik alamat surel dinas Anda. Kalau ada akunnya, kami kirim tautan untuk membuat kata sandi baru.',
  email: 'Alamat surel dinas',
  go: 'Kirim tautan',
  sentTitle: 'Periksa surel Anda',
  sent: (minutes: number) =>
    `Kalau ada akun dengan alamat itu, tautan sudah dikirim ke sana. Tautan berlaku ${minutes} menit dan hanya sekali.`,
  sentHelp: 'Tidak ada surel? Lihat kotak spam, atau mintalah tautan kepada administrator instansi Anda.',
  noMail: 'Portal ini belum bisa mengirim surel.',
  noMailText:
    'Mintalah tautan pemulihan kepada administrator instansi Anda. Administrator membuatnya di halaman akun Anda dan memberikannya langsung kepada Anda.',
  newTitle: 'Buat kata sandi baru',
  newLead: 'Setelah ini, semua perangkat yang masih masuk dengan akun Anda dikeluarkan.',
  password: 'Kata sandi baru',
  save: 'Simpan kata sandi',
  missing: 'Isi alamat surel dengan benar, misalnya nama@instansi.go.id.',
  deadTitle: 'Tautan ini tidak berlaku lagi',
  dead: 'Tautan pemulihan hanya berlaku sekali dan tidak lama. Mintalah yang baru.',
  again: 'Minta tautan baru',
}

export const account = {
  title: 'Akun saya',
  signedInAs: 'Anda masuk sebagai',
  password: 'Kata sandi',
  changePassword: 'Ganti kata sandi',
  secondFactor: 'Langkah kedua',
  secondFactorText: 'Dengan langkah kedua, kata sandi yang dicuri tidak cukup untuk masuk.',
  devices: 'Perangkat yang masuk',
  devicesText: 'Kalau ada yang bukan Anda, keluarkan, lalu ganti kata sandi.',
  here: 'perangkat ini',
  since: (moment: string) => `masuk ${moment}`,
  lastUsed: (moment: string) => `terakhir dipakai ${moment}`,
  end: 'Keluarkan',
  endOthers: 'Keluarkan semua perangkat lain',
  back: 'Akun saya',
  said: {
    sandi: 'Kata sandi diganti. Perangkat lain sudah dikeluarkan.',
    keluar: 'Perangkat itu sudah dikeluarkan.',
    lain: 'Semua perangkat lain sudah dikeluarkan.',
    aplikasi: 'Aplikasi autentikator dilepas.',
    kunci: 'Kunci sandi tersimpan.',
    nama: 'Nama kunci sandi diganti.',
    lepas: 'Kunci sandi dilepas.',
  } as Readonly<Record<string, string>>,
  current: 'Kata sandi sekarang',
  currentHint: 'Supaya hanya Anda yang bisa mengubah ini.',
  currentWrong: 'Kata sandi sekarang tidak cocok.',
  next: 'Kata sandi baru',
  save: 'Simpan',
  app: {
    title: 'Aplikasi autentikator',
    on: 'Terpasang.',
    off: 'Belum terpasang.',
    set: 'Pasang aplikasi autentikator',
    lead: 'Aplikasi di ponsel memberi kode enam angka yang berganti tiap 30 detik. Banyak yang gratis dan bekerja tanpa internet.',
    start: 'Mulai',
    scan: 'Pindai gambar ini dengan aplikasi autentikator.',
    qr: 'Kode QR untuk aplikasi autentikator',
    type: 'Tidak bisa memindai? Ketik kunci ini:',
    code: 'Kode enam angka dari aplikasi',
    check: 'Pasang',
    wrong: 'Kode tidak cocok. Ketik kode yang sedang tampil di aplikasi.',
    doneTitle: 'Simpan kode cadangan',
    done: 'Aplikasi terpasang. Cetak atau catat kode ini: kalau ponsel hilang, setiap kode membuka akun sekali. Kode tidak ditampilkan lagi.',
    print: 'Tekan Ctrl+P untuk mencetak.',
    finish: 'Sudah saya simpan',
    remove: 'Lepas aplikasi autentikator',
    newCodes: 'Buat kode cadangan baru',
    newCodesText: 'Kode lama tidak berlaku lagi.',
  },
  passkeys: {
    title: 'Kunci sandi (passkey)',
    none: 'Belum ada.',
    lead: 'Kunci sandi tinggal di ponsel atau laptop Anda dan dibuka dengan sidik jari, wajah, atau PIN. Tidak bisa ditebak atau dicuri lewat surel palsu.',
    add: 'Tambah kunci sandi',
    name: 'Nama kunci',
    nameHint: 'Supaya Anda mengenalinya, misalnya "Laptop kantor".',
    nameMissing: 'Beri nama, paling banyak 60 huruf.',
    next: 'Lanjut',
    makeTitle: 'Simpan kunci di perangkat ini',
    makeLead: 'Perangkat Anda akan meminta sidik jari, wajah, atau PIN.',
    make: 'Buat kunci sandi',
    failed: 'Kunci sandi tidak jadi dibuat. Coba lagi.',
    since: (day: string) => `sejak ${day}`,
    rename: 'Ganti nama',
    remove: 'Lepas',
    noScript: 'Kunci sandi membutuhkan JavaScript. Tanpa itu, pakailah aplikasi autentikator.',
  },
  must: {
    title: 'Pasang langkah kedua',
    lead: 'Administrator dan pimpinan bisa mengubah dan menerbitkan banyak hal. Karena itu kata sandi saja tidak cukup.',
    choose: 'Pilih salah satu. Selesai dalam dua menit.',
    withKey: 'Anda punya kunci sandi. Masuklah dengan kunci itu.',
    withApp: 'Anda punya aplikasi autentikator. Keluarlah, lalu masuk lagi dengan kodenya.',
    later: 'Lewati kali ini',
    laterText: 'Hanya bisa sekali. Saat masuk berikutnya, langkah kedua wajib.',
  },
}

export const letters = {
  recovery: {
    subject: 'Buat kata sandi baru untuk Suara Loket',
    text: (href: string, minutes: number) => `Ada yang meminta kata sandi baru untuk akun Anda di Suara Loket.

Buka tautan ini untuk membuatnya. Berlaku ${minutes} menit dan hanya sekali:
${href}

Bukan Anda? Abaikan surel ini. Kata sandi Anda tidak berubah.
`,
  },
  factorRemoved: {
    subject: 'Langkah kedua akun Anda di Suara Loket dihapus',
    text: (by: string, agency: string) => `${by}, administrator ${agency}, menghapus langkah kedua akun Anda.
Semua perangkat sudah dikeluarkan.

Masuklah dengan kata sandi Anda, lalu pasang langkah kedua yang baru di halaman "Akun saya".

Anda tidak memintanya? Ganti kata sandi Anda sekarang juga, lalu hubungi administrator itu.
`,
  },
  invitation: {
    subject: (agency: string) => `Undangan ke Suara Loket, ${agency}`,
    text: (name: string, agency: string, role: string, href: string, days: number) => `${name} yang terhormat,

${agency} mengundang Anda ke Suara Loket sebagai ${role}.

Buka tautan ini untuk membuat kata sandi. Berlaku ${days} hari dan hanya sekali:
${href}
`,
  },
}
