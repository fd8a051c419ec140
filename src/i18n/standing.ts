/** What a questionnaire is, in a sentence: the official one, or not and why not. For every page that names a version. */
import type { Deviation, Standing } from '../domain/deviation.ts'
import type { Lang } from '../domain/questionnaire.ts'

type WordsOf = {
  official: string
  other: string
  asInstrument: (name: string) => string
  more: (count: number) => string
  missing: (element: string) => string
  added: (element: string) => string
  name: (element: string) => string
  question: (element: string) => string
  options: (element: string) => string
  weights: string
  order: string
}

const id: WordsOf = {
  official: 'Kuesioner resmi PermenPANRB 14/2017',
  other: 'Bukan kuesioner resmi',
  asInstrument: (name) => `Bukan kuesioner resmi SKM: kuesioner ${name}`,
  more: (count) => `dan ${count} perbedaan lain`,
  missing: (element) => `unsur ${element} tidak ditanyakan`,
  added: (element) => `ada unsur tambahan ${element}`,
  name: (element) => `nama unsur ${element} diubah`,
  question: (element) => `pertanyaan ${element} diubah`,
  options: (element) => `pilihan jawaban ${element} diubah`,
  weights: 'bobot unsur tidak sama',
  order: 'urutan unsur diubah',
}

const en: WordsOf = {
  official: 'Official questionnaire, PermenPANRB 14/2017',
  other: 'Not the official questionnaire',
  asInstrument: (name) => `Not the official satisfaction questionnaire: ${name}`,
  more: (count) => `and ${count} more differences`,
  missing: (element) => `the element ${element} is not asked`,
  added: (element) => `the element ${element} was added`,
  name: (element) => `the element ${element} has another name`,
  question: (element) => `the question about ${element} was reworded`,
  options: (element) => `the answers about ${element} were reworded`,
  weights: 'the elements do not weigh the same',
  order: 'the elements are asked in another order',
}

/** How many differences a sentence names before it counts the rest. */
const NAMED = 3

/** One sentence without its full stop. */
export function standingText({ isOfficial, instrument, deviations }: Standing, lang: Lang): string {
  const words = lang === 'en' ? en : id
  if (isOfficial) return words.official
  const isOtherInstrument = instrument !== null && deviations.some(({ kind }) => kind === 'missing')
  if (isOtherInstrument) return words.asInstrument(instrument)
  const said = deviations.slice(0, NAMED).map((deviation) => deviationText(deviation, lang))
  const rest = deviations.length - said.length
  return `${words.other}: ${[...said, ...(rest > 0 ? [words.more(rest)] : [])].join(', ')}`
}

export function deviationText(deviation: Deviation, lang: Lang): string {
  const words = lang === 'en' ? en : id
  if (!('element' in deviation)) return words[deviation.kind]
  return words[deviation.kind](deviation.element)
}
