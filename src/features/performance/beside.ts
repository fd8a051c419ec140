/** What stands beside a rating: the evidence of the period, and what of citizens' answers is disputed. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Period } from '../../domain/period.ts'
import { type Evidence, type Reader, type SatisfactionColumn, evidenceOf } from '../evidence/evidence.ts'
import { type Dispute, listDisputes } from './dispute.ts'

type Db = Kysely<Database>

/** Null evidence: the agency has no such officer. */
export type Beside = {
  evidence: Evidence | null
  /** The third column as if nothing were disputed, where this officer has disputed days in the period; else null. */
  withContested: SatisfactionColumn | null
  /** Respondents of this officer's disputed days that touch the period, by what became of the dispute. */
  contested: { open: number; excluded: number }
}

export async function readBeside(
  db: Db,
  agencyId: string,
  officerId: string,
  period: Period,
  asked: { today: string; reader: Reader },
): Promise<Beside> {
  const disputes = (await listDisputes(db, agencyId, { officerId })).filter(
    ({ fromOn, untilOn, state }) => state !== 'kept' && fromOn <= period.to && untilOn >= period.from,
  )
  const evidence = await evidenceOf(db, agencyId, officerId, period, asked)
  const other =
    disputes.length > 0 ? await evidenceOf(db, agencyId, officerId, period, { ...asked, withContested: true }) : null
  return {
    evidence,
    withContested: other?.satisfaction ?? null,
    contested: { open: answersOf(disputes, 'open'), excluded: answersOf(disputes, 'excluded') },
  }
}

function answersOf(disputes: readonly Dispute[], state: Dispute['state']): number {
  return disputes.filter((one) => one.state === state).reduce((sum, { answers }) => sum + answers, 0)
}
