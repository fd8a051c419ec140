/** What an address asks for, of what was published. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { readEditionCode } from '../../domain/editionCode.ts'
import { type Agency, findAgency } from '../directory/directory.ts'
import { type Release, type ReleaseHead, findRelease } from './release.ts'
import * as store from './release.sql.ts'
import type { PublicFigure } from './snapshot.ts'

type Db = Kysely<Database>

export type Asked = {
  release: Release
  /** An edition was named: what is answered never changes. */
  isFixed: boolean
}

/** @param code `2026-TW3` for its newest edition, `2026-TW3.1`, or `latest` for the newest release; null when there is none such */
export async function findAsked(db: Db, agencyId: string, code: string): Promise<Asked | null> {
  const asked = code === 'latest' ? null : readEditionCode(code)
  if (!asked && code !== 'latest') return null
  const release = await findRelease(db, agencyId, asked?.period.code ?? null, asked?.edition)
  return release && { release, isFixed: asked !== null && asked.edition !== null }
}

/** A figure of an agency or one of its units, as it is told alone: on a badge, in a frame, as a picture, in a feed. */
export type AskedFigure = {
  agency: Pick<Agency, 'slug' | 'name'>
  /** What the figure is of: the unit, or the agency. */
  name: string
  release: ReleaseHead
  figure: Pick<PublicFigure, 'status' | 'n' | 'nik' | 'grade' | 'evidence'>
}

/** @param unit its name in addresses; null is the agency. Null when nothing of it was published in that period. */
export async function findFigure(
  db: Db,
  place: { agency: string; unit: string | null },
  code: string,
): Promise<AskedFigure | null> {
  const agency = await findAgency(db, place.agency)
  const asked = agency && (await findAsked(db, agency.agencyId, code))
  if (!asked) return null
  const { release } = asked
  if (place.unit === null) return { agency, name: agency.name, release, figure: release.snapshot.total }
  const unit = release.snapshot.units.find(({ slug }) => slug === place.unit)
  return unit ? { agency, name: unit.name, release, figure: unit } : null
}

/** What was published last, of one agency or of all (null), newest first: the agencies' own figures. */
export async function listNews(db: Db, agencyId: string | null, limit: number): Promise<AskedFigure[]> {
  const rows = await store.listTotals(db, agencyId, limit)
  return rows.map(({ slug, name, total, ...release }) => ({
    agency: { slug, name },
    name,
    release,
    figure: { ...total, evidence: total.evidence ?? null }, // absent in what the first method published
  }))
}
