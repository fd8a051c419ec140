/** When figures are published: so many days after the last one of their period, announced ahead. */
import { addDays } from './days.ts'
import { type Period, quarterOf, quartersUntil, readPeriod } from './period.ts'

const MONTHS_AHEAD = 12
/** How far back a period is still published by itself: where a portal stood still, two years. */
const QUARTERS_BACK = 8

/** The days of a year that an agency may take to look at its figures. */
export const MOST_DAYS_AFTER = 180

/** The announced day of a period, ISO 8601. */
export function publicationDay({ to }: Period, daysAfter: number): string {
  return addDays(to, daysAfter)
}

export type Announced = { period: string; closesAfter: string; publishedOn: string }

/** The quarters that end within a year from today, and those just over whose day has not come. */
export function comingDays(today: string, daysAfter: number): Announced[] {
  const last = new Date(`${quarterOf(today).to}T00:00:00Z`)
  last.setUTCMonth(last.getUTCMonth() + MONTHS_AHEAD - 3, 1)
  return quartersUntil(last.toISOString().slice(0, 10), 6)
    .map((period) => ({
      period: period.code,
      closesAfter: period.to,
      publishedOn: publicationDay(period, daysAfter),
    }))
    .filter(({ publishedOn }) => publishedOn >= today)
}

/**
 * The periods whose announced day has come by `today`, in the order in which they are published: quarters, and the half years and
 * years that end with them. From the quarter that was just over when the days were announced; what is older was never announced.
 */
export function duePeriods(today: string, daysAfter: number, announcedOn: string): Period[] {
  const [justOver] = quartersUntil(announcedOn, 2)
  return quartersUntil(today, QUARTERS_BACK)
    .filter(({ to }) => to >= justOver!.to && to < today)
    .flatMap((quarter) => [quarter, ...longerEndingWith(quarter)])
    .filter((period) => publicationDay(period, daysAfter) <= today)
}

function longerEndingWith({ code }: Period): Period[] {
  const [year, number] = [code.slice(0, 4), Number(code.slice(-1))]
  const codes = number === 4 ? [`${year}-S2`, year] : number === 2 ? [`${year}-S1`] : []
  return codes.map((longer) => readPeriod(longer)!)
}
