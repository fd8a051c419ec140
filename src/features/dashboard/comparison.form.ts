/** What comes in for a comparison: where, and which two times. */
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { readDay, readPeriod } from '../../domain/period.ts'
import type { Times } from './comparison.ts'
import type { PlaceLine } from './places.ts'

/** The whole of the page's view where `place` is null. */
export type Asked = { place: PlaceLine | null; times: Times }
export type AskedProblem = { field: string; problem: 'place' | 'day' | 'future' | 'length' | 'period' | 'same' }

/** Days on either side of a day. */
export const lengths = [30, 60, 90, 180] as const

/** How a place is named in the form: a unit by its slug, a service by its id. */
export function fieldOf({ slug, serviceId }: Pick<PlaceLine, 'slug' | 'serviceId'>): string {
  return serviceId ?? slug
}

/** @param today the agency's day: what has not come yet cannot be compared */
export function readAsked(
  fields: URLSearchParams,
  places: readonly PlaceLine[],
  today: string,
): Outcome<Asked, AskedProblem[]> {
  const given = fields.get('di') ?? ''
  const place = given === '' ? null : places.find((one) => fieldOf(one) === given)
  const times = fields.get('cara') === 'periode' ? readPeriods(fields) : readAround(fields, today)
  const problems: AskedProblem[] = place === undefined ? [{ field: 'di', problem: 'place' }] : []
  if (place === undefined || !times.ok) return no([...problems, ...(times.ok ? [] : times.reason)])
  return ok({ place, times: times.value })
}

function readAround(fields: URLSearchParams, today: string): Outcome<Times, AskedProblem[]> {
  const day = readDay((fields.get('hari') ?? '').trim())
  const length = lengths.find((one) => String(one) === (fields.get('panjang') ?? String(lengths[1])))
  const problems: AskedProblem[] = []
  if (day === null) problems.push({ field: 'hari', problem: 'day' })
  else if (day > today) problems.push({ field: 'hari', problem: 'future' })
  if (length === undefined) problems.push({ field: 'panjang', problem: 'length' })
  return day === null || length === undefined || problems.length > 0 ? no(problems) : ok({ day, length })
}

function readPeriods(fields: URLSearchParams): Outcome<Times, AskedProblem[]> {
  const [first, second] = ['pertama', 'kedua'].map((field) => readPeriod(fields.get(field) ?? ''))
  if (!first) return no([{ field: 'pertama', problem: 'period' }])
  if (!second) return no([{ field: 'kedua', problem: 'period' }])
  return first.code === second.code ? no([{ field: 'kedua', problem: 'same' }]) : ok({ first, second })
}
