import { type Period, readPeriod } from './period.ts'

/** An edition of a period as it stands in addresses: `2026-TW3.1`. */
export function editionCode({ period, edition }: { period: string; edition: number }): string {
  return `${period}.${edition}`
}

/** Reads `2026-TW3.1`, or `2026-TW3` for the newest edition (null); null when it is neither. */
export function readEditionCode(text: string): { period: Period; edition: number | null } | null {
  const [, code = '', number] = /^(.+?)(?:\.([1-9]\d{0,3}))?$/.exec(text.trim()) ?? []
  const period = readPeriod(code)
  return period && { period, edition: number === undefined ? null : Number(number) }
}
