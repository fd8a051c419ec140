import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'

export type ProgrammePoint = {
  pointId: string
  unitId: string
  kind: 'programme' | 'area'
  name: string
  area: string | null
  unit: string
}

/** Points that stand for a programme or an area, by name; the closed ones too, since their answers stay. */
export async function listProgrammePoints(db: Kysely<Database>, agencyId: string): Promise<ProgrammePoint[]> {
  const rows = await db
    .selectFrom('point as p')
    .innerJoin('unit as u', (join) =>
      join.onRef('u.agency_id', '=', 'p.agency_id').onRef('u.unit_id', '=', 'p.unit_id'),
    )
    .select(['p.point_id as pointId', 'p.unit_id as unitId', 'p.kind', 'p.name', 'p.area', 'u.name as unit'])
    .where('p.agency_id', '=', agencyId)
    .where('p.kind', 'in', ['programme', 'area'])
    .orderBy('p.name')
    .orderBy('p.point_id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind === 'area' ? 'area' : 'programme' }))
}
