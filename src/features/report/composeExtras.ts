/** What the extra questions of the version in force were answered with: beside the index, never in it. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { countOf } from '../../domain/extraQuestion.ts'
import type { Period } from '../../domain/period.ts'
import type { QuestionnaireVersion } from '../survey/survey.ts'
import { listExtraCells } from '../tally/extraTally.ts'
import type { ReportContent } from './content.ts'

export async function composeExtras(
  db: Kysely<Database>,
  {
    agencyId,
    version: { questionnaireId, questionnaire },
    unitIds,
    period,
  }: { agencyId: string; version: QuestionnaireVersion; unitIds: readonly string[] | null; period: Period },
): Promise<ReportContent['extras']> {
  const asked = questionnaire.extras ?? []
  if (asked.length === 0) return []
  const cells = await listExtraCells(db, { agencyId, questionnaireId, unitIds, period })
  return asked.map((extra) => {
    const { answered, counts } = countOf(extra, cells)
    const options = extra.options.map(({ id }, place) => ({ text: id, n: counts[place] ?? 0 }))
    return { question: extra.question.id, answered, options }
  })
}
