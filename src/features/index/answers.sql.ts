import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { RespondentField } from '../../domain/questionnaire.ts'
import { originsOf } from './unitIndex.sql.ts'
import type { Scope } from './unitIndex.ts'

type Db = Kysely<Database>
type Span = { from: string; to: string }

/** Responses of a scope that are in the counters; the order by their ids, which are digests, tells no time. */
const counted = (scope: Scope, { from, to }: Span) => sql`
  response r join origin o on o.agency_id = r.agency_id and o.origin_id = r.origin_id
  where r.agency_id = ${scope.agencyId} and r.answered_on between ${from}::date and ${to}::date
    and r.origin_id in (${originsOf(scope)})
    and r.response_id not in (select unnest(p.response_ids) from pending p where p.agency_id = ${scope.agencyId})`

export type ScoreRows = { codes: string[]; scores: Buffer }

/** The scores of every questionnaire that was answered: its elements, and as many bytes for each response. */
export async function readScores(db: Db, scope: Scope, span: Span): Promise<ScoreRows[]> {
  const { rows } = await sql<ScoreRows>`
    select array(select jsonb_array_elements_text(q.places - 0)) as codes, s.scores
    from (
      select o.questionnaire_id, string_agg(r.scores, ''::bytea order by r.response_id) as scores
      from ${counted(scope, span)} group by 1
    ) s join questionnaire q on q.agency_id = ${scope.agencyId} and q.questionnaire_id = s.questionnaire_id
    order by q.version, q.questionnaire_id`.execute(db)
  return rows
}

export type ToldRow = { question: RespondentField; value: string; n: number }

/** What respondents said about themselves. */
export async function readTold(db: Db, scope: Scope, span: Span): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`
    select a.question, a.value, sum(s.n)::int as n
    from (
      select r.gender, r.age, r.education, r.occupation, count(*) as n
      from ${counted(scope, span)} and r.scores <> decode(repeat('00', octet_length(r.scores)), 'hex')
      group by 1, 2, 3, 4
    ) s cross join lateral
      (values ('gender', s.gender), ('age', s.age), ('education', s.education), ('occupation', s.occupation)) a (question, value)
    where a.value is not null group by 1, 2`.execute(db)
  return rows
}
