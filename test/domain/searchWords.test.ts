import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mistakesAllowed, searchWords } from '../../src/domain/searchWords.ts'

describe('the words of a search', () => {
  test.each([
    ['Akta  Kelahiran!', [[['akta']], [['kelahiran']]]],
    ['layanan KTP di Kecamatan', [[['ktp']], [['kecamatan']]]],
    ['di', [[['di']]]],
    ['KK', [[['kk'], ['kartu', 'keluarga']]]],
    ['ktp KTP', [[['ktp']]]],
    ['  & | ! :* ', []],
    ['', []],
    [`x${'𐐀'.repeat(60)}`, [[[`x${'𐐨'.repeat(39)}`]]]],
  ])('%j are %j', (text, words) => {
    expect(searchWords(text)).toEqual(words)
  })

  test('hold nothing that a text query could take for an operator, and are few', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const words = searchWords(text)
        expect(words.length).toBeLessThanOrEqual(8)
        expect(words.flat(2).every((word) => /^[\p{L}\p{N}]{1,40}$/u.test(word))).toBe(true)
      }),
    )
  })

  test('may be mistyped by as little as still tells them apart', () => {
    expect(['ktp', 'akta', 'pajak', 'kelahiran'].map(mistakesAllowed)).toEqual([0, 1, 1, 2])
  })
})
