import type { APIRoute } from 'astro'
import { record } from '../../../../features/audit/audit.ts'
import { findUnit } from '../../../../features/directory/directory.ts'
import { coveredBy } from '../../../../features/directory/reach.ts'
import { exportAnswers } from '../../../../features/response/export.ts'
import { readExport } from '../../../../features/response/export.form.ts'
import { exportFile } from '../../../../features/response/exportFile.ts'
import { answerWords } from '../../../../i18n/console/answers.ts'
import { agencyConsoleOf } from '../../../../ui/console.ts'
import { isBusy, sendFile } from '../../../../ui/streamed.ts'

const kinds = {
  plain: { ending: 'csv', type: 'text/csv; charset=utf-8' },
  indonesia: { ending: 'csv', type: 'text/csv; charset=utf-8' },
  xlsx: { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
}

/** The answers of a period as a file, made while it is sent. */
export const GET: APIRoute = async ({ url, locals, redirect }) => {
  const desk = agencyConsoleOf(locals)
  const { agencyId, slug } = desk.agency
  const back = (why: string) => redirect(`/instansi/${slug}/unduhan?salah=${why}`, 303)
  const asked = readExport(url.searchParams)
  if (!asked.ok) return back(asked.reason)
  const { period, form, unit } = asked.value
  const reach = await coveredBy(locals.db, agencyId, desk.reach('answer.read'))
  const within = unit === null ? null : await findUnit(locals.db, agencyId, unit)
  if (unit !== null && (!within || (reach && !reach.has(within.unitId)))) return new Response(null, { status: 404 })
  const covered = within ? await coveredBy(locals.db, agencyId, { unitIds: [within.unitId] }) : reach
  const filter = { agency: slug, period: period.code, unit: unit ?? 'all' }
  if (isBusy()) return back('busy')
  const { ending, type } = kinds[form]
  const name = ['jawaban', slug, ...(unit ? [unit] : []), period.code].join('-')
  await desk.within((trx) =>
    record(trx, desk.actor, { act: 'taken-out', kind: 'export', subjectId: period.code, subject: name, after: filter }),
  )
  return sendFile(desk, { name: `${name}.${ending}`, type }, async (trx) =>
    exportFile(form, await exportAnswers(trx, { agencyId, period, covered }), { filter, words: answerWords }),
  )
}
