import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Covered } from '../directory/reach.ts'
import type { Subject } from './plan.ts'
import type { PersonRow } from './people.ts'

type Db = Kysely<Database>

/** What each officer's cycle waits for, in one statement. */
export async function listPeople(
  db: Db,
  agencyId: string,
  wanted: {
    covered: Covered
    text: string
    year: number
    period: string
    today: string
    limit: number
    offset: number
  },
): Promise<{ rows: PersonRow[]; total: number }> {
  const { covered, text, year, period, today, limit, offset } = wanted
  const inReach = covered === null ? sql`true` : sql`a.unit_id = any(${[...covered]}::uuid[])`
  const { rows } = await sql<PersonRow & { total: number }>`
    with person as (
      select o.agency_id, o.officer_id, o.name, u.name as unit, count(*) over ()::int as total
      from officer o
      join lateral (
        select a.unit_id from assignment a where a.agency_id = o.agency_id and a.officer_id = o.officer_id and ${inReach}
          and a.from_on <= ${today}::date and (a.until_on is null or a.until_on >= ${today}::date)
        order by a.from_on desc limit 1
      ) a on true
      join unit u on u.agency_id = o.agency_id and u.unit_id = a.unit_id
      where o.agency_id = ${agencyId} and o.ended_at is null and strpos(lower(o.name), lower(${text})) > 0
      order by o.name, o.officer_id limit ${limit} offset ${offset}
    )
    select p.officer_id as "officerId", p.name, p.unit, p.total,
           case when w.officer_agreed_at is not null and w.superior_agreed_at is not null then 'agreed'
                when w.officer_id is not null then 'draft' else 'none' end as plan,
           exists (select from self_assessment s where s.agency_id = p.agency_id and s.officer_id = p.officer_id
                   and s.period = ${period}) as "isSelfAssessed",
           exists (select from evaluation e where e.agency_id = p.agency_id and e.officer_id = p.officer_id
                   and e.period = ${period}) as "isRated",
           (select count(*)::int from talk t join talk_post x on x.agency_id = t.agency_id and x.talk_id = t.talk_id
            where t.agency_id = p.agency_id and t.officer_id = p.officer_id and x.side = 'officer'
              and x.acknowledged_at is null) as unread
    from person p left join work_plan w on w.agency_id = p.agency_id and w.officer_id = p.officer_id and w.year = ${year}
    order by p.name, p.officer_id`.execute(db)
  return { rows, total: rows[0]?.total ?? 0 }
}

/** Officers assigned today to units in reach, by name. */
export async function listNames(db: Db, agencyId: string, covered: Covered, today: string): Promise<Subject[]> {
  const inReach = covered === null ? sql`true` : sql`a.unit_id = any(${[...covered]}::uuid[])`
  const { rows } = await sql<Subject>`
    select distinct o.name, o.officer_id as "officerId" from assignment a
    join officer o on o.agency_id = a.agency_id and o.officer_id = a.officer_id and o.ended_at is null
    where a.agency_id = ${agencyId} and ${inReach}
      and a.from_on <= ${today}::date and (a.until_on is null or a.until_on >= ${today}::date)
    order by o.name, o.officer_id`.execute(db)
  return rows
}

/** The services in which an officer handled a transaction or was on duty since a day, by name. */
export async function listServicesOf(db: Db, agencyId: string, officerId: string, since: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select s.name from service s where s.agency_id = ${agencyId} and (
      exists (select from service_transaction t where t.agency_id = s.agency_id and t.service_id = s.service_id
              and t.officer_id = ${officerId} and t.due_on >= ${since}::date)
      or exists (select from duty d join point p on p.agency_id = d.agency_id and p.point_id = d.point_id
                 where d.agency_id = s.agency_id and d.officer_id = ${officerId} and p.service_id = s.service_id
                   and d.until_at >= ${since}::date))
    order by s.name`.execute(db)
  return rows.map(({ name }) => name)
}
