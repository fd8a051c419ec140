/** How figures are put together and how sure they are: habits, pooling, intervals, other surveys, versions. */
import type { HabitName } from '../../domain/habits.ts'
import type { Lang } from '../../domain/questionnaire.ts'

const id = {
  habits: {
    title: 'Mengapa angka di tempat lain bisa berbeda',
    text: (n: number) =>
      `Jawaban yang sama bisa menghasilkan nilai lain kalau bobotnya ditulis 0,11 atau kalau angka dibulatkan di tengah jalan. Dengan bobot 0,111 nilai sempurna pun hanya 99,90. Contoh ini memakai ${n} jawaban nyata (Kecamatan Metro Pusat, 2021): mutunya bergantung pada cara menulis 1/9. Baris pertama adalah nilai resmi di portal ini. Baris lain hanya pembanding.`,
    habit: 'Kebiasaan',
    value: 'Nilai',
    grade: 'Mutu',
    names: {
      exact: 'Bobot tepat 1/9, dibulatkan sekali (yang dipakai di sini)',
      'weight-2': 'Bobot 0,11',
      'weight-3': 'Bobot 0,111',
      'weight-4': 'Bobot 0,1111',
      'weighted-2': 'NRR tertimbang dibulatkan dua desimal',
      'weighted-3': 'NRR tertimbang dibulatkan tiga desimal',
      'weight-2-weighted-2': 'Bobot 0,11 dan NRR tertimbang dua desimal',
      'weight-3-weighted-3': 'Bobot 0,111 dan NRR tertimbang tiga desimal',
      'nrr-2': 'NRR dibulatkan dua desimal',
      'ni-2': 'NI dibulatkan dua desimal sebelum dikali 25',
    } satisfies Record<HabitName, string>,
  },
  pooling: {
    title: 'Menggabungkan layanan, unit, dan periode',
    text: 'Nilai unit, instansi, triwulan, semester, dan tahun selalu dihitung dari semua jawaban yang digabung. Nilai yang sudah dibulatkan tidak pernah dirata-ratakan. Setiap responden dihitung sama.',
    service: (letter: string, n: string, nik: string) => `Layanan ${letter}: ${n} responden, nilai ${nik}.`,
    pooled: (nik: string) => `Digabung: ${nik}.`,
    mean: (mean: string) => `Rata-rata kedua nilai adalah ${mean}; angka itu hanya pembanding.`,
  },
  sureness: {
    title: 'Seberapa yakin kita pada sebuah nilai',
    lead: 'Nilai dari sedikit orang mudah berubah. Karena itu setiap nilai punya rentang keyakinan 95 %: kalau survei yang sama diulang 100 kali, kira-kira 95 rentang memuat nilai yang sebenarnya. Satu responden dihitung satu, berapa pun unsur yang dijawabnya.',
    formula: [
      'x = (rata-rata jawaban seorang responden − 1) / 3',
      'N = n + 1; m = (jumlah x + 1/2) / N; e = (jumlah x² + 7/18) / N; v = (e − m²) / (N + 1)',
      'k = m (1 − m) / v − 1; α = m k; β = (1 − m) k',
      'batas = 25 + 75 × kuantil Beta(α, β) pada 0,025 dan 0,975',
    ],
    inWords:
      'Dalam kata: kita menambah satu responden khayal yang jawabannya terbagi rata antara 1, 2, 3, dan 4, lalu mencari sebaran yang cocok antara nilai 25 dan 100.',
    range: (low: string, high: string) => `${low} sampai ${high}`,
    usual: (n: number, counts: string, nik: string, range: string, best: string, worst: string) =>
      `${n} responden menjawab ${counts} kali untuk nilai 1, 2, 3, 4. Nilainya ${nik} dan rentangnya ${range}. Mutunya B (kemungkinan ${best}–${worst}).`,
    ceiling: (range: string, student: string) =>
      `30 responden semuanya menjawab 4. Rentangnya ${range}. Cara yang lazim (t-Student) akan menulis ${student}, seolah-olah sudah pasti. Di halaman publik rentang seperti ini dibuat lebih lebar lagi (lihat versi 4 di bawah).`,
    share: (part: number, n: number, share: string, range: string) =>
      `Persentase dalam berkas bukti petugas, misalnya bagian urusan yang selesai tepat waktu, memakai rumus Wilson. Contoh: ${part} dari ${n} adalah ${share}, dan rentangnya ${range}.`,
    wilson: 'Wilson: (2x + z² ± z √(z² + 4x (1 − x/n))) / (2 (n + z²)), dengan z = 1,96',
  },
  surveys: {
    title: 'Survei yang bisa dihitung dari berkas',
    elements: (name: string, count: number) => `${name}: ${count} unsur`,
    text: (nik: string) =>
      `Survei zona integritas (SPKP dan SPAK) kadang memakai jawaban 1 sampai 6. Jawaban itu dibagi 1,5. Contoh: semua menjawab 5, nilainya ${nik}. Seri lama menurut KEP/25/M.PAN/2/2004 memakai batas mutu sendiri: 43,76, 62,51, dan 81,26.`,
  },
  versions: {
    title: 'Riwayat cara hitung',
    text: (version: number) =>
      `Cara yang pernah dipakai tidak pernah diubah. Setiap terbitan menyebut versinya, dan angkanya bisa dihitung ulang dengan versi itu. Kalau aturan berubah, pengelola portal bisa menghitung ulang terbitan lama dengan aturan lama dan aturan baru, lalu melihat keduanya berdampingan. Sekarang dipakai versi ${version}.`,
    version: 'Versi',
    change: 'Yang berubah',
    changes: {
      1: 'Cara pertama: rumus resmi dengan bobot tepat 1/k, satu kali pembulatan, dan nilai disembunyikan kalau respondennya kurang dari 10.',
      2: 'Setiap nilai mendapat rentang keyakinan 95 %, supaya terlihat seberapa pasti nilainya. Seri lama dengan 14 unsur dibaca dengan batas mutu lamanya.',
      3: 'Jawaban diterbitkan dalam kelompok sepuluh orang atau lebih. Unit yang terlalu kecil digabung ke unit di atasnya, jumlah responden dibulatkan ke kelipatan 5, dan angka di belakang koma muncul hanya kalau respondennya cukup. Selisih dua terbitan pun tidak bisa membuka jawaban satu orang.',
      4: 'Rentang sedikit lebih lebar kalau jawaban hampir sama semua. Dengan begitu, rentang tidak bisa memberi tahu bahwa semua orang menjawab sama.',
      5: 'Tingkat pengisian ikut terbit di unit yang pengunjungnya dihitung setiap bulan, dari angka yang sudah dibulatkan.',
    } as Readonly<Record<number, string>>,
  },
}

const en: typeof id = {
  habits: {
    title: 'Why numbers elsewhere may differ',
    text: (n) =>
      `The same answers make another score when the weight is written 0.11 or numbers are rounded on the way. With a weight of 0.111 even a perfect score is 99.90. This example takes ${n} real answers (district of Metro Pusat, 2021), whose grade hangs on how 1/9 is written. The first row is the official score of this portal; the others are for comparison.`,
    habit: 'Habit',
    value: 'Score',
    grade: 'Grade',
    names: {
      exact: 'Weight exactly 1/9, rounded once (as done here)',
      'weight-2': 'Weight 0.11',
      'weight-3': 'Weight 0.111',
      'weight-4': 'Weight 0.1111',
      'weighted-2': 'Weighted mean scores rounded to two decimals',
      'weighted-3': 'Weighted mean scores rounded to three decimals',
      'weight-2-weighted-2': 'Weight 0.11 and weighted mean scores of two decimals',
      'weight-3-weighted-3': 'Weight 0.111 and weighted mean scores of three decimals',
      'nrr-2': 'Mean scores rounded to two decimals',
      'ni-2': 'NI rounded to two decimals before it is multiplied by 25',
    },
  },
  pooling: {
    title: 'Putting services, units and periods together',
    text: 'The score of a unit, an agency, a quarter, a half year or a year always comes from all answers taken together. Rounded scores are never averaged. Every respondent counts the same.',
    service: (letter, n, nik) => `Service ${letter}: ${n} respondents, score ${nik}.`,
    pooled: (nik) => `Together: ${nik}.`,
    mean: (mean) => `The mean of the two scores is ${mean}; it is for comparison only.`,
  },
  sureness: {
    title: 'How sure we are of a score',
    lead: 'A score of few people changes easily. So each one has a 95% confidence range: were the same survey repeated 100 times, about 95 of the ranges would hold the true value. A respondent counts as one, however many elements they rated.',
    formula: [
      'x = (mean answer of a respondent − 1) / 3',
      'N = n + 1; m = (sum of x + 1/2) / N; e = (sum of x² + 7/18) / N; v = (e − m²) / (N + 1)',
      'k = m (1 − m) / v − 1; α = m k; β = (1 − m) k',
      'limits = 25 + 75 × quantiles of Beta(α, β) at 0.025 and 0.975',
    ],
    inWords:
      'In words: we add one imagined respondent whose answers are spread evenly over 1, 2, 3 and 4, and look for the distribution between 25 and 100 that fits.',
    range: (low, high) => `${low} to ${high}`,
    usual: (n, counts, nik, range, best, worst) =>
      `${n} respondents gave the scores 1, 2, 3 and 4 ${counts} times. The score is ${nik}, its range ${range}. The grade is B (possibly ${best}–${worst}).`,
    ceiling: (range, student) =>
      `30 respondents all answered 4. The range is ${range}. The usual way (Student’s t) would write ${student}, as if it were certain. On public pages such a range is made wider still (see version 4 below).`,
    share: (part, n, share, range) =>
      `Percentages in the evidence of an officer, such as the share of cases finished in time, take Wilson’s formula. Example: ${part} of ${n} is ${share}, and its range ${range}.`,
    wilson: 'Wilson: (2x + z² ± z √(z² + 4x (1 − x/n))) / (2 (n + z²)), with z = 1.96',
  },
  surveys: {
    title: 'Surveys that can be computed from a file',
    elements: (name, count) => `${name}: ${count} elements`,
    text: (nik) =>
      `Surveys of integrity zones (SPKP and SPAK) sometimes take answers from 1 to 6, which are divided by 1.5. Example: everybody answers 5, the score is ${nik}. The old series of KEP/25/M.PAN/2/2004 has grade limits of its own: 43.76, 62.51 and 81.26.`,
  },
  versions: {
    title: 'History of the method',
    text: (version) =>
      `A method that was used is never changed. Each release names its version, and its figures can be computed again by it. Where rules change, whoever runs the portal can compute an old release again by the old rules and by the new, and see both side by side. Version ${version} is in use now.`,
    version: 'Version',
    change: 'What changed',
    changes: {
      1: 'The first method: the official formula with weights of exactly 1/k, rounded once; scores of fewer than 10 respondents are hidden.',
      2: 'Each score has a 95% confidence range, so that one sees how sure it is. The old series of 14 elements is read with its own grade limits.',
      3: 'Answers are published in groups of ten people or more. Units that are too small are merged into the unit above, respondents are rounded to the nearest 5, and decimals appear only where there are enough of them. Not even the difference of two releases can tell what one person answered.',
      4: 'The range is a little wider where nearly all answers are alike, so that it cannot tell that everybody answered the same.',
      5: 'The response rate is published for units whose visitors are counted every month, from figures that are rounded already.',
    },
  },
}

export function figureTexts(lang: Lang): typeof id {
  return lang === 'en' ? en : id
}
