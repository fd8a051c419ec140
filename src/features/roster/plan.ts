import { type Duty, momentOn, onDays } from './roster.ts'

export type RosterPlan = { gone: Duty[]; added: Duty[] }

/** What must go and what must come so that the days hold the wanted shifts, and the time before `now` is as it was. */
export function planOf(
  own: readonly Duty[],
  wanted: readonly Duty[],
  days: readonly string[],
  timeZone: string,
  now: Date,
): RosterPlan {
  const isOn = (duty: Duty) => onDays(duty, timeZone).some(({ day }) => days.includes(day))
  const isSame = (one: Duty, other: Duty) =>
    one.officerId === other.officerId && one.from === other.from && one.until === other.until
  const gone = own.filter(
    (duty) => isOn(duty) && duty.until > now.getTime() && !wanted.some((other) => isSame(duty, other)),
  )
  const fresh = wanted.filter((duty) => !own.some((other) => isSame(duty, other)))
  const added = fresh
    .map((duty) =>
      gone.some((old) => isContinued(old, duty)) ? duty : { ...duty, from: Math.max(duty.from, now.getTime()) },
    )
    .filter(({ from, until }) => from < until && until > now.getTime())
  const kept = gone.flatMap((old) =>
    added.some((duty) => isContinued(old, duty)) ? [] : restOf(old, days, timeZone, now),
  )
  return { gone, added: [...added, ...kept] }

  /** A shift under way that only ends at another time. */
  function isContinued(old: Duty, duty: Duty): boolean {
    return old.officerId === duty.officerId && old.from === duty.from && onDays(old, timeZone).length === 1
  }
}

/** What stays of a duty that is taken away: the time before now, and its other days. */
function restOf(duty: Duty, days: readonly string[], timeZone: string, now: Date): Duty[] {
  const spans = onDays(duty, timeZone)
  if (spans.length === 1) return duty.from < now.getTime() ? [{ ...duty, until: now.getTime() }] : []
  return spans.flatMap(({ day, from, until }) => {
    const [begins, ends] = [momentOn(timeZone, day, from), momentOn(timeZone, day, until)]
    const stays = days.includes(day) ? Math.min(ends, now.getTime()) : ends
    return begins < stays ? [{ ...duty, from: begins, until: stays }] : []
  })
}
