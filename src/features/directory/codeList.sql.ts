import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { CodedPoint, CodeQuery } from './codeList.ts'

type Db = Kysely<Database>

/** Points with all codes they ever had, those in force first; one statement, whatever their number. */
export async function listCoded(db: Db, agencyId: string, query: CodeQuery, limit: number): Promise<CodedPoint[]> {
  const { unitIds, text, pointId, after } = query
  const { rows } = await sql<CodedPoint>`
    select p.point_id as "pointId", p.name as point, p.kind, p.state, p.unit_id as "unitId", u.name as unit,
           u.slug as "unitSlug", s.name as service,
           (select coalesce(json_agg(json_build_object('code', c.code, 'isRevoked', c.revoked_at is not null,
                     'revokedOn', (c.revoked_at at time zone a.time_zone)::date::text, 'reason', c.revoke_reason,
                     'checkedOn', c.checked_on::text) order by c.revoked_at desc nulls first, c.code), '[]')
            from point_code c where c.agency_id = p.agency_id and c.point_id = p.point_id) as codes
    from point p
    join agency a on a.agency_id = p.agency_id
    join unit u on u.agency_id = p.agency_id and u.unit_id = p.unit_id
    left join service s on s.agency_id = p.agency_id and s.service_id = p.service_id
    where p.agency_id = ${agencyId}
      and (${unitIds}::uuid[] is null or p.unit_id = any(${unitIds}::uuid[]))
      and (${pointId}::uuid is null or p.point_id = ${pointId}::uuid)
      and (${text}::text is null or strpos(lower(concat_ws(' ', p.name, u.name, s.name)), lower(${text})) > 0
           or exists (select from point_code c where c.agency_id = p.agency_id and c.point_id = p.point_id
                      and c.code = upper(${text})))
      and (${after}::uuid is null or (u.name, p.name, p.point_id) > (
            select ul.name, l.name, l.point_id from point l
            join unit ul on ul.agency_id = l.agency_id and ul.unit_id = l.unit_id
            where l.agency_id = ${agencyId} and l.point_id = ${after}::uuid))
    order by u.name, p.name, p.point_id
    limit ${limit}`.execute(db)
  return rows
}

/** Sets the day on codes in force at these units' points; answers how many there were. */
export async function markChecked(
  db: Db,
  agencyId: string,
  { codes, unitIds }: { codes: readonly string[]; unitIds: readonly string[] | null },
  day: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update point_code c set checked_on = ${day}::date
    from point p
    where c.agency_id = ${agencyId} and p.agency_id = c.agency_id and p.point_id = c.point_id
      and c.code = any(${codes}::text[]) and c.revoked_at is null
      and (${unitIds}::uuid[] is null or p.unit_id = any(${unitIds}::uuid[]))`.execute(db)
  return Number(numAffectedRows ?? 0)
}
