import { type Kysely, type RawBuilder, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Covered } from '../directory/reach.ts'
import type { Innovation, InnovationState, Need, NeedState } from './ideas.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const inReach = (column: RawBuilder<unknown>, covered: Covered) =>
  covered === null ? sql`true` : sql`${column} = any(${[...covered]}::uuid[])`

/** Of units in reach, or of one officer; the newest first. */
export async function listInnovations(
  db: Db,
  agencyId: string,
  of: { covered: Covered } | { officerId: string },
): Promise<Innovation[]> {
  const whose = 'officerId' in of ? sql`i.officer_id = ${of.officerId}` : inReach(sql`i.unit_id`, of.covered)
  const { rows } = await sql<Innovation>`
    select i.innovation_id as "innovationId", i.unit_id as "unitId", u.name as unit, i.proposer, i.complaint, i.proposal,
           i.element, i.state, i.answer, i.started_on as "startedOn", i.made_at as "madeAt"
    from innovation i join unit u on u.agency_id = i.agency_id and u.unit_id = i.unit_id
    where i.agency_id = ${agencyId} and ${whose} order by i.made_at desc, i.innovation_id`.execute(db)
  return rows
}

export async function insertInnovation(
  trx: Trx,
  { agencyId, name, now }: { agencyId: string; name: string; now: Date },
  innovation: {
    innovationId: string
    unitId: string
    officerId: string | null
    complaint: string
    proposal: string
    element: string
  },
): Promise<void> {
  const { innovationId, unitId, officerId, complaint, proposal, element } = innovation
  const ids = { agency_id: agencyId, innovation_id: innovationId, unit_id: unitId, officer_id: officerId }
  await trx
    .insertInto('innovation')
    .values({ ...ids, proposer: name, complaint, proposal, element, answer: null, started_on: null, made_at: now })
    .execute()
}

export async function updateInnovation(
  trx: Trx,
  agencyId: string,
  innovationId: string,
  { state, answer, startedOn }: { state: InnovationState; answer: string; startedOn: string | null },
): Promise<void> {
  await trx
    .updateTable('innovation')
    .set({ state, answer, started_on: startedOn })
    .where('agency_id', '=', agencyId)
    .where('innovation_id', '=', innovationId)
    .execute()
}

export async function listNeeds(db: Db, agencyId: string, covered: Covered): Promise<Need[]> {
  const { rows } = await sql<Need>`
    select n.need_id as "needId", n.unit_id as "unitId", u.name as unit, n.words, n.state, n.made_at as "madeAt"
    from facility_need n join unit u on u.agency_id = n.agency_id and u.unit_id = n.unit_id
    where n.agency_id = ${agencyId} and ${inReach(sql`n.unit_id`, covered)}
    order by n.state in ('met', 'dropped'), n.made_at desc, n.need_id`.execute(db)
  return rows
}

export async function insertNeed(
  trx: Trx,
  agencyId: string,
  { needId, unitId, words }: { needId: string; unitId: string; words: string },
  now: Date,
): Promise<void> {
  await trx
    .insertInto('facility_need')
    .values({ agency_id: agencyId, need_id: needId, unit_id: unitId, words, made_at: now })
    .execute()
}

export async function updateNeed(trx: Trx, agencyId: string, needId: string, state: NeedState): Promise<void> {
  await trx
    .updateTable('facility_need')
    .set({ state })
    .where('agency_id', '=', agencyId)
    .where('need_id', '=', needId)
    .execute()
}
