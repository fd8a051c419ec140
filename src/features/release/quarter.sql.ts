import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { ScoreCounts } from '../../domain/scoreCounts.ts'
import type { Period } from '../../domain/period.ts'

type Db = Kysely<Database>
type Place = { unit: string; service: string | null }

export type PeopleRow = Place & {
  officer: string | null
  channel: string
  respondents: number
  sumMean: number
  sumSquaredMean: number
}

/** Respondents by place, officer and channel. */
export async function readPeople(db: Db, agencyId: string, { from, to }: Period): Promise<PeopleRow[]> {
  const { rows } = await sql<PeopleRow>`
    select o.unit_id as unit, o.service_id as service, o.officer_id as officer, o.channel,
           sum(t.respondents)::int as respondents, sum(t.sum_mean)::float8 as "sumMean",
           sum(t.sum_squared_mean)::float8 as "sumSquaredMean"
    from tally t join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id
    where t.agency_id = ${agencyId} and t.answered_on between ${from}::date and ${to}::date
    group by 1, 2, 3, 4 having sum(t.respondents) > 0`.execute(db)
  return rows
}

export type ElementRow = Place & { element: string; c: ScoreCounts }

/**
 * How often each score was given, by place and element. `counts` is one flat array of four numbers for each of `questionnaire.places`, of
 * which the first is the overall question, left out by `[5:]`. Positions are summed first, then named, so that fewer rows are joined.
 */
export async function readElements(db: Db, agencyId: string, { from, to }: Period): Promise<ElementRow[]> {
  const { rows } = await sql<ElementRow>`
    with place as (
      select o.unit_id, o.service_id, o.questionnaire_id, p.at, sum(p.n)::int as n
      from tally t join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id
      cross join lateral unnest(t.counts[5:]) with ordinality as p (n, at)
      where t.agency_id = ${agencyId} and t.answered_on between ${from}::date and ${to}::date
      group by 1, 2, 3, 4
    ), element as (
      select q.questionnaire_id, e.code, e.at
      from questionnaire q cross join lateral jsonb_array_elements_text(q.places) with ordinality as e (code, at)
      where q.agency_id = ${agencyId}
    )
    select p.unit_id as unit, p.service_id as service, e.code as element,
           array[${score(1)}, ${score(2)}, ${score(3)}, ${score(4)}] as c
    from place p join element e on e.questionnaire_id = p.questionnaire_id and e.at = (p.at + 3) / 4 + 1
    group by 1, 2, 3 having sum(p.n) > 0`.execute(db)
  return rows
}

const score = (value: number) => sql`coalesce(sum(p.n) filter (where (p.at - 1) % 4 = ${sql.lit(value - 1)}), 0)::int`

export type ProfileRow = Place & { question: 'gender' | 'age' | 'education' | 'occupation'; value: string; n: number }

/** What respondents said about themselves, by place. Nothing counts that beforehand: it is read from single responses, once a release. */
export async function readProfile(db: Db, agencyId: string, { from, to }: Period): Promise<ProfileRow[]> {
  const { rows } = await sql<ProfileRow>`
    with said as (
      select o.unit_id, o.service_id, r.gender, r.age, r.education, r.occupation, count(*) as n
      from response r join origin o on o.agency_id = r.agency_id and o.origin_id = r.origin_id
      where r.agency_id = ${agencyId} and r.answered_on between ${from}::date and ${to}::date
      group by 1, 2, 3, 4, 5, 6
    )
    select s.unit_id as unit, s.service_id as service, a.question, a.value, sum(s.n)::int as n
    from said s cross join lateral
      (values ('gender', s.gender), ('age', s.age), ('education', s.education), ('occupation', s.occupation)) a (question, value)
    where a.value is not null group by 1, 2, 3, 4`.execute(db)
  return rows
}

/** Officers assigned to a unit on any day of the period. */
export async function readStaff(
  db: Db,
  agencyId: string,
  { from, to }: Period,
): Promise<{ unit: string; officer: string }[]> {
  return db
    .selectFrom('assignment')
    .select(['unit_id as unit', 'officer_id as officer'])
    .distinct()
    .where('agency_id', '=', agencyId)
    .where('from_on', '<=', to)
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>=', from)]))
    .execute()
}

/** Answers of the period whose last event holds or excludes them. */
export async function readReviewed(
  db: Db,
  agencyId: string,
  { from, to }: Period,
): Promise<{ held: number; excluded: number }> {
  const { rows } = await sql<{ held: number; excluded: number }>`
    select count(*) filter (where e.state = 'held')::int as held, count(*) filter (where e.state = 'excluded')::int as excluded
    from (
      select distinct on (response_id) response_id, state from response_state
      where agency_id = ${agencyId} order by response_id, event_no desc
    ) e join response r on r.agency_id = ${agencyId} and r.response_id = e.response_id
    where r.answered_on between ${from}::date and ${to}::date`.execute(db)
  return rows[0] ?? { held: 0, excluded: 0 }
}

/**
 * People served per unit, of units whose visits were counted in all three months to the end: of the unit as a whole, or of each service
 * with answers in the month (answers without a service need any count). An incomplete count would make the response rate too high.
 */
export async function readVisits(
  db: Db,
  agencyId: string,
  { from, to }: Period,
): Promise<{ unit: string; served: number }[]> {
  const { rows } = await sql<{ unit: string; served: number }>`
    with month as (
      select * from visit_month where agency_id = ${agencyId} and month between ${from}::date and ${to}::date
    )
    select v.unit_id as unit, sum(v.served)::int as served from month v group by v.unit_id
    having count(distinct v.month) = 3 and not exists (
      select from tally_month m
      where m.agency_id = ${agencyId} and m.unit_id = v.unit_id and m.month between ${from}::date and ${to}::date and m.responses > 0
        and not exists (
          select from month c
          where c.unit_id = m.unit_id and c.month = m.month and (c.service_id is null or m.service_id is null or c.service_id = m.service_id)
        )
    ) order by 1`.execute(db)
  return rows
}
