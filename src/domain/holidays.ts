/**
 * Days on which Indonesian offices are closed beside Saturdays and Sundays: national holidays and joint leave (cuti bersama), which
 * applies to civil servants. Each year's are set by a joint decree of three ministers (SKB: Agama, Ketenagakerjaan, PANRB).
 */

/** A year's days, and where they are written. */
type HolidayYear = { source: string; days: readonly string[] }

const listOf = (year: number, text: string) => text.split(' ').map((day) => `${year}-${day}`)

const years: Readonly<Record<number, HolidayYear>> = {
  2024: {
    source: 'SKB 855/2023, 3/2023, 4/2023; Keppres 10/2024 (Pemilu); Keppres 33/2024 (Pilkada)',
    days: listOf(
      2024,
      '01-01 02-08 02-09 02-10 02-14 03-11 03-12 03-29 03-31 04-08 04-09 04-10 04-11 04-12 04-15 05-01 05-09 05-10 05-23 05-24 06-01 06-17 06-18 07-07 08-17 09-16 11-27 12-25 12-26',
    ),
  },
  2025: {
    source: 'SKB 1017/2024, 2/2024, 2/2024, diubah Agustus 2025 (cuti bersama 18 Agustus)',
    days: listOf(
      2025,
      '01-01 01-27 01-28 01-29 03-28 03-29 03-31 04-01 04-02 04-03 04-04 04-07 04-18 04-20 05-01 05-12 05-13 05-29 05-30 06-01 06-06 06-09 06-27 08-17 08-18 09-05 12-25 12-26',
    ),
  },
  2026: {
    source: 'SKB 1497/2025, 2/2025, 5/2025',
    days: listOf(
      2026,
      '01-01 01-16 02-16 02-17 03-18 03-19 03-20 03-21 03-22 03-23 03-24 04-03 04-05 05-01 05-14 05-15 05-27 05-28 05-31 06-01 06-16 08-17 08-25 12-24 12-25',
    ),
  },
}

/** The same each year, by law: New Year, Labour Day, Pancasila, Independence, Christmas. All that is known of a year without a decree. */
const fixed = '01-01 05-01 06-01 08-17 12-25'

/** Whether the decree of a year is in this calendar; without it only fixed days count, and a term may come out too short. */
export function isYearKnown(year: number): boolean {
  return year in years
}

/** Where the days of a year are written; null while its decree is not in this calendar. */
export function holidaySource(year: number): string | null {
  return years[year]?.source ?? null
}

export const knownYears: readonly number[] = Object.keys(years).map(Number)

/** Whether offices are closed on a day (ISO 8601) that is neither Saturday nor Sunday. */
export function isHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4))
  return setOf(year).has(day)
}

const sets = new Map<number, ReadonlySet<string>>()

function setOf(year: number): ReadonlySet<string> {
  let days = sets.get(year)
  if (!days) sets.set(year, (days = new Set(years[year]?.days ?? listOf(year, fixed))))
  return days
}
