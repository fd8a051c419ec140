import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayIn, localTime } from '../../src/domain/localTime.ts'

const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Asia/Kathmandu', 'America/St_Johns'] as const

describe('the clocks of a place', () => {
  test.each([
    ['Asia/Jakarta', '2026-07-15T16:59:59.999Z', { day: '2026-07-15', hour: 23 }],
    ['Asia/Jakarta', '2026-07-15T17:00:00Z', { day: '2026-07-16', hour: 0 }],
    ['Asia/Makassar', '2028-02-28T16:00:00Z', { day: '2028-02-29', hour: 0 }],
    ['Asia/Jayapura', '2028-02-29T14:59:59Z', { day: '2028-02-29', hour: 23 }],
    ['Asia/Jayapura', '2025-12-31T15:00:00Z', { day: '2026-01-01', hour: 0 }],
    ['Asia/Kathmandu', '2026-07-15T18:15:00Z', { day: '2026-07-16', hour: 0 }],
  ] as const)('in %s at %s', (zone, moment, time) => {
    expect(localTime(zone, new Date(moment))).toEqual(time)
  })

  test('are those of Intl at any moment, in whatever order zones and moments come', () => {
    const moment = fc.date({ min: new Date('2016-11-01'), max: new Date('2036-11-30'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...zones), moment), { minLength: 1, maxLength: 8 }), (asked) => {
        for (const [timeZone, at] of asked) {
          expect(dayIn(timeZone, at)).toBe(new Intl.DateTimeFormat('en-CA', { timeZone }).format(at))
          const hour = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(at)
          expect(localTime(timeZone, at).hour).toBe(Number(hour))
        }
      }),
    )
  })

  test('of a place that does not exist are a bug', () => {
    expect(() => localTime('Asia/Entah', new Date(0))).toThrow(RangeError)
  })
})
