import { describe, expect, test } from 'vitest'
import { silenceOf } from '../../src/domain/silence.ts'

/** Answers every Monday to Friday for eight weeks, the last on Friday, 26 June 2026. */
const everyDay = { firstOn: '2026-05-04', lastOn: '2026-06-26', weekdays: [8, 8, 8, 8, 8, 0, 0] }

describe('a point is silent', () => {
  test.each([
    ['on the weekend that it is always closed', '2026-06-28', null],
    ['for a week, as in a long holiday', '2026-07-04', null],
    ['for six working days', '2026-07-06', null],
    ['for seven working days', '2026-07-07', null],
    ['from the eighth working day on: today is not over', '2026-07-08', 11],
  ])('where answers come every working day: %s', (_, today, days) => {
    expect(silenceOf(everyDay, today)).toBe(days)
  })

  test('only after seven weeks where answers come once a week', () => {
    const mondays = { firstOn: '2026-03-02', lastOn: '2026-04-27', weekdays: [9, 0, 0, 0, 0, 0, 0] }
    expect(silenceOf(mondays, '2026-06-15')).toBeNull()
    expect(silenceOf(mondays, '2026-06-16')).toBe(49)
  })

  test('never by four days with answers: they are no habit', () => {
    expect(
      silenceOf({ firstOn: '2026-01-05', lastOn: '2026-01-08', weekdays: [1, 1, 1, 1, 0, 0, 0] }, '2026-07-01'),
    ).toBeNull()
  })

  test('never on the day of its last answer', () => {
    expect(silenceOf(everyDay, everyDay.lastOn)).toBeNull()
  })
})
