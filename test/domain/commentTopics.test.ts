import { expect, test } from 'vitest'
import { suggestTopics } from '../../src/domain/commentTopics.ts'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'

const codes = officialQuestionnaire.elements.map(({ code }) => code)

test.each([
  ['Antre tiga jam, petugas ketus', 'complaint', ['waktu', 'perilaku']],
  ['Petugas ramah dan cepat, terima kasih', 'praise', ['waktu', 'perilaku']],
  ['Tidak lama dan tidak ribet', 'praise', ['waktu']],
  ['Kurang ramah', 'complaint', ['perilaku']],
  ['Pelayanan bagus, saya tidak perlu bolak-balik', 'praise', ['prosedur']],
  ['Tidak menunggu lama', 'praise', ['waktu']],
  ['Tanpa antre dan tidak ada pungutan', 'praise', ['waktu', 'biaya']],
  ['Tidak pernah kecewa', 'praise', []],
  ['Tidak usah fotokopi lagi', 'other', ['persyaratan']],
  ['Saya harus bolak-balik tiga kali', 'complaint', ['prosedur']],
  ['Petugas tidak menjelaskan apa-apa', 'complaint', ['kompetensi']],
  ['Tidak ada kursi', 'complaint', ['sarpras']],
  ['Semoga kursi ditambah', 'suggestion', ['sarpras']],
  ['Diminta uang padahal gratis', 'other', ['biaya']],
  ['Syaratnya apa saja?', 'other', ['persyaratan']],
  ['Bismillah', 'other', []],
])('"%s" seems to be %s', (text, kind, elements) => {
  const found = suggestTopics(text, codes)
  expect([found.kind, found.elements.toSorted()]).toEqual([kind, elements.toSorted()])
})

test('elements that a questionnaire does not have are not suggested', () => {
  expect(suggestTopics('Antre lama, ruang panas', ['sarpras', 'diskriminasi']).elements).toEqual(['sarpras'])
})
