import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fraction } from '../../src/domain/fraction.ts'
import { chooseElements, gradeRuleOf, instruments, scoreOf } from '../../src/domain/instrument.ts'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { publicityOf } from '../../src/domain/publicity.ts'
import { readScore } from '../../src/domain/score.ts'

describe('a figure', () => {
  test.each([
    [0, 'withheld'],
    [9, 'withheld'],
    [10, 'provisional'],
    [29, 'provisional'],
    [30, 'shown'],
    [100_000, 'shown'],
  ])('of %i respondents is %s', (respondents, publicity) => {
    expect(publicityOf(respondents)).toBe(publicity)
  })
})

describe('a score in a file', () => {
  test.each([
    ['1', 1],
    ['4', 4],
    ['4,0', 4],
    ['3.0', 3],
    ['3,25', fraction(13, 4)],
    ['2.333333333333333333333333333333', fraction(2_333_333_333_333_333_333_333_333_333_333n, 10n ** 30n)],
  ])('%s is read exactly', (cell, value) => {
    expect(readScore(cell)).toEqual(value)
  })

  test.each(['', '0', '5', '4.1', '4,01', '0,9', ' 4', '4 ', '+4', '04', '4.', ',4', '1e0', '٣', '3,25,1', 'A', '-1'])(
    'is not %j',
    (cell) => {
      expect(readScore(cell)).toBeNull()
    },
  )

  test('reaches to 6 on a scale of six, where the best is still a 4', () => {
    expect(['6', '5,5', '6.0', '6.1', '7'].map((cell) => readScore(cell, 6))).toEqual([
      6,
      fraction(11, 2),
      6,
      null,
      null,
    ])
    expect([6, 3].map((answer) => scoreOf(fraction(answer), 6))).toEqual([fraction(4), fraction(2)])
    expect(scoreOf(fraction(3), 4)).toEqual(fraction(3))
  })

  test('is none of any other text', () => {
    const notAScore = fc.string().filter((text) => !/^[1-4]([.,]\d+)?$/.test(text))
    fc.assert(
      fc.property(notAScore, (text) => {
        expect(readScore(text)).toBeNull()
      }),
    )
  })
})

describe('the elements of a file', () => {
  const official = officialQuestionnaire.elements.map(({ code }) => code)
  const of2004 = Array.from({ length: 14 }, (_, place) => `m2004_u${place + 1}`)

  const chosen = (columns: readonly string[], wanted: string[] | null = null) =>
    chooseElements(new Set(columns), wanted)

  test('are those of the first instrument whose columns are all there, whatever else stands beside them', () => {
    const withCharter = official.map((code) => (code === 'sarpras' ? 'maklumat' : code))
    expect(chosen(['tanggal', ...official.toReversed(), 'maklumat'])).toEqual({ ok: true, value: official })
    expect(chosen([...of2004, 'loket'])).toEqual({ ok: true, value: of2004 })
    expect(chosen(withCharter)).toEqual({ ok: true, value: withCharter })
  })

  test('are the official ones among the columns where no instrument is complete', () => {
    expect(chosen(['waktu', 'persyaratan', 'm2004_u1'])).toEqual({ ok: true, value: ['persyaratan', 'waktu'] })
  })

  test('are those asked for, in that order', () => {
    expect(chosen([...official, 'kopi'], ['kopi', 'waktu'])).toEqual({ ok: true, value: ['kopi', 'waktu'] })
  })

  test('are refused where there are none, or one of those asked for is not a column', () => {
    expect(chosen(['a', 'b'])).toMatchObject({ ok: false, reason: expect.stringContaining('--elements') })
    expect(chosen(['a', 'b'], ['a', 'kopi'])).toMatchObject({ ok: false, reason: expect.stringContaining('"kopi"') })
  })

  test('of every instrument are known by their columns, in any order', () => {
    for (const { codes } of instruments) expect(chosen([...codes].reverse())).toEqual({ ok: true, value: codes })
    expect(instruments.map(({ codes }) => codes.length)).toEqual([9, 9, 14, 8, 5])
  })

  test('of 2004 are known by their name', () => {
    expect([of2004, official, [...of2004, 'waktu']].map(gradeRuleOf)).toEqual(['2004', '2017', '2017'])
  })
})
