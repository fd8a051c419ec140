/** The public duties of an agency around its survey, and the place where each is met. */
import type { Lang, Words } from '../../domain/questionnaire.ts'

/**
 * A place: a page by its pattern, or one elsewhere by its address; `part` is the id of the section on it. Pages of an agency are reached
 * from the list of all, so they are named and not linked.
 */
export type DutyPlace = { page: string; part?: string; text: Words }
export type Duty = { what: Words; basis: Words; places: readonly DutyPlace[]; isMet: 'yes' | 'partly' }

const words = (id: string, en: string): Words => ({ id, en })
const agency = (part: string, id: string, en: string): DutyPlace => ({
  page: '/transparansi/[agency]',
  part,
  text: words(`Halaman instansi, bagian ${id}`, `Page of the agency, ${en}`),
})
const law = (id: string, en: string) => words(id, en)

export const duties: readonly Duty[] = [
  {
    what: words('Survei berkala, paling sedikit sekali setahun', 'A survey at regular intervals, once a year at least'),
    basis: law('PermenPANRB 14/2017, Pasal 1', 'PermenPANRB 14/2017, article 1'),
    places: [agency('terbitan', 'Semua terbitan', 'All releases')],
    isMet: 'yes',
  },
  {
    what: words('Sembilan unsur dan kuesioner baku', 'Nine elements and the official questionnaire'),
    basis: law('PermenPANRB 14/2017, lampiran', 'PermenPANRB 14/2017, annex'),
    places: [
      {
        page: '/q/[code]',
        text: words(
          'Halaman survei; yang berbeda dari kuesioner baku diberi keterangan',
          'Page of the survey; what differs from the official questionnaire is marked',
        ),
      },
    ],
    isMet: 'yes',
  },
  {
    what: words(
      'Nilai IKM dan mutu tiap unit diumumkan, juga kalau rendah',
      'The index and grade of each unit are published, also when they are low',
    ),
    basis: law('PermenPANRB 14/2017, lampiran; UU 25/2009', 'PermenPANRB 14/2017, annex; Law 25/2009'),
    places: [agency('unit', 'Nilai tiap unit', 'Score of each unit')],
    isMet: 'yes',
  },
  {
    what: words(
      'Lembar publikasi: nilai, unit, responden menurut jenis kelamin dan pendidikan, periode',
      'Publication sheet: score, unit, respondents by gender and education, period',
    ),
    basis: law('PermenPANRB 14/2017, lampiran', 'PermenPANRB 14/2017, annex'),
    places: [
      {
        page: '/publikasi/[agency]',
        text: words('Lembar publikasi, dari setiap halaman hasil', 'Publication sheet, from every page of results'),
      },
    ],
    isMet: 'yes',
  },
  {
    what: words('Hasil diumumkan lewat lebih dari satu media', 'Results are published by more than one medium'),
    basis: law('PermenPANRB 29/2022 (PEKPPP)', 'PermenPANRB 29/2022 (PEKPPP)'),
    places: [
      { page: '/transparansi', text: words('Halaman web', 'Web pages') },
      { page: '/publikasi/[agency]', text: words('Lembar cetak', 'Printed sheet') },
      { page: '/api', text: words('Data terbuka', 'Open data') },
    ],
    isMet: 'yes',
  },
  {
    what: words('Perkembangan nilai dari waktu ke waktu', 'How the score develops over time'),
    basis: law(
      'UU 25/2009, Pasal 10 dan 38; laporan SKM bagian tren',
      'Law 25/2009, articles 10 and 38; trend in the SKM report',
    ),
    places: [agency('perkembangan', 'Dari waktu ke waktu', 'Over time')],
    isMet: 'yes',
  },
  {
    what: words('Masyarakat ikut menilai dan memberi saran', 'People take part with ratings and suggestions'),
    basis: law('UU 25/2009, Pasal 39', 'Law 25/2009, article 39'),
    places: [
      { page: '/', text: words('Halaman depan', 'Front page') },
      { page: '/q/[code]', text: words('Kode QR di loket', 'QR code at the counter') },
    ],
    isMet: 'yes',
  },
  {
    what: words('Saran dijawab', 'Suggestions are answered'),
    basis: law('UU 25/2009, Pasal 36', 'Law 25/2009, article 36'),
    places: [
      {
        page: '/cek',
        text: words('Cek bukti, untuk yang meminta jawaban', 'Check a receipt, for those who asked for a reply'),
      },
      {
        page: '/transparansi/[agency]/[unit]',
        text: words('Halaman unit, bagian Kata masyarakat', 'Page of the unit, What people say'),
      },
    ],
    isMet: 'yes',
  },
  {
    what: words('Tempat mengadu', 'A place to complain'),
    basis: law('UU 25/2009, Pasal 36', 'Law 25/2009, article 36'),
    places: [
      agency('pengaduan', 'Tempat mengadu', 'Where to complain'),
      {
        page: 'https://www.lapor.go.id',
        text: words('SP4N-LAPOR!, di kaki setiap halaman', 'SP4N-LAPOR!, at the foot of every page'),
      },
    ],
    isMet: 'yes',
  },
  {
    what: words('Nama dan alamat penanggung jawab pengaduan', 'Name and address of who is responsible for complaints'),
    basis: law('UU 25/2009, Pasal 36', 'Law 25/2009, article 36'),
    places: [agency('pengaduan', 'Tempat mengadu', 'Where to complain')],
    isMet: 'yes',
  },
  {
    what: words('Dokumentasi dan statistik pengaduan', 'Documentation and statistics of complaints'),
    basis: law('UU 25/2009, Pasal 37', 'Law 25/2009, article 37'),
    places: [agency('statistik-pengaduan', 'Statistik pengaduan', 'Complaints in numbers')],
    isMet: 'yes',
  },
  {
    what: words('Rencana tindak lanjut dan pelaksanaannya', 'Follow-up plans and what became of them'),
    basis: law(
      'PermenPANRB 14/2017; PermenPANRB 29/2022 (PEKPPP)',
      'PermenPANRB 14/2017; PermenPANRB 29/2022 (PEKPPP)',
    ),
    places: [agency('bertindak', 'Anda bicara, kami bertindak', 'You said, we act')],
    isMet: 'yes',
  },
  {
    what: words('Laporan SKM lengkap', 'The whole SKM report'),
    basis: law('PermenPANRB 14/2017', 'PermenPANRB 14/2017'),
    places: [
      agency(
        'terbitan',
        'Semua terbitan, untuk nilainya. Laporannya dibuat portal untuk instansi, yang menerbitkannya sendiri',
        'All releases, for its figures. The portal makes the report for the agency, which publishes it itself',
      ),
    ],
    isMet: 'partly',
  },
  {
    what: words('Maklumat pelayanan', 'Service charter'),
    basis: law('UU 25/2009, Pasal 22', 'Law 25/2009, article 22'),
    places: [agency('maklumat', 'Maklumat pelayanan', 'Service charter')],
    isMet: 'yes',
  },
  {
    what: words('Standar pelayanan tiap layanan', 'The standard of each service'),
    basis: law(
      'UU 25/2009, Pasal 15, 20, dan 21; PermenPANRB 15/2014',
      'Law 25/2009, articles 15, 20 and 21; PermenPANRB 15/2014',
    ),
    places: [
      {
        page: '/transparansi/[agency]/[unit]',
        part: 'standar',
        text: words(
          'Halaman unit dan layanan, bagian Standar pelayanan',
          'Page of the unit and of the service, Service standards',
        ),
      },
      {
        page: '/transparansi/[agency]/[unit]/[service]',
        part: 'standar',
        text: words('dengan semua komponennya', 'with all components'),
      },
    ],
    isMet: 'yes',
  },
  {
    what: words('Penilaian orang per orang tidak diumumkan', 'Ratings of single persons are not published'),
    basis: law('UU 14/2008, Pasal 17 huruf h angka 4', 'Law 14/2008, article 17 h 4'),
    places: [
      {
        page: '/privasi',
        text: words(
          'Tidak ada nilai petugas di halaman publik; unit dengan petugas terlalu sedikit digabung',
          'No score of an officer on any public page; units with too few officers are merged',
        ),
      },
    ],
    isMet: 'yes',
  },
  {
    what: words('Data pribadi responden dilindungi', 'Personal data of respondents is protected'),
    basis: law('UU 27/2022', 'Law 27/2022'),
    places: [{ page: '/privasi', text: words('Privasi', 'Privacy') }],
    isMet: 'yes',
  },
]

const id = {
  title: 'Kewajiban kepada publik, dan di mana dipenuhi',
  lead: 'Daftar ini merangkum kewajiban instansi di sekitar survei. Yang berlaku adalah naskah resmi peraturannya. Bagian yang diisi instansi sendiri tertulis “belum diisi” sampai instansi mengisinya.',
  duty: 'Kewajiban',
  where: 'Di mana',
  state: 'Keadaan',
  states: { yes: '✓ Ada', partly: '◐ Sebagian' } satisfies Record<Duty['isMet'], string>,
}

const en: typeof id = {
  title: 'Public duties, and where they are met',
  lead: 'This list sums up what an agency owes the public around its survey; the official texts of the law hold. What an agency fills in itself says “not filled in” until it does.',
  duty: 'Duty',
  where: 'Where',
  state: 'State',
  states: { yes: '✓ There', partly: '◐ In part' },
}

export function dutyTexts(lang: Lang): typeof id {
  return lang === 'en' ? en : id
}
