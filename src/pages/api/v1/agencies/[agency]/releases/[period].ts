import type { APIRoute } from 'astro'
import { readEditionCode } from '../../../../../../domain/editionCode.ts'
import { findAgency } from '../../../../../../features/directory/directory.ts'
import { asCsv, findRelease } from '../../../../../../features/release/release.ts'
import { BRIEFLY, FOREVER, csv, json, notFound } from '../../../../../../server/api.ts'

/** The newest edition of a published period, or the one that is named (`2026-TW3.1`), as JSON or, with the ending `.csv`, as a table of the same figures. */
export const GET: APIRoute = async ({ locals, params }) => {
  const [, code = '', ending] = /^(.+?)(\.csv)?$/.exec(params['period'] ?? '') ?? []
  const agency = await findAgency(locals.publicDb, params['agency'] ?? '')
  if (!agency) return notFound('There is no agency with this name.')
  const asked = readEditionCode(code)
  const release = asked && (await findRelease(locals.publicDb, agency.agencyId, asked.period.code, asked.edition))
  if (!release) return notFound('There is no release of this period.')
  const { digest, closedAt, figures, snapshot } = release
  const caching = asked?.edition ? FOREVER : BRIEFLY // a period may get a further edition; an edition never changes
  return ending
    ? csv(asCsv(snapshot), caching)
    : json({ digest, closedAt: closedAt.toISOString(), ...figures }, caching)
}
