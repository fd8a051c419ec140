/** What the forms of a roster send. A time is read as people write it: 07:30 or 7.30. */
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { DAY_MINUTES, readClock } from '../../domain/roster.ts'
import type { WantedShift } from './write.ts'

/** How many weeks a week is copied into at most. */
export const WEEKS_MOST = 12
/** Shifts that the form of a day has room for. */
export const SHIFTS_MOST = 4

export type BadRosterField = { field: string; reason: 'officer' | 'days' | 'time' | 'count' }
type Read<T> = Outcome<T, BadRosterField[]>

/** One shift on several days: `officer`, `from`, `until`, and `day` once for each day. */
export function readFill(fields: URLSearchParams, days: readonly string[]): Read<WantedShift[]> {
  const officerId = fields.get('officer') ?? ''
  const span = readSpan(fields.get('from'), fields.get('until'))
  const chosen = fields.getAll('day').filter((day) => days.includes(day))
  const bad: BadRosterField[] = []
  if (!officerId) bad.push({ field: 'officer', reason: 'officer' })
  if (!span) bad.push({ field: 'from', reason: 'time' })
  if (chosen.length === 0) bad.push({ field: 'day', reason: 'days' })
  if (!span || bad.length > 0) return no(bad)
  return ok(chosen.map((day) => ({ day, officerId, ...span })))
}

/** The shifts of each day: `officer-DAY-0`, `from-DAY-0`, `until-DAY-0` and so on. A line without an officer is no shift. */
export function readDays(fields: URLSearchParams, days: readonly string[]): Read<WantedShift[]> {
  const bad: BadRosterField[] = []
  const shifts = days.flatMap((day) =>
    Array.from({ length: SHIFTS_MOST }, (_, line): WantedShift[] => {
      const officerId = fields.get(`officer-${day}-${line}`) ?? ''
      if (!officerId) return []
      const span = readSpan(fields.get(`from-${day}-${line}`), fields.get(`until-${day}-${line}`))
      if (span) return [{ day, officerId, ...span }]
      bad.push({ field: `from-${day}-${line}`, reason: 'time' })
      return []
    }).flat(),
  )
  return bad.length > 0 ? no(bad) : ok(shifts)
}

export function readWeeks(fields: URLSearchParams): Read<number> {
  const count = Number(fields.get('count') ?? '')
  const isRight = Number.isInteger(count) && count >= 1 && count <= WEEKS_MOST
  return isRight ? ok(count) : no([{ field: 'count', reason: 'count' }])
}

/** An end that is not after the beginning lies on the next day. */
function readSpan(from: string | null, until: string | null): { from: number; until: number } | null {
  const [begins, ends] = [readClock(from ?? ''), readClock(until ?? '')]
  if (begins === null || ends === null || begins === DAY_MINUTES) return null
  return { from: begins, until: ends > begins ? ends : ends + DAY_MINUTES }
}
