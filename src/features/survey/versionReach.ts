/** Which versions a person may look at and change: those of the units in reach, and the agency's for whoever reaches all of it. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Reach } from '../../domain/access.ts'
import { type Version, findVersion, listVersions } from './version.ts'
import { listUnitPath } from './version.sql.ts'

type Db = Kysely<Database>

/** Whether a reach covers a unit, or with null the agency as a whole. */
export async function isWithin(db: Db, agencyId: string, unitId: string | null, reach: Reach): Promise<boolean> {
  if (reach === 'all' || reach === null || unitId === null) return reach === 'all'
  const path = await listUnitPath(db, agencyId, unitId)
  return path.some((unit) => reach.unitIds.includes(unit))
}

/** The versions to be seen: those of the agency hold in every unit, so everybody who may read any sees them. */
export async function listVersionsWithin(db: Db, agencyId: string, unitIds: ReadonlySet<string>): Promise<Version[]> {
  const versions = await listVersions(db, agencyId)
  return versions.filter(({ unitId }) => unitId === null || unitIds.has(unitId))
}

/** One version to be seen; null where there is none, or it is out of reach. */
export async function findVersionWithin(
  db: Db,
  agencyId: string,
  questionnaireId: string,
  reach: Reach,
): Promise<Version | null> {
  const version = await findVersion(db, agencyId, questionnaireId)
  if (!version) return null
  return version.unitId === null || (await isWithin(db, agencyId, version.unitId, reach)) ? version : null
}

/** A draft that may be changed; null where there is none, it left the draft, or it is out of reach. `reach` is that of `survey.change`. */
export async function findDraftWithin(
  db: Db,
  agencyId: string,
  questionnaireId: string,
  reach: Reach,
): Promise<Version | null> {
  const version = await findVersion(db, agencyId, questionnaireId)
  return version?.state === 'draft' && (await isWithin(db, agencyId, version.unitId, reach)) ? version : null
}
