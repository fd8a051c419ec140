/** Periode survei: a year, a semester, a quarter (triwulan) or a month, written 2026, 2026-S1, 2026-TW3, 2026-07. */
export type Period = {
  /** The way it is written everywhere: in addresses, files and releases. */
  readonly code: string
  /** First and last day, ISO 8601. */
  readonly from: string
  readonly to: string
}

const shapes: readonly { pattern: RegExp; months: number }[] = [
  { pattern: /^(\d{4})$/, months: 12 },
  { pattern: /^(\d{4})-S([12])$/, months: 6 },
  { pattern: /^(\d{4})-TW([1-4])$/, months: 3 },
  { pattern: /^(\d{4})-(0[1-9]|1[0-2])$/, months: 1 },
]

/** Reads a period's code, in any case; null when it is none. */
export function readPeriod(text: string): Period | null {
  const code = text.trim().toUpperCase()
  for (const { pattern, months } of shapes) {
    const match = pattern.exec(code)
    if (match) return periodOf(code, Number(match[1]), (Number(match[2] ?? 1) - 1) * months, months)
  }
  return null
}

/** The quarter in which a day (ISO 8601) lies. */
export function quarterOf(day: string): Period {
  const quarter = Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1
  return periodOf(`${day.slice(0, 4)}-TW${quarter}`, Number(day.slice(0, 4)), (quarter - 1) * 3, 3)
}

/** The `count` quarters that end with the one of `day`, oldest first. */
export function quartersUntil(day: string, count: number): Period[] {
  const last = quarterOf(day)
  const index = Number(last.code.slice(0, 4)) * 4 + Number(last.code.slice(-1)) - 1
  return Array.from({ length: count }, (_, place) => {
    const at = index - (count - 1 - place)
    const [year, quarter] = [Math.floor(at / 4), at % 4]
    return periodOf(`${year}-TW${quarter + 1}`, year, quarter * 3, 3)
  })
}

/** The `count` periods of the same length that end with one, oldest first. */
export function samePeriodsUntil(period: Period, count: number): Period[] {
  const periods = [period]
  while (periods.length < count) periods.unshift(periodBefore(periods[0]!))
  return periods
}

/** The period of the same length just before. */
export function periodBefore(period: Period): Period {
  const { from } = period
  const months = monthsWithin(period).length
  const start = new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1 - months, 1))
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()]
  const part = month / months + 1
  const codes: Readonly<Record<number, string>> = { 12: `${year}`, 6: `${year}-S${part}`, 3: `${year}-TW${part}` }
  return periodOf(codes[months] ?? `${year}-${String(month + 1).padStart(2, '0')}`, year, month, months)
}

/** The months of a span of days, from the one of the first day to the one of the last. */
export function monthsWithin({ from, to }: Pick<Period, 'from' | 'to'>): Period[] {
  const place = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  return Array.from({ length: Math.max(0, place(to) - place(from) + 1) }, (_, at) => {
    const [year, month] = [Math.floor((place(from) + at) / 12), (place(from) + at) % 12]
    return periodOf(`${year}-${String(month + 1).padStart(2, '0')}`, year, month, 1)
  })
}

/** The codes of the periods within a period, itself first: of a year its halves and quarters. Nothing where it is none. */
export function partsOfPeriod(code: string): string[] {
  const period = readPeriod(code)
  if (!period) return []
  const year = period.code.slice(0, 4)
  const parts = ['S1', 'S2', 'TW1', 'TW2', 'TW3', 'TW4'].flatMap((part) => readPeriod(`${year}-${part}`) ?? [])
  const inside = parts.filter(({ from, to }) => from >= period.from && to <= period.to).map((part) => part.code)
  return [period.code, ...inside.filter((part) => part !== period.code)]
}

/** A day written 2026-11-21 or 21/11/2026, as ISO 8601; null when there is no such day. */
export function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const local = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const [year, month, day] = iso ? iso.slice(1).map(Number) : local ? local.slice(1).map(Number).reverse() : []
  if (!year || !month || !day) return null
  const written = dayOf(year, month - 1, day)
  return written.endsWith(String(day).padStart(2, '0')) && Number(written.slice(5, 7)) === month ? written : null
}

function periodOf(code: string, year: number, firstMonth: number, months: number): Period {
  return { code, from: dayOf(year, firstMonth, 1), to: dayOf(year, firstMonth + months, 0) }
}

/** A day by its year, its month from 0 and its day; day 0 is the last of the month before. */
export function dayOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
}
