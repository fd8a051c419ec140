/** What an address asks for, of what was published. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { readEditionCode } from '../../domain/editionCode.ts'
import { type Agency, findAgency } from '../directory/directory.ts'
import { type Release, type ReleaseHead, findRelease } from './stored.ts'
import type { PublicFigure } from './snapshot.ts'
import { findView } from './view.ts'

type Db = Kysely<Database>

export type Asked = {
  release: Release
  /** An edition was named: what is answered never changes. */
  isFixed: boolean
}

/** @param code `2026-TW3` for its newest edition, `2026-TW3.1`, or `latest` for the newest release; null when there is none such */
export async function findAsked(db: Db, agencyId: string, code: string): Promise<Asked | null> {
  const asked = readAsked(code)
  const release = asked && (await findRelease(db, agencyId, asked.period, asked.edition))
  return release && { release, isFixed: asked.edition !== null }
}

/** A figure of an agency or one of its units, as it is told alone: on a badge, in a frame, as a picture, in a feed. */
export type AskedFigure = {
  agency: Pick<Agency, 'slug' | 'name'>
  /** What the figure is of: the unit, or the agency. */
  name: string
  release: ReleaseHead
  figure: Pick<PublicFigure, 'status' | 'n' | 'nik' | 'grade' | 'evidence' | 'participation'>
}

/** @param unit its name in addresses; null is the agency. Null when nothing of it was published in that period. */
export async function findFigure(
  db: Db,
  place: { agency: string; unit: string | null },
  code: string,
): Promise<AskedFigure | null> {
  const asked = readAsked(code)
  const agency = asked && (await findAgency(db, place.agency))
  const view = agency && (await findView(db, agency.agencyId, asked, place.unit))
  if (!view) return null
  const { about, unit, ...release } = view
  if (place.unit === null) return { agency, name: agency.name, release, figure: about.total }
  return unit && { agency, name: unit.name, release, figure: unit }
}

function readAsked(code: string): { period: string | null; edition: number | null } | null {
  if (code === 'latest') return { period: null, edition: null }
  const read = readEditionCode(code)
  return read && { period: read.period.code, edition: read.edition }
}
