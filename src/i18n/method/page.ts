/** The page about the method: the steps, the grades, and when a figure is published. */
import type { Lang } from '../../domain/questionnaire.ts'

const id = {
  title: 'Cara menghitung nilai',
  lead: 'Nilai di portal ini adalah Indeks Kepuasan Masyarakat (IKM) menurut PermenPANRB Nomor 14 Tahun 2017.',
  steps: 'Langkahnya',
  /** A term to stand out, and what is said of it. */
  step: [
    ['', 'Setiap unsur pelayanan dinilai 1 sampai 4. Unsur yang dilewati tidak dihitung sebagai nol.'],
    ['Nilai rata-rata (NRR)', 'satu unsur adalah jumlah nilainya dibagi banyaknya orang yang menjawabnya.'],
    [
      'Bobot',
      'semua unsur dalam kuesioner resmi sama, yaitu satu dibagi banyaknya unsur. Untuk sembilan unsur, bobotnya tepat 1/9, bukan 0,11. Kuesioner instansi boleh menetapkan bobot lain.',
    ],
    ['Nilai indeks (NI)', 'adalah jumlah semua NRR yang sudah dikali bobot.'],
    [
      'Nilai interval konversi (NIK)',
      'adalah NI dikali 25. Hasilnya antara 25 dan 100. Inilah angka besar di setiap halaman hasil.',
    ],
    [
      '',
      'Pembulatan hanya sekali, di akhir, menjadi dua angka di belakang koma. Setengah dibulatkan ke atas. Nilai yang terbit untuk umum memakai satu angka di belakang koma mulai 100 responden, dua mulai 1.000, dan tanpa koma di bawahnya.',
    ],
  ] as readonly (readonly [term: string, says: string])[],
  stepsNote:
    'Kalau tak seorang pun menjawab suatu unsur, bobotnya dibagikan ke unsur lain menurut bobot masing-masing. Nilai unit dan instansi dihitung dari semua respondennya, bukan dari rata-rata nilai layanan atau unit. Rata-rata nilai unit hanya ditampilkan sebagai pembanding. Pertanyaan pertama tentang kepuasan keseluruhan tidak ikut dalam IKM.',
  example: 'Contoh hitungan',
  exampleCaption: (n: string) => `Contoh: ${n} responden, semua menjawab sembilan unsur`,
  element: 'Unsur',
  sum: 'Jumlah nilai',
  total: 'Jumlah (NI)',
  gradeIs: 'Mutunya',
  grades: 'Mutu pelayanan',
  grade: 'Mutu',
  value: 'Nilai (NIK)',
  gradesNote: 'Mutu dibaca dari nilai yang sudah dibulatkan, supaya angka dan hurufnya selalu cocok.',
  published: 'Kapan sebuah nilai diterbitkan',
  thresholds: (from: number, grade: number, officers: number, ofOne: string) => [
    [
      `Kurang dari ${from} responden:`,
      'nilainya tidak diterbitkan sendiri. Jawaban satu orang bisa tertebak. Jawabannya ikut dihitung dalam nilai unit di atasnya.',
    ],
    [`${from} sampai ${grade - 1} responden:`, 'nilainya diterbitkan sebagai “sementara”, tanpa mutu.'],
    [`${grade} responden atau lebih:`, 'nilai dan mutunya diterbitkan.'],
    [
      `Unit yang petugasnya tercatat tetapi kurang dari ${officers}, atau yang lebih dari ${ofOne} respondennya dilayani satu petugas:`,
      'jawabannya ikut dihitung dalam nilai unit di atasnya, supaya nilainya tidak menjadi nilai seseorang.',
    ],
  ],
}

const en: typeof id = {
  title: 'How scores are calculated',
  lead: 'The score on this portal is the satisfaction index (IKM) of regulation PermenPANRB 14/2017.',
  steps: 'The steps',
  step: [
    ['', 'Each element of the service is rated 1 to 4. An element that was skipped does not count as zero.'],
    ['The mean score (NRR)', 'of an element is the sum of its ratings divided by the number of people who rated it.'],
    [
      'The weight',
      'of all elements of the official questionnaire is the same: one divided by their number. With nine elements it is exactly 1/9, not 0.11. The questionnaire of an agency may set other weights.',
    ],
    ['The index value (NI)', 'is the sum of all mean scores times their weights.'],
    [
      'The converted value (NIK)',
      'is NI times 25. It lies between 25 and 100. This is the large number on every page of results.',
    ],
    [
      '',
      'Numbers are rounded once, at the end, to two decimals; a half goes up. Published scores have one decimal from 100 respondents, two from 1,000, and none below.',
    ],
  ],
  stepsNote:
    'Where nobody rated an element, its weight is shared out among the others in proportion to theirs. The scores of units and agencies come from all their respondents, not from the mean of the scores of services or units; that mean is shown for comparison only. The first question, about overall satisfaction, is not part of the index.',
  example: 'A worked example',
  exampleCaption: (n) => `Example: ${n} respondents, each of whom rated all nine elements`,
  element: 'Element',
  sum: 'Sum of ratings',
  total: 'Sum (NI)',
  gradeIs: 'The grade is',
  grades: 'Grades',
  grade: 'Grade',
  value: 'Score (NIK)',
  gradesNote: 'The grade is read from the rounded score, so that number and letter always agree.',
  published: 'When a score is published',
  thresholds: (from, grade, officers, ofOne) => [
    [
      `Fewer than ${from} respondents:`,
      'there is no score of its own, since the answers of one person might be guessed. They count in the score of the unit above.',
    ],
    [`${from} to ${grade - 1} respondents:`, 'the score is published as “provisional”, without a grade.'],
    [`${grade} respondents or more:`, 'score and grade are published.'],
    [
      `Units whose officers are known and fewer than ${officers}, or with more than ${ofOne} of the respondents served by one of them:`,
      'they count in the score of the unit above, so that no score becomes that of a person.',
    ],
  ],
}

export function methodTexts(lang: Lang): typeof id {
  return lang === 'en' ? en : id
}
