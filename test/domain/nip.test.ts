import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNip, writeNip } from '../../src/domain/nip.ts'

describe('an officer’s number', () => {
  test.each([
    ['198506122010011001', '198506122010011001'],
    ['19850612 201001 1 001', '198506122010011001'],
    ["'198506122010012001", '198506122010012001'],
    ['199003152022211007', '199003152022211007'], // PPPK: 21 where the month stands
    ['n-017', 'N-017'],
  ])('%s is read', (text, nip) => {
    expect(readNip(text)).toEqual({ nip })
  })

  test.each([
    ['', 'length'],
    ['19850612201001100', 'length'],
    ['1985061220100110011', 'length'],
    ['3171011206850001', 'length'],
    ['1,98506E+17', 'damaged'],
    ['1.98506E+17', 'damaged'],
    ['198513122010011001', 'birth'],
    ['198502302010011001', 'birth'],
    ['198506122010131001', 'appointed'],
    ['198506122010001001', 'appointed'],
    ['198506121990011001', 'age'],
    ['198506122010013001', 'sex'],
    ['198506122010011000', 'serial'],
    ['N-', 'own'],
    ['N-12345678901234567', 'own'],
  ])('%s is none: %s', (text, problem) => {
    expect(readNip(text)).toEqual({ problem })
  })

  test('is written as letters write it, and read as it was', () => {
    expect(writeNip('198506122010011001')).toBe('19850612 201001 1 001')
    expect(writeNip('N-017')).toBe('N-017')
    const numbers = fc.tuple(
      fc.integer({ min: 1950, max: 2000 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 999 }),
    )
    fc.assert(
      fc.property(numbers, ([year, day, serial]) => {
        const nip = `${year}02${String(day).padStart(2, '0')}${year + 25}061${String(serial).padStart(3, '0')}`
        expect(readNip(writeNip(nip))).toEqual({ nip })
      }),
    )
  })
})
