import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holidaySource, isHoliday, isYearKnown, knownYears } from '../../src/domain/holidays.ts'
import { type LaporSteps, laporClock } from '../../src/domain/laporClock.ts'
import { addDays, weekdayOf } from '../../src/domain/days.ts'
import { afterWorkingDays, isWorkingDay, workingDaysBetween } from '../../src/domain/workingDays.ts'

describe('a term in working days', () => {
  test.each([
    ['a Monday and three days', '2026-11-23', 3, '2026-11-26', true],
    ['over a weekend', '2026-11-26', 3, '2026-12-01', true],
    ['from a Saturday', '2026-11-28', 1, '2026-11-30', true],
    ['over Christmas and its joint leave', '2026-12-23', 3, '2026-12-30', true],
    ['over Idul Fitri 2025: four days of joint leave, two of feast', '2025-03-27', 1, '2025-04-08', true],
    ['over Idul Fitri 2026', '2026-03-17', 1, '2026-03-25', true],
    ['over the joint leave that was added in August 2025', '2025-08-15', 1, '2025-08-19', true],
    ['over the election of 2024', '2024-02-13', 1, '2024-02-15', true],
    ['a day that is due at once', '2026-11-23', 0, '2026-11-23', true],
    ['into a year whose decree is not known', '2026-12-30', 3, '2027-01-05', false],
  ])('%s', (_, from, days, until, isCertain) => {
    expect(afterWorkingDays(from, days)).toEqual({ until, isCertain })
    if (days > 0) expect(workingDaysBetween(from, until)).toBe(days)
  })

  test('ends on a working day, and not before as many working days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 1, max: 60 }), (offset, days) => {
        const from = addDays('2024-01-01', offset)
        const { until } = afterWorkingDays(from, days)
        return (
          isWorkingDay(until) && workingDaysBetween(from, until) === days && workingDaysBetween(until, from) === -days
        )
      }),
    )
  })
})

describe('the calendar of holidays', () => {
  test('says of which years it knows the decree, and of others the fixed days only', () => {
    expect(knownYears).toEqual([2024, 2025, 2026])
    expect([2023, 2026, 2027].map(isYearKnown)).toEqual([false, true, false])
    expect([holidaySource(2026), holidaySource(2027)]).toEqual([expect.stringContaining('SKB 1497/2025'), null])
    expect(['2027-01-01', '2027-08-17', '2027-03-10'].map(isHoliday)).toEqual([true, true, false])
  })

  test.each([
    [2024, 17 + 10 + 2],
    [2025, 17 + 11],
    [2026, 17 + 8],
  ])('%i has as many days as its decree names', (year, count) => {
    const days = Array.from({ length: 366 }, (_, place) => addDays(`${year}-01-01`, place))
    expect(days.filter((day) => day.startsWith(`${year}`) && isHoliday(day))).toHaveLength(count)
  })
})

describe('the clock of a report', () => {
  const steps: LaporSteps = {
    category: 'complaint',
    handedOn: '2026-11-23',
    verifiedOn: null,
    handledOn: null,
    closedOn: null,
  }
  const verified = { ...steps, verifiedOn: '2026-11-25' }
  const handled = { ...verified, handledOn: '2026-12-10' }
  test.each([
    [
      'verification on its first day',
      steps,
      '2026-11-23',
      { step: 'verifiedOn', until: '2026-11-26', left: 3, state: 'running' },
    ],
    ['verification on its last', steps, '2026-11-26', { left: 0, state: 'last-day' }],
    ['verification a day late', steps, '2026-11-27', { left: -1, state: 'overdue' }],
    ['verification over a weekend late', steps, '2026-11-30', { left: -2, state: 'overdue' }],
    [
      'handling a simple complaint: five days',
      { ...verified, category: 'information' as const },
      '2026-11-25',
      { step: 'handledOn', until: '2026-12-02' },
    ],
    ['handling a complaint: fourteen', verified, '2026-11-25', { step: 'handledOn', until: '2026-12-15', left: 14 }],
    [
      'handling on the spot: sixty, into a year not known',
      { ...verified, category: 'inspection' as const },
      '2026-11-25',
      { isCertain: false },
    ],
    [
      'the answer of the writer: ten, over Christmas',
      handled,
      '2026-12-10',
      { step: 'closedOn', until: '2026-12-28', state: 'running' },
    ],
    ['closed', { ...handled, closedOn: '2026-12-20' }, '2027-01-04', { step: null, state: 'closed' }],
  ])('%s', (_, given, today, expected) => {
    expect(laporClock(given, today)).toMatchObject(expected)
  })

  test('ends on a working day', () => {
    expect(weekdayOf('2026-12-28')).toBe(0)
  })
})
