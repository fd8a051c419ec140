/** Who did not answer, what is fair to an officer, and when a unit or a week stands out. */
import type { Lang } from '../../domain/questionnaire.ts'

const id = {
  silence: {
    sample: 'Berapa orang perlu ditanya',
    sampleText:
      'Jumlah responden setahun mengikuti tabel Krejcie dan Morgan. N adalah banyaknya pengguna layanan pada periode sebelumnya.',
    sampleFormula: 'S = 3,841 × N × 0,25 / (0,0025 × (N − 1) + 3,841 × 0,25), dibulatkan',
    users: 'Pengguna (N)',
    respondents: 'Responden (S)',
    title: 'Siapa yang tidak mengisi',
    rate: 'Tingkat pengisian',
    text: 'adalah banyaknya responden dibagi banyaknya orang yang dilayani. Kalau kurang dari 5 % atau tidak diketahui, kami menulis “tidak mewakili”: yang mengisi mungkin berbeda dari yang diam. Keduanya dibulatkan sebelum dibagi, supaya tingkatnya tidak membuka jumlah yang tepat. Kalau pengunjung satu unit tidak dihitung selama tiga bulan penuh, tingkatnya tidak diketahui.',
    formula: 'titik impas = (batas mutu − tingkat pengisian × nilai) / (1 − tingkat pengisian)',
    example: (respondents: string, served: string, rate: string, mean: string, needed: string) =>
      `Contoh: ${respondents} dari ${served} orang mengisi (${rate}), nilainya ${mean}. Mutu A bertahan hanya kalau yang diam pun bernilai ${needed} atau lebih.`,
    weights: (size: string) =>
      `Kalau jawaban diberi bobot menurut layanan dan jam, banyaknya responden dihitung sebagai (jumlah bobot)² / jumlah bobot² (Kish). Bobot 3, 1, 1, 1 hanya setara ${size} jawaban.`,
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
    overlap: (overlap: string, least: string, moved: string) =>
      `A tampak lebih rendah, padahal di setiap layanan ia lebih baik daripada B. Pekerjaan keduanya beririsan ${overlap}. Kalau kurang dari ${least}, dua petugas tidak dibandingkan. Kalau penyesuaian menggeser nilai lebih dari ${moved} angka, pembagian layanannya diperiksa.`,
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
    enough: (from: number) => [`Mulai ${from} isian:`, 'taksiran dan rentangnya, untuk atasan.'],
    scoring: (from: number, reliability: string, months: number, peers: number) => [
      'Bahan penilaian kinerja:',
      `mulai ${from} isian, keandalan ${reliability}, ${months} bulan, separuh isian dengan token, dan ${peers} petugas sekelompok.`,
    ],
    chance: 'Peluang, bukan peringkat',
    chanceText: (flag: string, probability: string) =>
      `Untuk setiap petugas dihitung peluang bahwa ia benar-benar termasuk sepersepuluh terbawah. Hanya peluang ${flag} atau lebih yang perlu dilihat atasan. Contoh: petugas dengan taksiran 80 (galat 3) berpeluang ${probability} lebih rendah daripada petugas dengan taksiran 85 (galat 4).`,
  },
  change: {
    title: 'Membandingkan unit',
    lead: 'Unit kecil mudah tampak sangat baik atau sangat buruk hanya karena kebetulan. Batas corong memperhitungkan banyaknya isian dan perbedaan wajar antarunit (τ²).',
    funnel: (z: string) => `batas = sasaran ± z × √(ragam / n + τ²), z = ${z} untuk 95 %`,
    range: (low: string, high: string) => `${low} sampai ${high}`,
    example: (target: string, narrow: string, fair: string, apart: string) =>
      `Contoh: sasaran ${target}, 40 isian. Tanpa τ² batasnya ${narrow}. Dengan perbedaan wajar ${apart} angka batasnya ${fair}.`,
    dispersion:
      'φ = rata-rata kuadrat simpangan setelah 10 % terluar ditarik masuk; τ² = (k φ − (k − 1)) / (S₁ − S₂/S₁)',
    dispersionExample: (deviates: string, phi: string, between: string) =>
      `Contoh sepuluh unit dengan simpangan ${deviates}: φ = ${phi} dan τ² = ${between}.`,
    many: (most: number, rate: string) =>
      `Kalau yang dibandingkan lebih dari ${most}, batas itu saja akan menuduh beberapa unit tanpa sebab. Maka dipakai cara Benjamini–Hochberg (paling banyak ${rate} temuan keliru) dan tanda harus muncul dua periode berturut-turut. Daftar unit selalu menurut abjad.`,
    rare: (expected: string, ratio: string, range: string) =>
      `Untuk kejadian yang jarang, misalnya pengaduan, dihitung kejadian dibagi harapan. Contoh: 9 pengaduan, harapan ${expected}: nisbahnya ${ratio} dengan rentang ${range}. Rentang memuat 1, jadi belum ada tanda.`,
    time: 'Melihat perubahan dari waktu ke waktu',
    timeText:
      'Batas dihitung dari masa awal yang dibekukan (paling sedikit 12 minggu), sehingga perubahan tidak menggeser batasnya sendiri.',
    charts: (lambda: string, rest: string, width: string, slack: string, limit: number) => [
      'XmR: rata-rata ± 3 × rata-rata selisih dua minggu / 1,128',
      'p: bagian ± 3 × √(p (1 − p) / n)',
      `EWMA: z = ${lambda} × nilai + ${rest} × z sebelumnya; batas ± ${width} × simpangan × √(λ / (2 − λ))`,
      `CUSUM: jumlah selisih di atas ${slack} simpangan; tanda kalau lebih dari ${limit}`,
    ],
    chartExample: (weeks: string, range: string, drift: string, shares: string) =>
      `Contoh dua belas minggu dengan nilai ${weeks}: batas wajar ${range}; untuk EWMA ${drift}. Kalau 8 % dari 200 jawaban bernilai 1 atau 2, batas wajarnya ${shares}.`,
  },
}

const en: typeof id = {
  silence: {
    sample: 'How many must be asked',
    sampleText:
      'The number of respondents in a year follows the table of Krejcie and Morgan. N is the number of users of the service in the period before.',
    sampleFormula: 'S = 3.841 × N × 0.25 / (0.0025 × (N − 1) + 3.841 × 0.25), rounded',
    users: 'Users (N)',
    respondents: 'Respondents (S)',
    title: 'Who did not answer',
    rate: 'The response rate',
    text: 'is the number of respondents divided by the number of people served. Where it is below 5% or unknown, we write “not representative”: those who answered may differ from those who did not. Both are rounded before they are divided, so that the rate does not give away an exact count. Where the visitors of a unit were not counted for all three months, the rate is unknown.',
    formula: 'break-even = (limit of the grade − response rate × score) / (1 − response rate)',
    example: (respondents, served, rate, mean, needed) =>
      `Example: ${respondents} of ${served} people answered (${rate}) with a score of ${mean}. Grade A holds only if the silent, too, are at ${needed} or more.`,
    weights: (size) =>
      `Where answers are weighted by service and hour, the number of respondents is taken as (sum of weights)² / sum of weights² (Kish). Weights of 3, 1, 1, 1 are worth only ${size} answers.`,
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
    overlap: (overlap, least, moved) =>
      `A looks lower, and is yet better than B in every service. Their work overlaps by ${overlap}. Below ${least} two officers are not compared. Where the adjustment moves a score by more than ${moved} points, the division of services is looked at.`,
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
    enough: (from) => [`From ${from} answers:`, 'the estimate and its range, for the superior.'],
    scoring: (from, reliability, months, peers) => [
      'Material for a performance rating:',
      `from ${from} answers, a reliability of ${reliability}, ${months} months, half of the answers with a token, and ${peers} officers in the group.`,
    ],
    chance: 'Chances, not ranks',
    chanceText: (flag, probability) =>
      `For each officer we compute the chance of truly being among the lowest tenth. Only a chance of ${flag} or more is for the superior to look at. Example: an officer with an estimate of 80 (error 3) is lower with a chance of ${probability} than one with an estimate of 85 (error 4).`,
  },
  change: {
    title: 'Comparing units',
    lead: 'Small units easily look very good or very bad by chance alone. Funnel limits take the number of answers into account, and the usual differences between units (τ²).',
    funnel: (z) => `limits = target ± z × √(variance / n + τ²), z = ${z} for 95%`,
    range: (low, high) => `${low} to ${high}`,
    example: (target, narrow, fair, apart) =>
      `Example: target ${target}, 40 answers. Without τ² the limits are ${narrow}. With usual differences of ${apart} points they are ${fair}.`,
    dispersion:
      'φ = mean of the squared deviations after the outer 10% are drawn in; τ² = (k φ − (k − 1)) / (S₁ − S₂/S₁)',
    dispersionExample: (deviates, phi, between) =>
      `Example of ten units with deviations ${deviates}: φ = ${phi} and τ² = ${between}.`,
    many: (most, rate) =>
      `Where more than ${most} are compared, these limits alone would accuse some units without cause. So the method of Benjamini and Hochberg is used (${rate} false findings at most), and a signal must show in two periods in a row. Units always stand in alphabetical order.`,
    rare: (expected, ratio, range) =>
      `Of rare events, such as complaints, we take the events divided by those expected. Example: 9 complaints, ${expected} expected: the ratio is ${ratio}, its range ${range}. It holds 1, so there is no signal.`,
    time: 'Seeing changes over time',
    timeText:
      'Limits come from a frozen first stretch (12 weeks at least), so that a change does not move its own limits.',
    charts: (lambda, rest, width, slack, limit) => [
      'XmR: mean ± 3 × mean difference of two weeks / 1.128',
      'p: share ± 3 × √(p (1 − p) / n)',
      `EWMA: z = ${lambda} × value + ${rest} × z before; limits ± ${width} × deviation × √(λ / (2 − λ))`,
      `CUSUM: sum of what exceeds ${slack} deviations; a signal above ${limit}`,
    ],
    chartExample: (weeks, range, drift, shares) =>
      `Example of twelve weeks with the values ${weeks}: usual limits ${range}; for EWMA ${drift}. Where 8% of 200 answers are 1 or 2, the usual limits are ${shares}.`,
  },
}

export function peopleTexts(lang: Lang): typeof id {
  return lang === 'en' ? en : id
}
