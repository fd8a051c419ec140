import type { APIRoute } from 'astro'
import { dayIn } from '../../../../domain/localTime.ts'
import { findOwn } from '../../../../features/performance/own.ts'
import { countUnread } from '../../../../features/performance/talk.ts'
import { agencyConsoleOf } from '../../../../ui/console.ts'

/** How many posts of the superior the officer has not acknowledged: what the page looks at while it is open. */
export const GET: APIRoute = async ({ locals }) => {
  const { agency, staff } = agencyConsoleOf(locals)
  const officer = await findOwn(locals.db, agency.agencyId, staff, dayIn(agency.timeZone, locals.now))
  const unread = officer ? await countUnread(locals.db, agency.agencyId, officer.officerId) : 0
  return Response.json({ unread }, { headers: { 'cache-control': 'no-store' } })
}
