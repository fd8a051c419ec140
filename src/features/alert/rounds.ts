/** Looking for what is to be told, in any number of processes: an agency's day is looked at by one of them. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { localTime } from '../../domain/localTime.ts'
import { weekdayOf } from '../../domain/days.ts'
import type { Agency } from '../directory/directory.ts'
import { raise, readAudience } from './alert.ts'
import * as store from './alert.sql.ts'
import { findDigests } from './digest.ts'
import { findBursts, findDaily } from './findings.ts'

type Db = Kysely<Database>

/** On the clocks of the agency: what the night brought is read with the morning's mail. */
export const ROUND_HOUR = 6
const MONDAY = 0

type Options = { now: Date; hasMail: boolean }

/** The daily look at every agency whose morning has come: drops, silences, overdue plans, and on Mondays the week. */
export async function lookDaily(db: Db, options: Options): Promise<number> {
  return eachAgency(db, async (agency) => {
    const { day, hour } = localTime(agency.timeZone, options.now)
    if (hour < ROUND_HOUR || (await store.wasRound(db, agency.agencyId, day))) return 0
    return lookAt(db, agency, day, options)
  })
}

/** The daily look at one agency; nothing where another process has it. */
export async function lookAt(db: Db, { agencyId }: Agency, day: string, { now, hasMail }: Options): Promise<number> {
  return db.transaction().execute(async (trx) => {
    if (!(await store.claimRound(trx, agencyId, day))) return 0
    const audience = await readAudience(trx, agencyId, hasMail)
    const raised = await raise(trx, agencyId, await findDaily(trx, agencyId, day), audience, now)
    // After the others, which it counts.
    const digests = weekdayOf(day) === MONDAY ? await findDigests(trx, agencyId, day, now) : []
    return raised + (await raise(trx, agencyId, digests, audience, now))
  })
}

/** The look at rushes, many times a day. */
export async function lookForBursts(db: Db, { now, hasMail }: Options): Promise<number> {
  return eachAgency(db, async ({ agencyId, timeZone }) => {
    const found = await findBursts(db, agencyId, localTime(timeZone, now).day)
    if (found.length === 0) return 0
    return db
      .transaction()
      .execute(async (trx) => raise(trx, agencyId, found, await readAudience(trx, agencyId, hasMail), now))
  })
}

async function eachAgency(db: Db, look: (agency: Agency) => Promise<number>): Promise<number> {
  let raised = 0
  for (const agency of await store.listRealAgencies(db)) raised += await look(agency)
  return raised
}
