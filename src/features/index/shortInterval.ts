/** How certain an index is that rests partly on short forms. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { intervalOfAnswers } from '../../domain/incomplete.ts'
import type { Interval } from '../../domain/interval.ts'
import type { Period } from '../../domain/period.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import * as store from './shortInterval.sql.ts'
import type { Scope } from './unitIndex.ts'

/**
 * The 95 % interval of a scope's index in one period; null without answers. Which elements were answered together is in the
 * responses alone, so this reads them, grouped by equal answers, where every other figure is a sum of counters: for a
 * unit's page, and only where short forms are among its answers.
 */
export async function intervalOfScope(
  db: Kysely<Database>,
  scope: Scope,
  { elements }: Questionnaire,
  period: Period,
): Promise<Interval | null> {
  const answers = await store.readAnswers(db, scope, period)
  const inOrder = answers.map(({ codes, scores, times }) => ({
    scores: elements.map(({ code }) => scores[codes.indexOf(code)] ?? 0),
    times,
  }))
  return intervalOfAnswers(
    inOrder,
    elements.map(({ weight }) => weight[0] / weight[1]),
  )
}
