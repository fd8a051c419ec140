/** What a public page of an agency's results shows. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { readEditionCode } from '../../domain/editionCode.ts'
import { dayIn } from '../../domain/localTime.ts'
import type { Announced } from '../../domain/releaseCalendar.ts'
import { type Agency, findAgency } from '../directory/directory.ts'
import { readCalendar } from './calendar.ts'
import { type ReleaseHead, listReleases } from './stored.ts'
import { type ReleaseView, findView } from './view.ts'

type Db = Kysely<Database>

export type Results = {
  agency: Agency
  /** Null where nothing is published yet. */
  release: ReleaseView | null
  releases: ReleaseHead[]
  /** The next announced publication. */
  next: Announced | null
  /** The period as the address asked for it, to be asked for again by links; null for the newest. */
  asked: string | null
}

/**
 * Opens the results of an agency: four statements. Null where there is no such agency, or no such release of it.
 * @param asked a period with or without an edition, as it stands in the address; null for the newest
 * @param unit the slug of the unit that is wanted in full
 */
export async function openResults(
  db: Db,
  slug: string,
  { asked, unit, now }: { asked: string | null; unit: string | null; now: Date },
): Promise<Results | null> {
  const code = asked === null ? { period: null, edition: null } : readEditionCode(asked)
  const agency = code && (await findAgency(db, slug))
  if (!agency) return null
  const { agencyId, timeZone } = agency
  const [release, releases, calendar] = await Promise.all([
    findView(db, agencyId, { period: code.period?.code ?? null, edition: code.edition }, unit),
    listReleases(db, agencyId),
    readCalendar(db, agencyId, dayIn(timeZone, now)),
  ])
  if (asked !== null && !release) return null
  const published = new Set(releases.map(({ period }) => period))
  const next = calendar?.find(({ period }) => !published.has(period)) ?? null
  return { agency, release, releases, next, asked }
}
