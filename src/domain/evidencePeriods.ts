import { type Period, dayOf, quartersUntil, readPeriod } from './period.ts'

/** The periods for which evidence is offered on a day: this year and the last, and the quarters of a year and a half, the newest first. */
export function evidencePeriods(today: string): Period[] {
  const year = Number(today.slice(0, 4))
  const years = [year, year - 1].flatMap((one) => readPeriod(String(one)) ?? [])
  return [...years, ...quartersUntil(today, 6).toReversed()]
}

/** The period that an address asks for, any there is; the running year where it asks for none, null for nonsense. */
export function evidencePeriod(asked: string | null, today: string): Period | null {
  return readPeriod(asked?.trim() || today.slice(0, 4))
}

/**
 * The part of a period of which citizens' answers about a person are told on a day: its months that are over; null where none is.
 * If a figure moved with each answer, whoever looked at it before and after a visit would read what that visitor said.
 */
export function settledPart(period: Period, today: string): Period | null {
  const lastDay = dayOf(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1, 0)
  if (period.to <= lastDay) return period
  return period.from > lastDay ? null : { ...period, to: lastDay }
}
