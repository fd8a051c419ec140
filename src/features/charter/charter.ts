/**
 * Station charter: what an agency states to the public beside the results of its survey, and answers for itself: whom to complain to,
 * its service charter (maklumat pelayanan), how many complaints came and were settled. Complaints are no answers of the survey: they come
 * by ways of their own, so the agency tells their numbers with their source, and nothing is computed from comments.
 */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Actor, record } from '../audit/audit.ts'
import { markChanged } from '../directory/change.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './charter.sql.ts'

type Db = Kysely<Database>

/** Who answers complaints, and where they are taken (UU 25/2009, Pasal 36). */
export type ComplaintContact = {
  person: string
  job: string
  address: string
  phone: string | null
  email: string | null
  /** http or https. */
  website: string | null
  hours: string | null
  /** How a complaint is brought and what happens to it. */
  procedure: string | null
}

/** Maklumat pelayanan (UU 25/2009, Pasal 22). */
export type CharterText = { text: string; signedBy: string; declaredOn: string }

/** Complaints that came in a quarter (UU 25/2009, Pasal 37), and what had become of them on a day. */
export type ComplaintCount = {
  period: string
  received: number
  /** Settled within the agency's own term, and after it. */
  onTime: number
  late: number
  asOf: string
  source: string
}

export type PublicCharter = {
  contact: ComplaintContact | null
  charter: CharterText | null
  /** The newest quarters, newest first. */
  counts: ComplaintCount[]
  /** Services in use, and those of them whose standard is filled in. */
  services: number
  standards: number
}

/** How many quarters of complaints the public sees: two years, like the index. */
const QUARTERS = 8

/** What the public reads of an agency; one statement. */
export function readPublicCharter(db: Db, agencyId: string): Promise<PublicCharter> {
  return store.readPublic(db, agencyId, QUARTERS)
}

export function findContact(db: Db, agencyId: string): Promise<ComplaintContact | null> {
  return store.findContact(db, agencyId)
}

export function findCharter(db: Db, agencyId: string): Promise<CharterText | null> {
  return store.findCharter(db, agencyId)
}

/** All quarters that were stated, newest first. */
export function listComplaintCounts(db: Db, agencyId: string): Promise<ComplaintCount[]> {
  return store.listCounts(db, agencyId)
}

/** States whom to complain to, in the place of what was stated before. */
export async function stateContact(db: Db, actor: Actor, contact: ComplaintContact): Promise<void> {
  await inTransaction(db, async (trx) => {
    const before = await store.findContact(trx, actor.agencyId)
    await store.upsertContact(trx, actor.agencyId, contact, actor.now)
    await note(trx, actor, { kind: 'complaint-contact', subject: contact.job, before, after: contact })
  })
}

/** States the charter, in the place of the one before. */
export async function stateCharter(db: Db, actor: Actor, charter: CharterText): Promise<void> {
  await inTransaction(db, async (trx) => {
    const before = await store.findCharter(trx, actor.agencyId)
    await store.upsertCharter(trx, actor.agencyId, charter, actor.now)
    await note(trx, actor, { kind: 'charter', subject: charter.signedBy, before, after: charter })
  })
}

/** States the complaints of a quarter, or corrects what was stated of it. */
export async function stateCount(db: Db, actor: Actor, count: ComplaintCount): Promise<void> {
  await inTransaction(db, async (trx) => {
    const before = (await store.listCounts(trx, actor.agencyId)).find(({ period }) => period === count.period)
    await store.upsertCount(trx, actor.agencyId, count, actor.now)
    await note(trx, actor, { kind: 'complaint-count', subject: count.period, before: before ?? null, after: count })
  })
}

type Trx = Parameters<typeof store.upsertContact>[0]
type Noted = { kind: 'complaint-contact' | 'charter' | 'complaint-count'; subject: string } & Record<
  'before' | 'after',
  object | null
>

/** Notes a change, and that pages of the agency say something else now. */
async function note(trx: Trx, actor: Actor, { before, ...change }: Noted): Promise<void> {
  await markChanged(trx, [actor.agencyId])
  await record(trx, actor, { act: before ? 'changed' : 'added', subjectId: actor.agencyId, before, ...change })
}
