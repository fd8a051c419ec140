/**
 * What became of visit tokens. A used token is kept as a hash alone, so nothing says which hour's token let an answer in: issued
 * are counted by hour, answers that came with a token by day.
 */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { TOKEN_DAYS } from '../../domain/visitToken.ts'
import * as store from './tokenUse.sql.ts'

/** `hour` on the agency's clocks, 2026-07-15T10. */
export type IssuedHour = { unitSlug: string; unit: string; hour: string; issued: number; isRevoked: boolean }
/** `day` on the agency's clocks (ISO 8601). */
export type TokenDay = { day: string; unit: string; issued: number; answered: number }

type Scope = { agencyId: string; unitIds: readonly string[] | null; timeZone: string }

const DAY_MS = 86_400_000

/** The hours whose tokens may still be valid, newest first; `unitIds` null is all units. */
export function listIssuedHours(db: Kysely<Database>, scope: Scope, now: Date): Promise<IssuedHour[]> {
  return store.listIssuedHours(db, scope, new Date(now.getTime() - TOKEN_DAYS * DAY_MS))
}

/** Issued and answered by unit and day, newest first, for a span of days (both included). */
export function listTokenDays(
  db: Kysely<Database>,
  scope: Scope,
  span: { from: string; to: string },
): Promise<TokenDay[]> {
  return store.listTokenDays(db, scope, span)
}
