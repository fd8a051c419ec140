/** The words of the page about the method, in plain language. */
import type { Lang } from '../../domain/questionnaire.ts'

type Glossary = { title: string; words: readonly (readonly [word: string, meaning: string])[] }

export const glossary: Readonly<Record<Lang, Glossary>> = {
  id: {
    title: 'Daftar istilah',
    words: [
      ['Indeks Kepuasan Masyarakat (IKM)', 'nilai 25 sampai 100 yang merangkum jawaban semua responden'],
      ['Unsur pelayanan', 'hal yang dinilai, misalnya waktu penyelesaian'],
      ['NRR', 'nilai rata-rata satu unsur, 1 sampai 4'],
      ['NI, NIK', 'jumlah NRR tertimbang, dan hasilnya dikali 25'],
      ['Mutu pelayanan', 'huruf A sampai D yang dibaca dari NIK'],
      ['Responden', 'orang yang menjawab paling sedikit satu unsur'],
      ['Rentang keyakinan', 'daerah tempat nilai sebenarnya diperkirakan berada'],
      ['Galat', 'selisih karena hanya sebagian orang yang menjawab'],
      ['Ragam', 'ukuran seberapa jauh jawaban saling berbeda'],
      ['Keandalan', 'bagian perbedaan yang nyata, 0 sampai 1'],
      ['Kelompok pembanding', 'semua petugas satu instansi yang dinilai pada periode yang sama'],
      ['Taksiran', 'nilai setelah ditarik ke rata-rata kelompok karena isiannya sedikit'],
      ['Campuran layanan', 'bagian tiap layanan dalam pekerjaan seorang petugas'],
      ['Tingkat pengisian', 'banyaknya responden dibagi banyaknya orang yang dilayani'],
      ['Token kunjungan', 'kode sekali pakai yang diberikan kepada satu pengunjung'],
      ['Batas corong', 'batas wajar sebuah unit menurut banyaknya isian'],
      ['SPKP, SPAK', 'survei persepsi kualitas pelayanan dan persepsi antikorupsi pada zona integritas'],
    ],
  },
  en: {
    title: 'Glossary',
    words: [
      ['Satisfaction index (IKM)', 'a score from 25 to 100 that sums up the answers of all respondents'],
      ['Element (unsur)', 'what is rated, such as the time to completion'],
      ['NRR', 'the mean score of an element, 1 to 4'],
      ['NI, NIK', 'the sum of the weighted mean scores, and that times 25'],
      ['Grade (mutu)', 'the letter A to D that is read from NIK'],
      ['Respondent', 'a person who rated at least one element'],
      ['Confidence range', 'where the true value is expected to lie'],
      ['Error', 'the difference that comes from only some people having answered'],
      ['Variance', 'a measure of how far answers lie apart'],
      ['Reliability', 'the share of the differences that is real, 0 to 1'],
      ['Peer group', 'all officers of an agency who were rated in the same period'],
      ['Estimate', 'a score drawn towards the mean of its group because there are few answers'],
      ['Service mix', 'the part of each service in the work of an officer'],
      ['Response rate', 'the number of respondents divided by the number of people served'],
      ['Visit token', 'a code that is good once, given to one visitor'],
      ['Funnel limits', 'what is usual for a unit with so many answers'],
      ['SPKP, SPAK', 'surveys of perceived quality and perceived corruption in integrity zones'],
    ],
  },
}
