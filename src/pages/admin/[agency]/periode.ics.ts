import type { APIRoute } from 'astro'
import { allDue } from '../../../domain/surveyCalendar.ts'
import { calendarFile } from '../../../features/survey/calendarFile.ts'
import { listPeriods } from '../../../features/survey/plan.ts'
import { plan as words } from '../../../i18n/console/plan.ts'
import { periodText } from '../../../i18n/format.ts'
import { agencyConsoleOf } from '../../../ui/console.ts'

/** The plan of an agency for people's own calendars. */
export const GET: APIRoute = async ({ locals }) => {
  const { agency } = agencyConsoleOf(locals)
  const text = calendarFile({
    name: words.calendarName(agency.name),
    origin: `${agency.slug}.${new URL(locals.publicUrl).hostname}`,
    url: `${locals.publicUrl}/admin/${agency.slug}/periode`,
    due: allDue(await listPeriods(locals.db, agency.agencyId)),
    titleOf: ({ milestone, period }) => `${words.milestones[milestone]}, ${periodText(period, 'id')}`,
    now: locals.now,
  })
  const headers = {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `attachment; filename="survei-${agency.slug}.ics"`,
  }
  return new Response(text, { headers })
}
