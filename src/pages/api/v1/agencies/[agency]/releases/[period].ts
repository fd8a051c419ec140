import type { APIRoute } from 'astro'
import { findAgency } from '../../../../../../features/directory/directory.ts'
import { asCsv, asJson, findAsked } from '../../../../../../features/release/release.ts'
import { BRIEFLY, FOREVER, csv, document, notFound } from '../../../../../../server/api/api.ts'

/** The newest edition of a published period, the one that is named (`2026-TW3.1`), or the newest of all (`latest`); with the ending `.csv` as a table of the same figures. */
export const GET: APIRoute = async ({ locals, params }) => {
  const [, code = '', ending] = /^(.+?)(\.csv)?$/.exec(params['period'] ?? '') ?? []
  const agency = await findAgency(locals.publicDb, params['agency'] ?? '')
  if (!agency) return notFound('There is no agency with this name.')
  const asked = await findAsked(locals.publicDb, agency.agencyId, code)
  if (!asked) return notFound('There is no release of this period.')
  const { release, isFixed } = asked
  const caching = isFixed ? FOREVER : BRIEFLY // a period may get a further edition; an edition never changes
  return ending ? csv(asCsv(release.snapshot), caching) : document(asJson(release), 'application/json', caching)
}
