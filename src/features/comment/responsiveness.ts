/** How soon citizens who wish for a reply get one. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { PUBLIC_FROM } from '../../domain/publicity.ts'
import { afterWorkingDays } from '../../domain/workingDays.ts'
import type { Covered } from '../directory/reach.ts'
import * as store from './responsiveness.sql.ts'

/** A wish that waits longer than this many working days is late: the term of SP4N-LAPOR! for a simple complaint. */
export const REPLY_DAYS = 5

export type Responsiveness = {
  /** Comments that wished for a reply. */
  wished: number
  replied: number
  waiting: number
  /** Of those that wait, how many do so for more than {@link REPLY_DAYS} working days. */
  late: number
  /** Days from comment to reply in the middle of all; null below ten replies, of which one could be told apart. */
  medianDays: number | null
}

/** The replies to what was written in some days (ISO 8601), as of today; one statement. */
export async function readResponsiveness(
  db: Kysely<Database>,
  agencyId: string,
  covered: Covered,
  days: { from: string; to: string },
  today: string,
): Promise<Responsiveness> {
  const { replied, waiting } = await store.readWaits(db, agencyId, covered, days)
  const [done, open] = [countOf(replied), countOf(waiting)]
  const late = waiting.filter(({ answeredOn }) => afterWorkingDays(answeredOn, REPLY_DAYS).until < today)
  const medianDays =
    done < PUBLIC_FROM
      ? null
      : medianOf(
          replied.toSorted((a, b) => a.days - b.days),
          done,
        )
  return { wished: done + open, replied: done, waiting: open, late: countOf(late), medianDays }
}

function countOf(parts: readonly { n: number }[]): number {
  return parts.reduce((sum, { n }) => sum + n, 0)
}

/** The lower of the two in the middle. */
function medianOf(sorted: readonly { days: number; n: number }[], total: number): number {
  let passed = 0
  for (const { days, n } of sorted) {
    passed += n
    if (passed * 2 >= total) return days
  }
  throw new RangeError('expected at least one reply, given none')
}
