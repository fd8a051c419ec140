/** Answers that were begun: the first tap is told at once, so that who closes the page after it is counted as begun and not finished. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { localTime } from '../../domain/localTime.ts'
import type { Score } from '../../domain/questionnaire.ts'
import type { Entry } from '../entry/entry.ts'
import * as store from './partial.sql.ts'
import { responseIdOf } from './response.ts'

type Db = Kysely<Database>

/** A begun answer as it is stored; its id is the one that the finished answer will have. */
export type FirstTap = { agencyId: string; responseId: string; pointId: string; startedOn: string; overall: Score }

/** How many began and how many of them did not finish, in a unit and a span of days. */
export type Begun = { begun: number; unfinished: number }

export type FirstTaps = {
  /** Takes note of a first tap, in memory. Beyond {@link MAX_HELD} it is dropped: it must never hold up an answer. */
  add(entry: Entry, first: { key: string; overall: Score }, now: Date): void
  /** Stores what was noted. What cannot be stored now stays for the next time. */
  flush(db: Db): Promise<void>
}

const MAX_HELD = 10_000

/**
 * Holds first taps for a moment and stores them together, beside the way of the answers. A process that is killed loses those of its
 * last seconds: a figure about who gave up, and no answer.
 */
export function createFirstTaps(): FirstTaps {
  let held = new Map<string, FirstTap>()

  function hold(rows: Iterable<FirstTap>): void {
    for (const row of rows) if (held.size < MAX_HELD && !held.has(row.responseId)) held.set(row.responseId, row)
  }

  return {
    add(entry, { key, overall }, now) {
      const { agencyId, pointId } = entry
      const responseId = responseIdOf(agencyId, key.toLowerCase())
      hold([{ agencyId, responseId, pointId, startedOn: localTime(entry.timeZone, now).day, overall }])
    },
    async flush(db) {
      if (held.size === 0) return
      const taken = held
      held = new Map()
      try {
        await store.insertFirstTaps(db, [...taken.values()])
      } catch (error) {
        hold(taken.values())
        throw error
      }
    },
  }
}

/** Who began and who did not finish at the points of a unit. Both days count. */
export function countBegun(
  db: Db,
  unit: { agencyId: string; unitId: string },
  days: { from: string; to: string },
): Promise<Begun> {
  return store.countBegun(db, unit, days)
}
