import { type Period, quartersUntil, readPeriod } from './period.ts'

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
