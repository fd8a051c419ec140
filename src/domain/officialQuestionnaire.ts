/** The questionnaire of PermenPANRB 14/2017, annex, in its order and words; the English is ours. */
import type { Element, Questionnaire, Words } from './questionnaire.ts'

export const officialQuestionnaire: Questionnaire = {
  title: { id: 'Survei Kepuasan Masyarakat', en: 'Citizen satisfaction survey' },
  elements: [
    element(
      'persyaratan',
      { id: 'Persyaratan', en: 'Requirements' },
      {
        id: 'Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?',
        en: 'Did the documents and conditions you were asked for fit the service you needed?',
      },
      ['Tidak sesuai', 'Kurang sesuai', 'Sesuai', 'Sangat sesuai'],
      ['Did not fit', 'Fitted poorly', 'Fitted', 'Fitted very well'],
    ),
    element(
      'prosedur',
      { id: 'Sistem, mekanisme, dan prosedur', en: 'Procedure' },
      {
        id: 'Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?',
        en: 'How easy was the procedure of this service?',
      },
      ['Tidak mudah', 'Kurang mudah', 'Mudah', 'Sangat mudah'],
      ['Not easy', 'Not very easy', 'Easy', 'Very easy'],
    ),
    element(
      'waktu',
      { id: 'Waktu penyelesaian', en: 'Time' },
      {
        id: 'Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?',
        en: 'How quickly were you served?',
      },
      ['Tidak cepat', 'Kurang cepat', 'Cepat', 'Sangat cepat'],
      ['Not quickly', 'Not very quickly', 'Quickly', 'Very quickly'],
    ),
    element(
      'biaya',
      { id: 'Biaya/tarif', en: 'Cost' },
      {
        id: 'Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?',
        en: 'How reasonable was the cost of this service?',
      },
      ['Sangat mahal', 'Cukup mahal', 'Murah', 'Gratis'],
      ['Very expensive', 'Rather expensive', 'Cheap', 'Free of charge'],
    ),
    element(
      'produk',
      { id: 'Produk spesifikasi jenis pelayanan', en: 'Product' },
      {
        id: 'Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan?',
        en: 'Did the result you received match what the service standard promises?',
      },
      ['Tidak sesuai', 'Kurang sesuai', 'Sesuai', 'Sangat sesuai'],
      ['Did not match', 'Matched poorly', 'Matched', 'Matched very well'],
    ),
    element(
      'kompetensi',
      { id: 'Kompetensi pelaksana', en: 'Competence' },
      {
        id: 'Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?',
        en: 'How competent were the staff who served you?',
      },
      ['Tidak kompeten', 'Kurang kompeten', 'Kompeten', 'Sangat kompeten'],
      ['Not competent', 'Not very competent', 'Competent', 'Very competent'],
    ),
    element(
      'perilaku',
      { id: 'Perilaku pelaksana', en: 'Conduct' },
      {
        id: 'Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?',
        en: 'How polite and friendly were the staff who served you?',
      },
      ['Tidak sopan dan ramah', 'Kurang sopan dan ramah', 'Sopan dan ramah', 'Sangat sopan dan ramah'],
      ['Not polite or friendly', 'Not very polite or friendly', 'Polite and friendly', 'Very polite and friendly'],
    ),
    element(
      'sarpras',
      { id: 'Sarana dan prasarana', en: 'Facilities' },
      {
        id: 'Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?',
        en: 'How good were the building, rooms and equipment?',
      },
      ['Buruk', 'Cukup', 'Baik', 'Sangat baik'],
      ['Bad', 'Fair', 'Good', 'Very good'],
    ),
    element(
      'pengaduan',
      { id: 'Penanganan pengaduan, saran dan masukan', en: 'Complaints' },
      {
        id: 'Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?',
        en: 'How are complaints of users handled here?',
      },
      ['Tidak ada', 'Ada tetapi tidak berfungsi', 'Berfungsi kurang maksimal', 'Dikelola dengan baik'],
      [
        'There is no way to complain',
        'There is one, but it does not work',
        'It works, but not fully',
        'They are handled well',
      ],
    ),
  ],
}

/** The eighth element of PermenPANRB 16/2014, still used by some units in place of facilities. */
export const serviceCharter = element(
  'maklumat',
  { id: 'Maklumat pelayanan', en: 'Service charter' },
  {
    id: 'Bagaimana pendapat Saudara tentang kesesuaian pelayanan dengan maklumat pelayanan?',
    en: 'Did the service keep the promises of the service charter?',
  },
  ['Tidak sesuai', 'Kurang sesuai', 'Sesuai', 'Sangat sesuai'],
  ['Did not keep them', 'Kept few', 'Kept them', 'Kept them very well'],
)

/** A questionnaire of the given element codes, with the official wording where there is one and plain wording otherwise. */
export function questionnaireOf(codes: readonly string[]): Questionnaire {
  const known = new Map([...officialQuestionnaire.elements, serviceCharter].map((entry) => [entry.code, entry]))
  const elements = codes.map((code) => ({
    ...(known.get(code) ?? ownElement(code)),
    weight: [1, codes.length] as const,
  }))
  return { title: officialQuestionnaire.title, elements }
}

function ownElement(code: string): Element {
  const name = code.replaceAll('_', ' ')
  return element(
    code,
    { id: name, en: name },
    { id: `Bagaimana pendapat Saudara tentang ${name}?`, en: `What do you think of ${name}?` },
    ['Tidak baik', 'Kurang baik', 'Baik', 'Sangat baik'],
    ['Not good', 'Not very good', 'Good', 'Very good'],
  )
}

type Four = readonly [string, string, string, string]

function element(code: string, name: Words, question: Words, id: Four, en: Four): Element {
  const words = (place: 0 | 1 | 2 | 3) => ({ id: id[place], en: en[place] })
  return { code, name, question, options: [words(0), words(1), words(2), words(3)], weight: [1, 9] }
}
