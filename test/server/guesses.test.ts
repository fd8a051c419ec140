import { describe, expect, test } from 'vitest'
import { createGuessGuards } from '../../src/server/access/guesses.ts'

const MINUTE = 60_000
let at = 0
/** How many of `n` guesses about receipts of one or many beginnings go through. */
function guess(guard: ReturnType<ReturnType<typeof createGuessGuards>>, n: number, beginning?: string): number {
  return Array.from({ length: n }, (_, place) => guard.mayAsk(beginning ?? `${place}`)).filter(Boolean).length
}

describe('who guesses receipts', () => {
  test('is stopped after thirty in vain, for ten minutes, and nobody else is', () => {
    at = 0
    const guards = createGuessGuards(() => at)
    expect([guess(guards('192.0.2.1'), 100), guess(guards('192.0.2.2'), 5)]).toEqual([30, 5])
    at = 10 * MINUTE - 1
    expect(guess(guards('192.0.2.1'), 1)).toBe(0)
    at = 10 * MINUTE
    expect(guess(guards('192.0.2.1'), 100)).toBe(30)
  })

  test('from many addresses is stopped by what the guesses have in common', () => {
    const guards = createGuessGuards(() => at)
    const through = Array.from({ length: 100 }, (_, place) => guess(guards(`192.0.2.${place}`), 1, 'abcd'))
    expect(through.reduce((sum, n) => sum + n, 0)).toBe(30)
    expect(guess(guards('192.0.2.1'), 1, 'abce')).toBe(1)
  })

  test('and holds receipts that exist may look at them as often as he likes', () => {
    const guard = createGuessGuards(() => at)('192.0.2.1')
    for (let look = 0; look < 1_000; look += 1) {
      expect(guard.mayAsk('abcd')).toBe(true)
      guard.found('abcd')
    }
  })

  test('is known by the network of an IPv6 address, however it is written', () => {
    const guards = createGuessGuards(() => at)
    guess(guards('2001:db8:1:2:3:4:5:6'), 30)
    expect(guess(guards('2001:db8:1:2::9'), 1)).toBe(0)
    expect(guess(guards('2001:db8:1:3::9'), 1)).toBe(1)
    expect(guess(guards('2001:db8::1'), 1)).toBe(1)
  })

  test('is forgotten with the key of the day', () => {
    at = 0
    const guards = createGuessGuards(() => at)
    at = 24 * 60 * MINUTE - 1
    guess(guards('192.0.2.1'), 30)
    at += 1
    expect(guess(guards('192.0.2.1'), 1)).toBe(1)
  })
})
