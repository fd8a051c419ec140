/** The periods that a page offers, newest first, whether or not there are answers in them. */
import { monthsWithin, quarterOf, quartersUntil } from '../../domain/period.ts'

export type Choices = { quarters: string[]; years: string[]; months: string[] }

const [QUARTERS, YEARS, MONTHS] = [12, 3, 12]

export function choicesUntil(today: string): Choices {
  const quarters = quartersUntil(today, QUARTERS)
  const year = Number(today.slice(0, 4))
  const months = monthsWithin({ from: quarters.at(-MONTHS / 3)?.from ?? today, to: quarterOf(today).to })
  return {
    quarters: codesOf(quarters),
    years: codesOf(Array.from({ length: YEARS }, (_, place) => ({ code: String(year - YEARS + 1 + place) }))),
    months: codesOf(months.filter(({ from }) => from <= today)),
  }
}

function codesOf(periods: readonly { code: string }[]): string[] {
  return periods.map(({ code }) => code).toReversed()
}
