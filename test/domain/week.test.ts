import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockIn, dayIn, momentAt } from '../../src/domain/localTime.ts'
import { clashOf, gapsOf, isShared, readClock, writeClock } from '../../src/domain/roster.ts'
import { addDays, weekdayOf } from '../../src/domain/days.ts'
import { daysOfWeek, weekOf } from '../../src/domain/week.ts'

const days = fc.integer({ min: 0, max: 40_000 }).map((offset) => addDays('1990-01-01', offset))

describe('a week', () => {
  test.each([
    ['2026-01-01', '2026-W01'],
    ['2027-01-03', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2026-11-27', '2026-W48'],
  ])('of %s is %s', (day, week) => {
    expect(weekOf(day)).toBe(week)
  })

  test('has seven days from Monday on, and every day is in its week', () => {
    fc.assert(
      fc.property(days, (day) => {
        const week = daysOfWeek(weekOf(day))
        expect(week).toHaveLength(7)
        expect(week).toContain(day)
        expect(week?.map(weekdayOf)).toEqual([0, 1, 2, 3, 4, 5, 6])
      }),
    )
  })

  test.each(['2026-W00', '2026-W54', '2025-W53', '2026-48', '', 'W48'])('is not %s', (code) => {
    expect(daysOfWeek(code)).toBeNull()
  })
})

describe('a time of day', () => {
  test.each(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Berlin'])('in %s is found again', (timeZone) => {
    fc.assert(
      fc.property(days, fc.integer({ min: 240, max: 1_439 }), (day, minutes) => {
        const moment = momentAt(timeZone, day, writeClock(minutes))
        expect([dayIn(timeZone, moment), clockIn(timeZone, moment)]).toEqual([day, writeClock(minutes)])
      }),
    )
  })

  test.each([
    ['7.30', 450],
    ['07:30:00', 450],
    ['24:00', 1_440],
    ['24:01', null],
    ['7.60', null],
    ['730', null],
  ])('%s is read as %s', (text, minutes) => {
    expect(readClock(text)).toBe(minutes)
  })
})

describe('a roster', () => {
  const span = (from: number, until: number) => ({ from, until })
  test('shows where nobody is between the unit’s first and last shift', () => {
    const all = [span(450, 960), span(450, 720)]
    expect(gapsOf([span(450, 720)], all, 0)).toEqual([span(720, 960)])
    expect(gapsOf([span(450, 600), span(660, 960)], all, 6)).toEqual([span(600, 660)])
    expect(gapsOf([], all, 0)).toEqual([span(450, 960)])
    expect(gapsOf([span(450, 960)], all, 0)).toEqual([])
    expect([gapsOf([], [], 4), gapsOf([], [], 5)]).toEqual([[span(0, 1_440)], []])
  })

  test('finds an officer at two places whatever the order, and lets one follow on another', () => {
    const shift = (officerId: string, from: number, until: number) => ({ pointId: 'p', officerId, from, until })
    expect(clashOf([shift('a', 5, 9), shift('b', 0, 9), shift('a', 0, 5)])).toBeNull()
    const [early, late] = [shift('a', 0, 6), shift('a', 5, 9)]
    expect(clashOf([late, early])).toEqual([early, late])
    expect(isShared([span(5, 9), span(0, 5)])).toBe(false)
    expect(isShared([span(0, 9), span(2, 3), span(4, 5)])).toBe(true)
  })
})
