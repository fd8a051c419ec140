import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Period } from '../../domain/period.ts'
import { type LeftOut, counts } from './officer.sql.ts'

type Db = Kysely<Database>

/** Answers to one element by visit token, of an officer in one service. `sum` and `sumSquares` are those of the scores 1-4. */
export type ElementCell = {
  officerId: string
  serviceId: string | null
  element: string
  n: number
  sum: number
  sumSquares: number
}

export async function readElementCells(
  db: Db,
  agencyId: string,
  elements: readonly string[],
  { from, to }: Period,
  leftOut: readonly LeftOut[],
): Promise<ElementCell[]> {
  const { rows } = await sql<ElementCell>`
    select o.officer_id as "officerId", o.service_id as "serviceId", t.element,
           sum(t.n)::int as n, sum(t.sum)::float8 as sum, sum(t.sum_squares)::float8 as "sumSquares"
    from tally_element t
    join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id
    where t.agency_id = ${agencyId} and o.officer_id is not null and o.channel = 'token'
      and t.element = any(${[...elements]}::text[]) and t.answered_on between ${from}::date and ${to}::date
      and ${counts(leftOut)}
    group by 1, 2, 3`.execute(db)
  return rows
}

/** An answer that is held or excluded, as far as it was given by token about an officer: 0 where it left the element out. */
export type SetAsideAnswer = {
  responseId: string
  officerId: string
  serviceId: string | null
  state: 'held' | 'excluded'
  element: string
  score: number
}

/** Few rows: only responses with an event of their own are looked at. */
export async function readSetAside(
  db: Db,
  agencyId: string,
  elements: readonly string[],
  { from, to }: Period,
  leftOut: readonly LeftOut[],
): Promise<SetAsideAnswer[]> {
  const { rows } = await sql<SetAsideAnswer>`
    select s.response_id as "responseId", o.officer_id as "officerId", o.service_id as "serviceId", s.state, e.element,
           get_byte(r.scores, e.place::int - 2) as score
    from (
      select distinct on (response_id) response_id, state from response_state
      where agency_id = ${agencyId} order by response_id, event_no desc
    ) s
    join response r on r.agency_id = ${agencyId} and r.response_id = s.response_id
    join origin o on o.agency_id = r.agency_id and o.origin_id = r.origin_id
    join (questionnaire q cross join lateral jsonb_array_elements_text(q.places) with ordinality as e (element, place))
      on q.agency_id = o.agency_id and q.questionnaire_id = o.questionnaire_id
    where s.state in ('held', 'excluded') and o.officer_id is not null and o.channel = 'token'
      and e.element = any(${[...elements]}::text[]) and r.answered_on between ${from}::date and ${to}::date
      and ${counts(leftOut, sql`r.answered_on`)}`.execute(db)
  return rows
}

export type ChannelCount = { channel: string; respondents: number }

/** Who answered about an officer, by the way in which they did. */
export async function readChannels(
  db: Db,
  agencyId: string,
  officerId: string,
  { from, to }: Period,
): Promise<ChannelCount[]> {
  const { rows } = await sql<ChannelCount>`
    select o.channel, sum(t.respondents)::int as respondents
    from tally_respondent t
    join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id
    where t.agency_id = ${agencyId} and o.officer_id = ${officerId} and t.answered_on between ${from}::date and ${to}::date
    group by 1 order by 1`.execute(db)
  return rows
}
