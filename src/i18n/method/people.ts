/** Who did not answer, what is fair to an officer, and when a unit or a week stands out. */
import type { Lang } from '../../domain/questionnaire.ts'

const id = {
  silence: {
    sample: 'Berapa orang perlu ditanya',
    sampleText:
      'Banyaknya orang yang perlu ditanya dalam satu periode mengikuti tabel Krejcie dan Morgan. N adalah banyaknya pengguna layanan pada periode sebelumnya, yang diisi instansi. Kalau belum diisi, tidak ada sasaran.',
    sampleFormula: 'S = 3,841 × N × 0,25 / (0,0025 × (N − 1) + 3,841 × 0,25), dibulatkan',
    users: 'Pengguna (N)',
    respondents: 'Responden (S)',
    title: 'Siapa yang tidak mengisi',
    rate: 'Tingkat pengisian',
    text: 'adalah banyaknya responden dibagi banyaknya orang yang dilayani. Kalau kurang dari 5 % atau tidak diketahui, kami menulis “tidak mewakili”: yang mengisi mungkin berbeda dari yang diam. Di halaman publik keduanya dibulatkan sebelum dibagi, supaya tingkatnya tidak membuka jumlah yang tepat. Kalau pengunjung satu unit tidak dihitung selama tiga bulan penuh, tingkatnya tidak diketahui.',
    formula: 'titik impas = (batas mutu − tingkat pengisian × nilai) / (1 − tingkat pengisian)',
    example: (respondents: string, served: string, rate: string, mean: string, needed: string) =>
      `Contoh: ${respondents} dari ${served} orang mengisi (${rate}), nilainya ${mean}. Mutu A bertahan hanya kalau yang diam pun bernilai ${needed} atau lebih. Titik impas hanya dijelaskan di sini; portal belum menghitungnya untuk unit mana pun.`,
    unweighted: 'Jawaban tidak diberi bobot untuk mengganti mereka yang diam: setiap responden dihitung satu.',
  },
  people: {
    title: 'Adil kepada petugas',
    lead: 'Nilai petugas tidak pernah diterbitkan. Nilai itu hanya bahan bagi atasan, bukan keputusan. Tidak ada peringkat. Yang dihitung hanya isian dengan token kunjungan sekali pakai, dan dari sembilan unsur hanya kompetensi dan perilaku. Biaya, sarana, prosedur, dan unsur lain adalah milik unit.',
    pooled:
      'Penghitung menyimpan tiap unsur sendiri-sendiri. Karena itu dua jawaban satu orang dianggap sejalan sepenuhnya: rentang petugas mungkin terlalu lebar, tidak pernah terlalu sempit.',
    mix: 'Campuran layanan',
    mixText: 'Petugas yang melayani urusan sulit tidak boleh dirugikan. Karena itu nilainya disesuaikan:',
    mixFormula: [
      'harapan = rata-rata kelompok untuk campuran layanan yang sama',
      'nilai disesuaikan = rata-rata semua + (nilai mentah − harapan)',
    ],
    officer: 'Petugas',
    crude: 'Mentah',
    expected: 'Harapan',
    adjusted: 'Disesuaikan',
    officers: ['A, banyak pengaduan', 'B, banyak perpanjangan'] as [a: string, b: string],
    moved: (moved: number) =>
      `A tampak lebih rendah, padahal di setiap layanan ia lebih baik daripada B. Portal tidak membandingkan dua petugas satu sama lain; A dan B di sini hanya contoh. Kalau penyesuaian menggeser nilai lebih dari ${moved} angka, halaman bukti meminta agar jenis layanannya dilihat dulu sebelum angka itu dipakai.`,
    shrinking: 'Sedikit isian, ditarik ke tengah',
    shrinkFormula: [
      'B = ragam galat / (ragam galat + ragam antarpetugas)',
      'nilai taksiran = rata-rata kelompok + (1 − B) × (nilai − rata-rata kelompok)',
    ],
    shrinkText: (mean: string) =>
      `Misalkan rata-rata kelompok ${mean} dan seorang petugas mendapat 76. Makin banyak isiannya, makin kita percaya:`,
    estimate: (n: number, estimate: string, reliability: string) =>
      `${n} isian: taksiran ${estimate}, keandalan ${reliability}.`,
    baseball: (highest: string, drawn: string) =>
      `Contoh terkenal (Efron dan Morris, 1977): rata-rata pukulan 18 pemain bisbol sesudah 45 kesempatan. Yang tertinggi ${highest} ditarik menjadi ${drawn}. Terhadap hasil seluruh musim, taksiran yang ditarik meleset jauh lebih kecil.`,
    gates: 'Pintu sebelum angka keluar',
    reliability: 'Keandalan',
    gatesText: (usual: number, alike: number) =>
      `adalah bagian perbedaan yang nyata, bukan kebetulan. Untuk keandalan 0,7 perlu ${usual} isian kalau petugas berbeda seperti contoh di atas, tetapi ${alike} isian kalau petugas hampir sama.`,
    fewer: (from: number) => [`Kurang dari ${from} isian:`, 'tidak ada angka, hanya “belum cukup data”.'],
    unsure: (from: number, reliability: string, few: string) => [
      `Kurang dari ${from} isian atau keandalan di bawah ${reliability}:`,
      `hanya rentangnya, untuk petugas sendiri. Contoh: “belum cukup data (${few} isian)”.`,
    ],
    enough: (from: number) => [
      `Mulai ${from} isian dengan keandalan itu:`,
      'taksiran dan rentangnya, untuk petugas dan atasannya.',
    ],
    scoring: (from: number, reliability: string, months: number, peers: number) => [
      'Bahan penilaian kinerja:',
      `mulai ${from} isian, keandalan ${reliability}, ${months} bulan, separuh isian dengan token, dan ${peers} petugas sekelompok.`,
    ],
    chance: 'Peluang, bukan peringkat',
    chanceText: (peers: number, flag: string, probability: string) =>
      `Kalau sekelompok ada ${peers} petugas atau lebih, untuk setiap petugas dihitung peluang bahwa ia benar-benar termasuk sepersepuluh terbawah. Hanya peluang ${flag} atau lebih yang perlu dilihat atasan, dan hanya kalau angkanya sudah lolos pintu terakhir. Contoh arti peluang: petugas khayal dengan taksiran 80 (galat 3) berpeluang ${probability} lebih rendah daripada petugas khayal dengan taksiran 85 (galat 4). Portal sendiri tidak menghitung peluang untuk dua orang.`,
  },
  change: {
    title: 'Membandingkan unit',
    lead: 'Unit kecil mudah tampak sangat baik atau sangat buruk hanya karena kebetulan. Batas corong memperhitungkan banyaknya isian dan perbedaan wajar antarunit (τ²). Batas ini dipakai di halaman dalam instansi untuk menandai unit yang menonjol; di halaman publik tidak ada. Unit dengan kurang dari 10 responden tidak ikut.',
    funnel: (z: string) => `batas = rata-rata unit ± z × √(ragam / n + τ²), z = ${z} untuk 99,8 %`,
    range: (low: string, high: string) => `${low} sampai ${high}`,
    example: (mean: string, n: number, narrow: string, fair: string) =>
      `Untuk unit dengan ${n} isian di antara sepuluh unit itu (rata-rata ${mean}), batasnya ${narrow} tanpa τ² dan ${fair} dengan τ².`,
    dispersion: [
      'τ² = (Q − (k − 1)) / (S₁ − S₂ / S₁), paling rendah 0; k = banyaknya unit',
      'Q = jumlah w × (nilai unit − rata-rata)²; w = n / ragam; S₁ = jumlah w; S₂ = jumlah w²',
    ],
    dispersionIs:
      'Ini rumus DerSimonian dan Laird (1986). Ragam adalah ragam jawaban di dalam unit. Rata-rata dalam Q berbobot w; rata-rata dalam batas berbobot 1 / (ragam / n + τ²).',
    dispersionExample: (n: number, scores: string, between: string, apart: string) =>
      `Contoh: sepuluh unit, masing-masing ${n} isian, dengan nilai ${scores}: τ² = ${between}, jadi perbedaan wajarnya ${apart} angka.`,
    many: (most: number, rate: string) =>
      `Kalau yang dibandingkan lebih dari ${most}, batas itu saja akan menuduh beberapa unit tanpa sebab. Maka dipakai cara Benjamini–Hochberg (rata-rata paling banyak ${rate} temuan keliru) dan tanda harus muncul dua triwulan berturut-turut. Daftar unit selalu menurut abjad.`,
    time: 'Melihat perubahan dari waktu ke waktu',
    timeText: (least: number, firm: number, from: number) =>
      `Di halaman dalam instansi, nilai setiap minggu dan bulan dibandingkan dengan batas wajarnya. Batas dihitung dari ${firm} minggu atau bulan pertama, bukan dari yang terbaru, sehingga perubahan tidak menggeser batasnya sendiri. Kalau baru ada ${least} sampai ${firm - 1}, batasnya sementara; kalau kurang, belum ada batas. Minggu atau bulan dengan kurang dari ${from} responden tidak dihitung.`,
    charts: (lambda: string, rest: string, width: string, slack: string, limit: number) => [
      'XmR, untuk nilai yang melompat: rata-rata ± 3 × simpangan; simpangan = rata-rata selisih dua minggu berurutan / 1,128',
      `EWMA, untuk nilai yang bergerak perlahan: z = ${lambda} × nilai + ${rest} × z sebelumnya; batas ± ${width} × simpangan × √(λ / (2 − λ))`,
      `CUSUM, untuk nilai yang bergeser: jumlah selisih di atas ${slack} simpangan; tanda kalau lebih dari ${limit} simpangan`,
    ],
    chartExample: (weeks: string, range: string, drift: string) =>
      `Contoh dua belas minggu dengan nilai ${weeks}: batas wajar ${range}; untuk EWMA ${drift}.`,
  },
}

const en: typeof id = {
  silence: {
    sample: 'How many must be asked',
    sampleText:
      'The number of people to be asked in a period follows the table of Krejcie and Morgan. N is the number of users of the service in the period before, which the agency fills in. Where it has not, there is no target.',
    sampleFormula: 'S = 3.841 × N × 0.25 / (0.0025 × (N − 1) + 3.841 × 0.25), rounded',
    users: 'Users (N)',
    respondents: 'Respondents (S)',
    title: 'Who did not answer',
    rate: 'The response rate',
    text: 'is the number of respondents divided by the number of people served. Where it is below 5% or unknown, we write “not representative”: those who answered may differ from those who did not. On public pages both are rounded before they are divided, so that the rate does not give away an exact count. Where the visitors of a unit were not counted for all three months, the rate is unknown.',
    formula: 'break-even = (limit of the grade − response rate × score) / (1 − response rate)',
    example: (respondents, served, rate, mean, needed) =>
      `Example: ${respondents} of ${served} people answered (${rate}) with a score of ${mean}. Grade A holds only if the silent, too, are at ${needed} or more. The break-even is only explained here; the portal does not compute it for any unit yet.`,
    unweighted: 'Answers are not weighted to make up for those who did not answer: every respondent counts as one.',
  },
  people: {
    title: 'Fair to officers',
    lead: 'Scores of officers are never published. They are material for a superior, not a decision, and there is no ranking. Only answers with a visit token that is good once are counted, and of the nine elements only competence and conduct. Fees, facilities, procedures and the rest belong to the unit.',
    pooled:
      'Counters keep each element by itself. So two answers of one person are taken to agree completely: the range of an officer may be too wide, never too narrow.',
    mix: 'Service mix',
    mixText: 'Whoever handles difficult matters must not suffer for it. So the score is adjusted:',
    mixFormula: [
      'expected = mean of the group for the same mix of services',
      'adjusted score = mean of all + (crude score − expected)',
    ],
    officer: 'Officer',
    crude: 'Crude',
    expected: 'Expected',
    adjusted: 'Adjusted',
    officers: ['A, many complaints', 'B, many renewals'],
    moved: (moved) =>
      `A looks lower, and is yet better than B in every service. The portal never compares one officer with another; A and B are only an example. Where the adjustment moves a score by more than ${moved} points, the page of evidence asks to look at the services before the figure is used.`,
    shrinking: 'Few answers are drawn to the middle',
    shrinkFormula: [
      'B = error variance / (error variance + variance between officers)',
      'estimate = mean of the group + (1 − B) × (score − mean of the group)',
    ],
    shrinkText: (mean) =>
      `Say the mean of the group is ${mean} and an officer gets 76. The more answers there are, the more we believe it:`,
    estimate: (n, estimate, reliability) => `${n} answers: estimate ${estimate}, reliability ${reliability}.`,
    baseball: (highest, drawn) =>
      `A well-known example (Efron and Morris, 1977): batting averages of 18 baseball players after 45 at-bats. The highest, ${highest}, is drawn to ${drawn}. Held against the whole season, the drawn estimates miss by far less.`,
    gates: 'Gates before a figure is let out',
    reliability: 'Reliability',
    gatesText: (usual, alike) =>
      `is the share of the differences that is real and not chance. A reliability of 0.7 takes ${usual} answers where officers differ as in the example above, and ${alike} where they are nearly alike.`,
    fewer: (from) => [`Fewer than ${from} answers:`, 'no figure, only “not enough data yet”.'],
    unsure: (from, reliability, few) => [
      `Fewer than ${from} answers, or a reliability below ${reliability}:`,
      `only the range, for the officer alone. Example: “not enough data yet (${few} answers)”.`,
    ],
    enough: (from) => [
      `From ${from} answers with that reliability:`,
      'the estimate and its range, for the officer and the superior.',
    ],
    scoring: (from, reliability, months, peers) => [
      'Material for a performance rating:',
      `from ${from} answers, a reliability of ${reliability}, ${months} months, half of the answers with a token, and ${peers} officers in the group.`,
    ],
    chance: 'Chances, not ranks',
    chanceText: (peers, flag, probability) =>
      `In a group of ${peers} officers or more we compute for each the chance of truly being among the lowest tenth. Only a chance of ${flag} or more is for the superior to look at, and only where the figure has passed the last gate. What a chance means, as an example: an imagined officer with an estimate of 80 (error 3) is lower with a chance of ${probability} than an imagined one with an estimate of 85 (error 4). The portal itself computes no chances for two people.`,
  },
  change: {
    title: 'Comparing units',
    lead: 'Small units easily look very good or very bad by chance alone. Funnel limits take the number of answers into account, and the usual differences between units (τ²). They are used on an inner page of the agency to mark units that stand out, and on no public page. Units of fewer than 10 respondents are left out.',
    funnel: (z) => `limits = mean of the units ± z × √(variance / n + τ²), z = ${z} for 99.8%`,
    range: (low, high) => `${low} to ${high}`,
    example: (mean, n, narrow, fair) =>
      `For a unit of ${n} answers among these ten (mean ${mean}) the limits are ${narrow} without τ², and ${fair} with it.`,
    dispersion: [
      'τ² = (Q − (k − 1)) / (S₁ − S₂ / S₁), 0 at least; k = number of units',
      'Q = sum of w × (score of a unit − mean)²; w = n / variance; S₁ = sum of w; S₂ = sum of w²',
    ],
    dispersionIs:
      'This is the formula of DerSimonian and Laird (1986). The variance is that of answers within units. The mean in Q is weighted by w, the mean in the limits by 1 / (variance / n + τ²).',
    dispersionExample: (n, scores, between, apart) =>
      `Example: ten units of ${n} answers each with the scores ${scores}: τ² = ${between}, so usual differences are ${apart} points.`,
    many: (most, rate) =>
      `Where more than ${most} are compared, these limits alone would accuse some units without cause. So the method of Benjamini and Hochberg is used (${rate} false findings at most on average), and a signal must show in two quarters in a row. Units always stand in alphabetical order.`,
    time: 'Seeing changes over time',
    timeText: (least, firm, from) =>
      `On inner pages of the agency the score of each week and month is held against its usual limits. Limits come from the first ${firm} weeks or months and not from the newest, so that a change does not move its own limits. Where there are ${least} to ${firm - 1} of them limits are provisional, where there are fewer there are none. Weeks and months of fewer than ${from} respondents do not count.`,
    charts: (lambda, rest, width, slack, limit) => [
      'XmR, for a score that jumps: mean ± 3 × deviation; deviation = mean difference of two weeks in a row / 1.128',
      `EWMA, for a score that drifts: z = ${lambda} × value + ${rest} × z before; limits ± ${width} × deviation × √(λ / (2 − λ))`,
      `CUSUM, for a score that shifted: sum of what exceeds ${slack} deviations; a signal above ${limit} deviations`,
    ],
    chartExample: (weeks, range, drift) =>
      `Example of twelve weeks with the values ${weeks}: usual limits ${range}; for EWMA ${drift}.`,
  },
}

export function peopleTexts(lang: Lang): typeof id {
  return lang === 'en' ? en : id
}
