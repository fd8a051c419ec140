import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { PointKind } from '../../domain/pointKind.ts'
import type { Entry } from './entry.ts'

/** How far back duties and questions are read: an answer may arrive a week after it was given. */
const DAYS_BACK = 8

/** An entry before its questionnaire was read; without an id there is none in force. */
type FoundEntry = Omit<Entry, 'questionnaire' | 'questionnaireId'> & { questionnaireId: string | null }
export type Found = { entry: FoundEntry; kind: PointKind; isRevoked: boolean; isOpen: boolean }
type Row = FoundEntry & { kind: PointKind; revokedAt: Date | null; state: string }

/**
 * Those of the codes that stand for a point. The points are found first, by themselves: joined with the rest on tables that have no
 * statistics yet, right after 50,000 were added, the planner looked for each among all points of its unit, which took 8 ms a code.
 */
export async function findEntries(db: Kysely<Database>, codes: readonly string[], now: Date): Promise<Found[]> {
  const { rows } = await sql<Row>`
    /* name: find_entries */
    with p as materialized (
      select c.code, c.revoked_at, p.agency_id, p.point_id, p.unit_id, p.service_id, p.officer_id, p.name, p.kind, p.form, p.state
      from point_code c join point p on p.agency_id = c.agency_id and p.point_id = c.point_id
      where c.code = any (${codes}::text[])
    )
    select p.code, a.agency_id as "agencyId", a.name as "agencyName", a.practice_of is not null as "isPractice", a.time_zone as "timeZone",
           u.unit_id as "unitId", u.name as "unitName", s.service_id as "serviceId", s.name as "serviceName",
           p.point_id as "pointId", p.officer_id as "officerId",
           -- the desk of an officer is named by what the officer does: its own name could be a person's
           case when p.kind = 'officer' then coalesce(o.job, s.name, u.name) else p.name end as "pointName",
           p.kind, p.form, p.state, p.revoked_at as "revokedAt",
           q.questionnaire_id as "questionnaireId", q.version as "questionnaireVersion",
           d.duties
    from p
    join agency a on a.agency_id = p.agency_id
    join unit u on u.agency_id = p.agency_id and u.unit_id = p.unit_id
    left join service s on s.agency_id = p.agency_id and s.service_id = p.service_id
    left join officer o on o.agency_id = p.agency_id and o.officer_id = p.officer_id
    left join lateral (
      select q.questionnaire_id, q.version from questionnaire q
      where q.agency_id = p.agency_id and q.state = 'active' and (q.unit_id is null or q.unit_id = p.unit_id)
      order by q.unit_id is null limit 1
    ) q on true
    left join lateral (
      select coalesce(json_agg(json_build_object(
        'officerId', d.officer_id, 'from', (extract(epoch from d.from_at) * 1000)::float8,
        'until', (extract(epoch from d.until_at) * 1000)::float8)), '[]') as duties
      from duty d
      where d.agency_id = p.agency_id and d.point_id = p.point_id
        and d.until_at > ${now}::timestamptz - make_interval(days => ${DAYS_BACK}) and d.from_at < ${now}::timestamptz + interval '1 day'
    ) d on true`.execute(db)
  return rows.map(({ kind, revokedAt, state, ...entry }) => ({
    entry,
    kind,
    isRevoked: revokedAt !== null || state === 'revoked',
    isOpen: state === 'open',
  }))
}

/** A version that was asked at a point in the last days, and what kind of point it is. */
export type FormerVersion = { questionnaireId: string; questionnaireVersion: number; kind: PointKind }

/** What was asked at a point before what is asked now, newest first: until lately, or still elsewhere in its agency. */
export async function findFormer(
  db: Kysely<Database>,
  { agencyId, unitId, pointId, questionnaireId }: Pick<Entry, 'agencyId' | 'unitId' | 'pointId' | 'questionnaireId'>,
  now: Date,
): Promise<FormerVersion[]> {
  const { rows } = await sql<FormerVersion>`
    select q.questionnaire_id as "questionnaireId", q.version as "questionnaireVersion", p.kind
    from questionnaire q join point p on p.agency_id = q.agency_id and p.point_id = ${pointId}
    where q.agency_id = ${agencyId} and (q.unit_id is null or q.unit_id = ${unitId}) and q.questionnaire_id <> ${questionnaireId}
      and q.activated_at is not null
      and (q.state = 'active' or (q.state = 'retired' and q.retired_at > ${now}::timestamptz - make_interval(days => ${DAYS_BACK})))
    order by q.activated_at desc limit 10`.execute(db)
  return rows
}
