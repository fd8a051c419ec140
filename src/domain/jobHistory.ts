/** Riwayat jabatan: which job somebody held when. */
import { addDays } from './days.ts'

/** A job that was held until a day, ISO 8601. */
export type PastJob = { job: string; untilOn: string }
/** `from` is null for the first job that is known, `until` for the newest. */
export type JobSpan = { job: string; from: string | null; until: string | null }

/**
 * @param newest the job since the last of the past ones ended
 * @returns the earliest first, without gaps
 */
export function jobSpans(newest: string, past: readonly PastJob[]): JobSpan[] {
  const sorted = past.toSorted((one, other) => (one.untilOn < other.untilOn ? -1 : 1))
  const spans = [...sorted.map(({ job, untilOn }) => ({ job, until: untilOn })), { job: newest, until: null }]
  return spans.map(({ job, until }, place) => {
    const before = sorted[place - 1]
    return { job, from: before ? addDays(before.untilOn, 1) : null, until }
  })
}

/** Those held on any day of a span, the earliest first: one at least. */
export function jobsWithin(spans: readonly JobSpan[], { from, to }: { from: string; to: string }): JobSpan[] {
  return spans.filter((span) => (span.from ?? '') <= to && (span.until === null || span.until >= from))
}
