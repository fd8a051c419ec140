/** How far a value lies from `low` (0) to `high` (100), in percent for an SVG attribute. */
export function share(value: number, low: number, high: number): string {
  const percent = (100 * (value - low)) / (high - low)
  return `${Math.min(100, Math.max(0, percent)).toFixed(2)}%`
}
