/**
 * The two surveys of the integrity zone (PermenPANRB 90/2021): SPKP, perceived quality of service, and SPAK, perceived absence of
 * corruption. The variables are those of the regulation; the words are ours, on the answers of PermenPANRB 14/2017.
 */
import type { Element, Questionnaire, Words } from './questionnaire.ts'

const agreement: Element['options'] = [
  { id: 'Tidak setuju', en: 'Disagree' },
  { id: 'Kurang setuju', en: 'Rather disagree' },
  { id: 'Setuju', en: 'Agree' },
  { id: 'Sangat setuju', en: 'Fully agree' },
]

export const spkpQuestionnaire: Questionnaire = questionnaire(
  { id: 'Survei Persepsi Kualitas Pelayanan', en: 'Survey of perceived service quality' },
  [
    [
      'informasi',
      'Informasi pelayanan',
      'Information',
      'Informasi tentang pelayanan ini mudah ditemukan dan jelas.',
      'Information about this service was easy to find and clear.',
    ],
    [
      'persyaratan',
      'Persyaratan',
      'Requirements',
      'Persyaratan pelayanan sesuai dengan yang diumumkan.',
      'The requirements were those that had been announced.',
    ],
    [
      'prosedur',
      'Sistem, mekanisme, dan prosedur',
      'Procedure',
      'Prosedur pelayanan mudah diikuti.',
      'The procedure was easy to follow.',
    ],
    [
      'waktu',
      'Waktu penyelesaian',
      'Time',
      'Pelayanan selesai dalam waktu yang dijanjikan.',
      'The service was finished in the time that was promised.',
    ],
    [
      'biaya',
      'Tarif/biaya',
      'Cost',
      'Biaya pelayanan sesuai dengan yang ditetapkan.',
      'The cost was the one that had been set.',
    ],
    [
      'sarpras',
      'Sarana dan prasarana',
      'Facilities',
      'Sarana dan prasarana di unit ini nyaman dan mudah digunakan.',
      'The rooms and equipment were comfortable and easy to use.',
    ],
    [
      'respon',
      'Kecepatan respons',
      'Response',
      'Petugas cepat menanggapi kebutuhan saya.',
      'The staff responded quickly to what I needed.',
    ],
    [
      'konsultasi',
      'Konsultasi dan pengaduan',
      'Advice and complaints',
      'Tempat konsultasi dan pengaduan mudah digunakan.',
      'It was easy to get advice or to complain.',
    ],
  ],
)

export const spakQuestionnaire: Questionnaire = questionnaire(
  { id: 'Survei Persepsi Anti Korupsi', en: 'Survey of perceived integrity' },
  [
    [
      'diskriminasi',
      'Diskriminasi pelayanan',
      'Discrimination',
      'Petugas melayani semua orang tanpa membeda-bedakan.',
      'The staff served everybody alike.',
    ],
    [
      'kecurangan',
      'Kecurangan',
      'Cheating',
      'Petugas tidak memberi pelayanan di luar prosedur.',
      'The staff gave no service outside the procedure.',
    ],
    [
      'gratifikasi',
      'Imbalan/gratifikasi',
      'Gifts',
      'Petugas tidak menerima imbalan uang atau barang.',
      'The staff took no money or gifts.',
    ],
    [
      'pungli',
      'Pungutan liar',
      'Illegal charges',
      'Tidak ada pungutan di luar biaya resmi.',
      'There was no charge beyond the official cost.',
    ],
    [
      'percaloan',
      'Percaloan',
      'Brokers',
      'Tidak ada calo atau perantara tidak resmi.',
      'There were no brokers or unofficial go-betweens.',
    ],
  ],
)

type Line = readonly [code: string, name: string, english: string, statement: string, englishStatement: string]

function questionnaire(title: Words, lines: readonly Line[]): Questionnaire {
  const elements = lines.map(([code, id, en, statement, english]): Element => ({
    code,
    name: { id, en },
    question: { id: statement, en: english },
    options: agreement,
    weight: [1, lines.length],
  }))
  return { title, elements }
}
