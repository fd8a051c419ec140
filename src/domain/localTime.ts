/** The calendar day (ISO 8601) and the hour (0 to 23) of a moment on the clocks of a place. */
export type LocalTime = { day: string; hour: number }

const formats = new Map<string, Intl.DateTimeFormat>()
/** The last answer per zone: asking Intl costs more than all other work on a response together. */
const lastTimes = new Map<string, { quarter: number; time: LocalTime }>()
/** Every zone's hours and midnights fall on a quarter of an hour. */
const QUARTER_MS = 900_000

/** The local time of a moment in an IANA time zone; throws a RangeError for a zone that does not exist. */
export function localTime(timeZone: string, moment: Date): LocalTime {
  const quarter = Math.floor(moment.getTime() / QUARTER_MS)
  const last = lastTimes.get(timeZone)
  if (last?.quarter === quarter) return last.time
  let format = formats.get(timeZone)
  if (!format) formats.set(timeZone, (format = formatOf(timeZone)))
  const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]))
  const time = { day: `${part['year']}-${part['month']}-${part['day']}`, hour: Number(part['hour']) }
  lastTimes.set(timeZone, { quarter, time })
  return time
}

/** The calendar day (ISO 8601) of a moment in a time zone. */
export function dayIn(timeZone: string, moment: Date): string {
  return localTime(timeZone, moment).day
}

const DAY_MS = 86_400_000

/** The last `count` calendar days of a zone up to a moment, its own day included (ISO 8601). */
export function lastDays(timeZone: string, now: Date, count: number): { from: string; to: string } {
  return { from: dayIn(timeZone, new Date(now.getTime() - (count - 1) * DAY_MS)), to: dayIn(timeZone, now) }
}

/** The last day that is over everywhere in Indonesia: Jakarta's clocks are the last ones to show midnight. */
export function lastDayOver(now: Date): string {
  return dayIn('Asia/Jakarta', new Date(now.getTime() - DAY_MS))
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  return new Intl.DateTimeFormat('en-CA', { timeZone, ...day, hour: '2-digit', hourCycle: 'h23' })
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What the clocks of a zone show at a moment, `07:30`. */
export function clockIn(timeZone: string, moment: Date): string {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    clocks.set(timeZone, clock)
  }
  return clock.format(moment)
}

/** The moment at which the clocks of a zone show a time (`07:30`, `24:00` for the end) on a day (ISO 8601). */
export function momentAt(timeZone: string, day: string, clock: string): Date {
  const wanted =
    Date.parse(`${day}T00:00:00Z`) + Number(clock.slice(0, 2)) * 3_600_000 + Number(clock.slice(3)) * 60_000
  // What the clocks show where UTC shows the wanted time tells how far they are ahead; the second look is for a change of the clocks.
  let moment = wanted
  for (let look = 0; look < 2; look += 1) moment -= shownAt(timeZone, moment) - wanted
  return new Date(moment)
}

function shownAt(timeZone: string, moment: number): number {
  const date = new Date(moment)
  return Date.parse(`${dayIn(timeZone, date)}T${clockIn(timeZone, date)}:00Z`)
}
