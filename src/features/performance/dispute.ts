/**
 * Disputes of answers: an officer says that the answers of some days were not about what the officer did. Until two others have
 * decided, those answers are out of use in figures about officers; the index of the unit, which is about the service, is not touched.
 */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { SHOWN_FROM } from '../../domain/gates.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { dayOf } from '../../domain/period.ts'
import { addDays } from '../../domain/days.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { countRespondents } from '../officer/officer.ts'
import * as store from './dispute.sql.ts'
import type { Subject } from './plan.ts'
import { isOwnCase } from './superiors.ts'

type Db = Kysely<Database>

export type DisputeState = 'open' | 'excluded' | 'kept'
export type Verdict = 'excluded' | 'kept'
export type Vote = { userId: string; voter: string; verdict: Verdict; reason: string }
export type Dispute = {
  disputeId: string
  officerId: string
  officer: string
  fromOn: string
  untilOn: string
  /** How many respondents these days have; never fewer than ten. */
  answers: number
  reason: string
  filedAt: Date
  state: DisputeState
  decidedAt: Date | null
  votes: Vote[]
}

/** Votes of the same kind that decide. */
const DECIDING = 2

/**
 * `few`: the days, or those of one month of them, hold fewer than ten answers: the figure of that period with and without them would
 * tell what single people said.
 * `overlaps`: they touch days that were disputed before, and the difference of two such ranges would tell the same.
 */
export type DisputeReason = 'order' | 'future' | 'few' | 'overlaps'
export type VoteReason = 'unknown' | 'decided' | 'own' | 'again'

/** The disputes of one officer, or of those assigned today to units in reach; the newest first. */
export function listDisputes(
  db: Db,
  agencyId: string,
  of: Parameters<typeof store.listDisputes>[2],
): Promise<Dispute[]> {
  return store.listDisputes(db, agencyId, of)
}

/** @param today the agency's day */
export function fileDispute(
  db: Db,
  actor: Actor,
  officer: Subject,
  { fromOn, untilOn, reason }: { fromOn: string; untilOn: string; reason: string },
  today: string,
): Promise<Outcome<string, DisputeReason>> {
  return inTransaction(db, async (trx) => {
    const { agencyId, now } = actor
    const { officerId } = officer
    if (fromOn > untilOn) return no('order')
    if (untilOn >= today) return no('future')
    const earlier = await store.listDisputes(trx, agencyId, { officerId })
    if (earlier.some((one) => one.fromOn <= untilOn && one.untilOn >= fromOn)) return no('overlaps')
    let answers = 0
    for (const part of monthsWithin(fromOn, untilOn)) {
      const count = await countRespondents(trx, agencyId, { officerId, ...part })
      if (count > 0 && count < SHOWN_FROM) return no('few')
      answers += count
    }
    if (answers < SHOWN_FROM) return no('few')
    const disputeId = newId()
    await store.insertDispute(trx, agencyId, { disputeId, officerId, fromOn, untilOn, answers, reason, filedAt: now })
    const change = { act: 'added', kind: 'dispute', subjectId: disputeId, subject: officer.name } as const
    await record(trx, actor, { ...change, after: { from: fromOn, until: untilOn } })
    return ok(disputeId)
  })
}

/** The days of a span, month by month. */
function monthsWithin(fromOn: string, untilOn: string): { fromOn: string; untilOn: string }[] {
  const last = dayOf(Number(fromOn.slice(0, 4)), Number(fromOn.slice(5, 7)), 0)
  if (last >= untilOn) return [{ fromOn, untilOn }]
  return [{ fromOn, untilOn: last }, ...monthsWithin(addDays(last, 1), untilOn)]
}

/** One of at least two people says whether the answers count; the second of the same opinion decides. */
export function vote(
  db: Db,
  actor: Actor & { userId: string },
  { disputeId, verdict, reason }: { disputeId: string; verdict: Verdict; reason: string },
): Promise<Outcome<DisputeState, VoteReason>> {
  return inTransaction(db, async (trx) => {
    const { agencyId, userId, now } = actor
    const held = await store.lockDispute(trx, agencyId, disputeId)
    if (!held) return no('unknown')
    if (held.state !== 'open') return no('decided')
    if (await isOwnCase(trx, actor, held.officerId)) return no('own')
    const dispute = (await store.listDisputes(trx, agencyId, { officerId: held.officerId })).find(
      (one) => one.disputeId === disputeId,
    )
    if (!dispute || dispute.votes.some((one) => one.userId === userId)) return no('again')
    await store.insertVote(trx, actor, { disputeId, verdict, reason })
    const isDecided = dispute.votes.filter((one) => one.verdict === verdict).length + 1 >= DECIDING
    if (isDecided) await store.decide(trx, agencyId, disputeId, verdict, now)
    const change = { act: 'checked', kind: 'dispute', subjectId: disputeId, subject: dispute.officer } as const
    await record(trx, actor, { ...change, after: { state: isDecided ? verdict : 'open' } })
    return ok(isDecided ? verdict : 'open')
  })
}

/** How many answers each agency has taken out of figures about officers, for the public. */
export function countExcluded(publicDb: Db): Promise<{ agency: string; slug: string; answers: number }[]> {
  return store.countExcluded(publicDb)
}
