/** Satisfaction per programme and area, for the systems in which projects are led. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Period } from '../../domain/period.ts'
import { PUBLIC_FROM } from '../../domain/publicity.ts'
import { hundredths } from '../../domain/work.ts'
import { indexByPeriod } from '../index/unitIndex.ts'
import { findQuestionnaires } from '../survey/survey.ts'
import * as store from './programmes.sql.ts'

/** Null below ten respondents; indices 25-100 with two decimals. */
export type ProgrammeLine = {
  kind: 'programme' | 'area'
  name: string
  area: string | null
  unit: string
  n: number | null
  index: number | null
  low: number | null
  high: number | null
}

/** Two statements for each programme. */
export async function listProgrammes(db: Kysely<Database>, agencyId: string, period: Period): Promise<ProgrammeLine[]> {
  const versionOf = await findQuestionnaires(db, agencyId)
  const lines: ProgrammeLine[] = []
  for (const { pointId, unitId, ...point } of await store.listProgrammePoints(db, agencyId)) {
    const version = versionOf(unitId)
    const [found] = version ? await indexByPeriod(db, { agencyId, pointId }, version.questionnaire, [period]) : []
    const isShown = found !== undefined && found.respondents >= PUBLIC_FROM && found.ikm !== null
    lines.push({
      ...point,
      n: isShown ? found.respondents : null,
      index: isShown ? Number(found.ikm?.nik) : null,
      low: isShown && found.interval ? hundredths(found.interval.low) : null,
      high: isShown && found.interval ? hundredths(found.interval.high) : null,
    })
  }
  return lines
}
