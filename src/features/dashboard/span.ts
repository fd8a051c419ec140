/** What a page of results is about: an agency, or units of it with those below them. */
import type { Reach } from '../../domain/access.ts'

export type Span = {
  agencyId: string
  /** Null: all units. */
  unitIds: readonly string[] | null
}

/** All that somebody may see. */
export function spanOf(agencyId: string, reach: Reach): Span {
  return { agencyId, unitIds: reach === 'all' ? null : (reach?.unitIds ?? []) }
}
