/** How often printed codes are scanned, also those that are no longer in force. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Outcome } from '../../domain/outcome.ts'
import type { Entry, EntryRefusal } from './entry.ts'
import * as store from './scans.sql.ts'

type Db = Kysely<Database>

/** What a scan of a known code led to: the survey, or the word that it is closed or revoked. */
export type ScanOutcome = 'open' | Exclude<EntryRefusal, 'unknown'>

/** Scans of one code since the last flush. */
export type ScanCount = { code: string; outcome: ScanOutcome; n: number }

/** Scans of one code within a span of days. */
export type CodeScans = {
  code: string
  point: string
  isRevoked: boolean
  open: number
  closed: number
  revoked: number
}

export type ScanCounter = {
  /** Counts one scan, in memory alone. Codes that nobody printed are not counted: they would fill it. */
  count(code: string, opened: Outcome<Entry, EntryRefusal>): void
  /** Adds what was counted so far to the table, under the agencies' day of `now`. What cannot be added now stays for the next time. */
  flush(db: Db, now: Date): Promise<void>
}

const outcomes: readonly ScanOutcome[] = ['open', 'closed', 'revoked']

function none(): Readonly<Record<ScanOutcome, Map<string, number>>> {
  return { open: new Map(), closed: new Map(), revoked: new Map() }
}

/**
 * Counts scans in memory, so that opening a survey writes nothing. A process that is killed loses what it counted since its
 * last flush: seconds of a figure that says how a poster works, and no answer.
 */
export function createScanCounter(): ScanCounter {
  let counts = none()

  function add(code: string, outcome: ScanOutcome, n: number): void {
    counts[outcome].set(code, (counts[outcome].get(code) ?? 0) + n)
  }

  return {
    count(code, opened) {
      if (opened.ok) add(opened.value.code, 'open', 1)
      else if (opened.reason !== 'unknown') add(code.toUpperCase(), opened.reason, 1)
    },
    async flush(db, now) {
      const taken = outcomes.flatMap((outcome) => [...counts[outcome]].map(([code, n]) => ({ code, outcome, n })))
      if (taken.length === 0) return
      counts = none()
      try {
        await store.addScans(db, taken, now)
      } catch (error) {
        for (const { code, outcome, n } of taken) add(code, outcome, n)
        throw error
      }
    },
  }
}

/** Scans by code between two days (ISO 8601, both included), for an agency's codes that were asked for. */
export async function countScans(
  db: Db,
  agencyId: string,
  codes: readonly string[],
  span: { from: string; to: string },
): Promise<ReadonlyMap<string, number>> {
  const rows = await store.countScans(db, agencyId, codes, span)
  return new Map(rows.map(({ code, n }) => [code, n]))
}

/** Scans of every code of a unit's points, in force or revoked, between two days (ISO 8601, both included), by point. */
export function readScans(
  db: Db,
  unit: { agencyId: string; unitId: string },
  span: { from: string; to: string },
): Promise<CodeScans[]> {
  return store.readScans(db, unit, span)
}
