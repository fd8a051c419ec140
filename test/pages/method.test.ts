import { describe, expect, inject, test } from 'vitest'
import { methods } from '../../src/domain/method.ts'
import { answersNeeded } from '../../src/domain/reliability.ts'
import { sampleSize } from '../../src/domain/sampleSize.ts'
import { textsOf } from '../../src/i18n/texts.ts'
import { wordsOf } from '../support/html.ts'

const { url, agency } = inject('portal')
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
    ['the six-point scale', '83,33'],
    ['a word of the glossary', 'Keandalan'],
  ])('computes %s', (_, text) => {
    expect(method).toContain(text)
  })

  test.each([
    ['every version of the method', methods.map(({ says }) => says)],
    [
      'every public duty that the law names, and which are not met',
      ['UU 25/2009, Pasal 36', 'PermenPANRB 29/2022', 'Rencana tindak lanjut', '✗ Belum'],
    ],
  ])('tells %s', (_, texts) => {
    for (const text of texts) expect(method).toContain(text)
  })

  test('leads only to pages that are there', async () => {
    const html = await (await fetch(`${url}/metodologi`)).text()
    const section = html.slice(html.indexOf('id="kewajiban"'))
    const paths = [...new Set([...section.matchAll(/href="(\/[^"#]*)"/g)].map(([, path]) => path!))]
    expect(paths.length).toBeGreaterThan(3)
    const answers = await Promise.all(paths.map(async (path) => (await fetch(url + path)).status))
    expect(answers).toEqual(paths.map(() => 200))
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
