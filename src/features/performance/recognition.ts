/** Recognition: who may be proposed by the evidence, and what people then gave, with reasons. Nobody has a place in a list. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { OfficerFigure } from '../../domain/fairness.ts'
import { recognisable } from '../../domain/performance/recognition.ts'
import type { Period } from '../../domain/period.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { assessPersonally } from '../officer/personal.ts'
import type { Subject } from './plan.ts'
import * as store from './recognition.sql.ts'
import { isOwnCase } from './superiors.ts'

type Db = Kysely<Database>

export type Recognition = {
  officerId: string
  officer: string
  period: string
  reason: string
  giver: string
  at: Date
}

export type Proposed = Subject & { figure: OfficerFigure }

/**
 * Those of some officers whose whole range lies above the mean of the agency.
 * @param officers by name, in which order they are answered
 */
export async function proposable(
  db: Db,
  agencyId: string,
  period: Period,
  officers: readonly Subject[],
): Promise<{ mean: number | null; found: Proposed[] }> {
  const { mean, found } = recognisable(await assessPersonally(db, agencyId, period))
  const figures = new Map(found.map(({ officerId, figure }) => [officerId, figure]))
  return {
    mean,
    found: officers.flatMap(({ officerId, name }) => {
      const figure = figures.get(officerId)
      return figure ? [{ officerId, name, figure }] : []
    }),
  }
}

export function listRecognitions(db: Db, agencyId: string, officerIds: readonly string[]): Promise<Recognition[]> {
  return store.listRecognitions(db, agencyId, officerIds)
}

/** `not-over`: the period lasts; `not-proposed`: the evidence does not carry it; `given`: once a period. */
export function recognise(
  db: Db,
  actor: Actor,
  officer: Subject,
  period: Period,
  { reason, today }: { reason: string; today: string },
): Promise<Outcome<null, 'not-over' | 'not-proposed' | 'given' | 'own'>> {
  return inTransaction(db, async (trx) => {
    const { agencyId } = actor
    const { officerId, name } = officer
    if (await isOwnCase(trx, actor, officerId)) return no('own')
    if (period.to >= today) return no('not-over')
    const { found } = await proposable(trx, agencyId, period, [officer])
    if (found.length === 0) return no('not-proposed')
    const recognitionId = newId()
    const isNew = await store.insertRecognition(trx, actor, { recognitionId, officerId, period: period.code, reason })
    if (!isNew) return no('given')
    const change = { act: 'added', kind: 'recognition', subjectId: officerId, subject: name } as const
    await record(trx, actor, { ...change, after: { period: period.code } })
    return ok(null)
  })
}
