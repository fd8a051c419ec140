import { describe, expect, inject, test } from 'vitest'
import { methods } from '../../src/domain/method.ts'
import { answersNeeded } from '../../src/domain/reliability.ts'
import { sampleSize } from '../../src/domain/sampleSize.ts'
import { duties } from '../../src/i18n/method/duties.ts'
import { textsOf } from '../../src/i18n/texts.ts'
import { type Snapshot, serviceSlugs } from '../../src/features/release/release.ts'
import { wordsOf } from '../support/html.ts'

const { url, agency } = inject('portal')
const codes = [...(await (await fetch(url)).text()).matchAll(/\/q\/([A-Z0-9]+)/g)].map(([, code]) => code!)
const opened = await Promise.all(codes.map(async (code) => ((await fetch(`${url}/q/${code}`)).ok ? code : [])))
const [code] = opened.flat() as [string]
const [newest] = (await (await fetch(`${url}/api/v1/agencies/${agency}/releases`)).json()) as [{ json: string }]
const { units } = (await (await fetch(url + new URL(newest.json).pathname)).json()) as Snapshot
const unit = units.find(({ services }) => services.length > 0)!
const filled = (path: string) =>
  path
    .replace('[agency]', agency)
    .replace('[unit]', unit.slug)
    .replace('[service]', serviceSlugs(unit.services)[0]!)
    .replace('[code]', code)
const page = async (path: string) => wordsOf(await (await fetch(url + path)).text())
const method = await page('/metodologi')

describe('the page about the method', () => {
  test.each([
    ['the index of other habits', '88,39'],
    ['the grade that hangs on how 1/9 is written', '88,30'],
    ['the interval of thirty answers', '79,1 sampai 92,9'],
    ['the interval at the ceiling, where Student has none', '94,7 sampai 100,0'],
    ['the sample of a thousand', String(sampleSize(1_000))],
    ['the mean of the silent', '88,19'],
    ['the officer who serves the difficult cases', '80,0'],
    ['the answers that a reliability of 0.7 takes', `${answersNeeded(0.7, 0.02)} isian`],
    ['the batter who was drawn back', '0,294'],
    ['a pair of officers', '84 %'],
    ['the usual differences between units, by the formula that marks units', 'τ² = 5,84'],
    ['the funnel of these units, at 99,8 %', '73,0 sampai 91,0'],
    ['the six-point scale', '83,33'],
    ['a word of the glossary', 'Keandalan'],
  ])('computes %s', (_, text) => {
    expect(method).toContain(text)
  })

  test.each([
    ['every version of the method', methods.map(({ says }) => says)],
    ['every public duty that the law names', duties.flatMap(({ what, basis }) => [what.id, basis.id])],
  ])('tells %s', (_, texts) => {
    for (const text of texts) expect(method).toContain(text)
  })

  test('names for each duty a page that is there, with the part of it that meets the duty', async () => {
    const places = duties.flatMap(({ places }) => places).filter(({ page }) => page.startsWith('/'))
    expect(duties.every(({ places }) => places.length > 0)).toBe(true)
    const paths = [...new Set(places.map(({ page }) => page))]
    const answers = await Promise.all(paths.map((path) => fetch(url + filled(path))))
    const pages = new Map(await Promise.all(paths.map(async (path, at) => [path, await answers[at]!.text()] as const)))
    expect(answers.map(({ status }, at) => [paths[at], status])).toEqual(paths.map((path) => [path, 200]))
    const missing = places.filter(({ page, part }) => part && !pages.get(page)!.includes(` id="${part}"`))
    expect(missing).toEqual([])
  })

  test.each(['/metodologi', '/integritas'])('is read in English as well, with the same numbers: %s', async (path) => {
    // The rules of a version stand as they were published, and the longer ones begin like the shorter.
    const verbatim = [url, ...methods.map(({ says }) => says).sort((one, other) => other.length - one.length)]
    const rules = (text: string) => verbatim.reduce((rest, words) => rest.replaceAll(words, ''), text)
    const [own, english] = [rules(await page(path)), rules(await page(`${path}?lang=en`))]
    for (const word of ['Nilai', 'Jawaban', 'Setiap', 'tidak', 'yang']) expect(english.split(' ')).not.toContain(word)
    const numbers = (text: string, mark: RegExp) => [...text.matchAll(mark)].map(([number]) => number.replace(',', '.'))
    expect(numbers(english, /\d+\.\d+/g).sort()).toEqual(numbers(own, /\d+,\d+/g).sort())
  })

  test('has no number that is none', () => {
    expect(method).not.toMatch(/NaN|undefined|null|Infinity|\[object/)
  })
})

describe('a published figure', () => {
  test.each(['id', 'en'] as const)('says how sure it is and whom it does not stand for (%s)', async (lang) => {
    const { results } = textsOf(lang)
    const text = await page(`/transparansi/${agency}?lang=${lang}`)
    expect(text).toContain(results.rateUnknown)
    expect(text).toContain(results.notRepresentative)
    const number = lang === 'id' ? '\\d+(,\\d+)?' : '\\d+(\\.\\d+)?'
    expect(text).toMatch(new RegExp(results.interval(number, number).replaceAll('%', '\\s?%')))
  })
})
