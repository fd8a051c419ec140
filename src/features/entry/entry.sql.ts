import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Entry } from './entry.ts'

type Row = Entry & { revokedAt: Date | null; state: string; dutyOfficerId: string | null }

/** The duty of several officers at one moment names nobody: `min` of one is that one, of several it is dropped. */
export async function findEntry(
  db: Kysely<Database>,
  code: string,
  now: Date,
): Promise<{ entry: Entry; isRevoked: boolean; isOpen: boolean } | null> {
  const { rows } = await sql<Row>`
    select c.code, a.agency_id as "agencyId", a.name as "agencyName", a.time_zone as "timeZone",
           u.unit_id as "unitId", u.name as "unitName", s.service_id as "serviceId", s.name as "serviceName",
           p.point_id as "pointId", p.name as "pointName", p.officer_id as "officerId", p.state, c.revoked_at as "revokedAt",
           q.questionnaire_id as "questionnaireId", q.version as "questionnaireVersion", q.definition as questionnaire,
           d.officer_id as "dutyOfficerId"
    from point_code c
    join point p on p.agency_id = c.agency_id and p.point_id = c.point_id
    join agency a on a.agency_id = p.agency_id
    join unit u on u.agency_id = p.agency_id and u.unit_id = p.unit_id
    left join service s on s.agency_id = p.agency_id and s.service_id = p.service_id
    left join lateral (
      select * from questionnaire q
      where q.agency_id = p.agency_id and q.state = 'active' and (q.unit_id is null or q.unit_id = p.unit_id)
      order by q.unit_id is null limit 1
    ) q on true
    left join lateral (
      select min(d.officer_id::text)::uuid as officer_id from duty d
      where d.agency_id = p.agency_id and d.point_id = p.point_id and d.from_at <= ${now} and d.until_at > ${now}
      having count(distinct d.officer_id) = 1
    ) d on true
    where c.code = ${code}`.execute(db)
  const [row] = rows
  if (!row) return null
  const { revokedAt, state, dutyOfficerId, ...entry } = row
  return {
    entry: { ...entry, officerId: entry.officerId ?? dutyOfficerId },
    isRevoked: revokedAt !== null || state === 'revoked',
    isOpen: state === 'open' && entry.questionnaireId !== null,
  }
}
