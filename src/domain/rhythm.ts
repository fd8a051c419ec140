/** How often something is looked at, and the periods of that length. */
import { type Period, dayOf, readPeriod } from './period.ts'

export const rhythms = ['month', 'quarter', 'half', 'year'] as const
export type Rhythm = (typeof rhythms)[number]

const months: Readonly<Record<Rhythm, number>> = { month: 1, quarter: 3, half: 6, year: 12 }

/** The rhythm that a period belongs to. */
export function rhythmOf({ code }: Period): Rhythm {
  if (/TW/.test(code)) return 'quarter'
  if (/S/.test(code)) return 'half'
  return code.length === 4 ? 'year' : 'month'
}

/** The period of a rhythm in which a day (ISO 8601) lies. */
export function periodAt(rhythm: Rhythm, day: string): Period {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))]
  const place = Math.ceil(month / months[rhythm])
  const code = { month: `${year}-${day.slice(5, 7)}`, quarter: `${year}-TW${place}`, half: `${year}-S${place}`, year }
  const period = readPeriod(code[rhythm])
  if (!period) throw new RangeError(`expected a day, given "${day}"`)
  return period
}

/** The `count` periods of a rhythm that were over before a day, the oldest first. */
export function periodsBefore(rhythm: Rhythm, day: string, count: number): Period[] {
  const found: Period[] = []
  for (let { from } = periodAt(rhythm, day); found.length < count;) {
    const earlier = periodAt(rhythm, dayOf(Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1, 0))
    found.unshift(earlier)
    from = earlier.from
  }
  return found
}
