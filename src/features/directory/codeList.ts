/** The codes of an agency as its console lists them: in force and former ones, and when somebody last looked at them. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './codeList.sql.ts'
import type { PointKind } from './directory.ts'

type Db = Kysely<Database>

/** Days are the agency's (ISO 8601). */
export type ListedCode = {
  code: string
  isRevoked: boolean
  revokedOn: string | null
  reason: string | null
  /** When somebody last compared the printed code with the portal's. */
  checkedOn: string | null
}

export type CodedPoint = {
  pointId: string
  point: string
  kind: PointKind
  state: 'open' | 'closed' | 'revoked'
  unitId: string
  unit: string
  unitSlug: string
  service: string | null
  /** The one in force first, then the last one revoked. */
  codes: ListedCode[]
}

/** Every field narrows the list; `unitIds` null is all units. `after` is the last point of the page before. */
export type CodeQuery = {
  unitIds: readonly string[] | null
  text: string | null
  pointId: string | null
  after: string | null
}

/** One page of points with their codes, by unit and name. */
export async function listCoded(
  db: Db,
  agencyId: string,
  query: Partial<CodeQuery> & Pick<CodeQuery, 'unitIds'>,
  limit: number,
): Promise<{ points: CodedPoint[]; hasMore: boolean }> {
  const points = await store.listCoded(db, agencyId, { text: null, pointId: null, after: null, ...query }, limit + 1)
  return { points: points.slice(0, limit), hasMore: points.length > limit }
}

/**
 * Notes that somebody looked at printed codes and found them to be the portal's own (quishing: a sticker over a code). Codes
 * outside `unitIds` or no longer in force are passed over; answers how many were noted.
 */
export async function noteChecked(
  db: Db,
  actor: Actor,
  codes: { codes: readonly string[]; unitIds: readonly string[] | null },
  day: string,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const count = await store.markChecked(trx, actor.agencyId, codes, day)
    const change = { act: 'checked', kind: 'code', subjectId: actor.agencyId, subject: '' } as const
    if (count > 0) await record(trx, actor, { ...change, after: { count, codes: codes.codes.slice(0, MOST_NAMED) } })
    return count
  })
}

/** The trail names so many codes of one round; more would make an entry that nobody reads. */
const MOST_NAMED = 50
