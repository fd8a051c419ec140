/** A release as one page needs it: what is said of the agency, every unit in a line, and one unit in full. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { quartersUntil } from '../../domain/period.ts'
import { asSnapshot, isFirst } from './firstFigures.ts'
import { QUARTERS } from './making.ts'
import type { ReleaseHead } from './stored.ts'
import * as store from './release.sql.ts'
import type { HistoryEntry, IndexLine, Snapshot, UnitFigure } from './snapshot.ts'

type Db = Kysely<Database>

/** A unit in a list. */
export type UnitLine = IndexLine & Pick<UnitFigure, 'slug' | 'name' | 'parent' | 'mergedInto'>

export type ReleaseView = ReleaseHead & {
  about: Omit<Snapshot, 'units'>
  /** All units by name. */
  units: UnitLine[]
  /** The unit that was asked for; null when the release has none of that name. */
  unit: UnitFigure | null
}

/**
 * The release of a period, or the newest when `period` is null; its newest edition unless another is named. A city of a thousand units
 * is four megabytes of figures, of which this reads a twentieth.
 * @param unit the slug of the unit that is wanted in full
 */
export async function findView(
  db: Db,
  agencyId: string,
  { period, edition }: { period: string | null; edition: number | null },
  unit: string | null,
): Promise<ReleaseView | null> {
  const stored = await store.findView(db, agencyId, period, edition, unit)
  if (!stored) return null
  const { about, units, ...rest } = stored
  if (!isFirst(about)) return { ...rest, about, units: units ?? [] }
  const snapshot = asSnapshot(about)
  return {
    ...rest,
    about: snapshot,
    units: snapshot.units,
    unit: snapshot.units.find(({ slug }) => slug === unit) ?? null,
  }
}

/** The quarters up to a release in which a service was published under this name, oldest first. */
export function historyOfService(
  db: Db,
  agencyId: string,
  { about, number }: Pick<ReleaseView, 'about' | 'number'>,
  service: { unit: string; service: string },
): Promise<HistoryEntry[]> {
  const quarters = quartersUntil(about.period.to, QUARTERS).map(({ code }) => code)
  return store.readServiceHistory(db, agencyId, quarters, { ...service, until: number })
}
