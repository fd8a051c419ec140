/** What citizens wrote, as far as it is public: a report leaves the house, so it holds no comment that the house alone may read. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Period } from '../../domain/period.ts'
import { listPublishedComments } from '../comment/publish.ts'
import { MOST_COMMENTS, type ReportContent } from './content.ts'

/** @param units the slugs of the report's units */
export async function composeComments(
  db: Kysely<Database>,
  { agencyId, units, period }: { agencyId: string; units: readonly string[]; period: Period },
): Promise<NonNullable<ReportContent['comments']>> {
  const published = await listPublishedComments(db, agencyId, units, period.code)
  const texts = published.map(({ text }) => text).sort((one, other) => one.localeCompare(other, 'id'))
  const step = Math.max(1, texts.length / MOST_COMMENTS)
  const shown = texts.slice(0, MOST_COMMENTS).map((_, place) => texts[Math.floor(place * step)]!)
  return { all: texts.length, shown }
}
