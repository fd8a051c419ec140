const DAY_MS = 86_400_000

/** Days from Monday to Friday between two days (ISO 8601), both included; national holidays are not known here. */
export function workDaysBetween(from: string, to: string): number {
  const [first, last] = [Date.parse(from) / DAY_MS, Date.parse(to) / DAY_MS]
  let days = 0
  for (let day = first; day <= last; day += 1) {
    const weekday = (day + 4) % 7 // 1 January 1970 was a Thursday
    if (weekday !== 0 && weekday !== 6) days += 1
  }
  return days
}
