/** Who is where when, as a week on the wall: shifts, and the time that nobody covers. Times are minutes of a day, 0 to 1440. */

/** Somebody at a point from one moment to another (milliseconds since 1970). */
export type Shift = { pointId: string; officerId: string; from: number; until: number }
/** A part of a day in minutes; `until` is not included. */
export type Span = { from: number; until: number }

export const DAY_MINUTES = 1_440
/** Monday to Friday. */
const WORKING_DAYS = 5

/** Reads `07:30`, `7.30` or `24:00`; null when it is no time of day. */
export function readClock(text: string): number | null {
  const parts = /^(\d{1,2})[:.](\d{2})([:.]00)?$/.exec(text.trim())
  if (!parts) return null
  const minutes = Number(parts[1]) * 60 + Number(parts[2])
  return Number(parts[2]) < 60 && minutes <= DAY_MINUTES ? minutes : null
}

/** `07:30`. */
export function writeClock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The first two shifts of one officer that share a moment at different points, or at the same one; null when there are none. */
export function clashOf<T extends Shift>(shifts: readonly T[]): [T, T] | null {
  const byOfficer = Map.groupBy(shifts, ({ officerId }) => officerId)
  for (const own of byOfficer.values()) {
    const inOrder = own.toSorted((one, other) => one.from - other.from)
    let lasting = inOrder[0]
    for (const shift of inOrder.slice(1)) {
      if (lasting && shift.from < lasting.until) return [lasting, shift]
      lasting = shift
    }
  }
  return null
}

/**
 * The parts of a day that a point is open and nobody is there. A unit's day lasts from its first shift to its last; on a working day
 * without any shift the whole day is a gap, which is one span from 0 to 1440.
 * @param own spans of the point's shifts; `all` those of the whole unit
 * @param weekday 0 is Monday
 */
export function gapsOf(own: readonly Span[], all: readonly Span[], weekday: number): Span[] {
  if (all.length === 0) return weekday < WORKING_DAYS ? [{ from: 0, until: DAY_MINUTES }] : []
  const opens = Math.min(...all.map(({ from }) => from))
  const closes = Math.max(...all.map(({ until }) => until))
  const gaps: Span[] = []
  let covered = opens
  for (const { from, until } of own.toSorted((one, other) => one.from - other.from)) {
    if (from > covered) gaps.push({ from: covered, until: from })
    covered = Math.max(covered, until)
  }
  if (covered < closes) gaps.push({ from: covered, until: closes })
  return gaps
}

/** Whether two people are at a point at once: answers then count for neither. */
export function isShared(spans: readonly Span[]): boolean {
  const inOrder = spans.toSorted((one, other) => one.from - other.from)
  return inOrder.some(
    (span, place) => place > 0 && span.from < Math.max(...inOrder.slice(0, place).map((s) => s.until)),
  )
}
