import type { APIRoute } from 'astro'
import { readPeriod } from '../../../../../../domain/period.ts'
import { findAgency } from '../../../../../../features/directory/directory.ts'
import { asCsv, findRelease } from '../../../../../../features/release/release.ts'
import { FOREVER, csv, json, notFound } from '../../../../../../server/api.ts'

/** One published period, as JSON or, with the ending `.csv`, as a table of the same figures. */
export const GET: APIRoute = async ({ locals, params }) => {
  const [, code = '', ending] = /^(.+?)(\.csv)?$/.exec(params['period'] ?? '') ?? []
  const agency = await findAgency(locals.db, params['agency'] ?? '')
  if (!agency) return notFound('There is no agency with this name.')
  const period = readPeriod(code)
  const release = period && (await findRelease(locals.db, agency.agencyId, period.code))
  if (!release) return notFound('There is no release of this period.')
  const { digest, closedAt, figures } = release
  return ending ? csv(asCsv(figures), FOREVER) : json({ digest, closedAt: closedAt.toISOString(), ...figures }, FOREVER)
}
