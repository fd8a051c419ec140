/** Station officer: fair evidence about officers, from counters alone. It is for their superiors, and never in public. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type OfficerAnswers, type OfficerFigure, assessGroup } from '../../domain/fairness.ts'
import { METHOD } from '../../domain/method.ts'
import { type Moments, momentsOf } from '../../domain/moments.ts'
import type { Period } from '../../domain/period.ts'
import * as store from './officer.sql.ts'

type Db = Kysely<Database>

/** Days of an officer whose answers are left out of figures about officers. */
export type LeftOut = store.LeftOut

export type OfficerEvidence = {
  officerId: string
  nip: string
  name: string
  /** The version of the method that the figure was computed by. */
  method: number
  figure: OfficerFigure
}

/**
 * The officers of an agency who were answered about in a period, by name: one peer group, standardised by service. Only
 * answers given with a visit token count, since anybody may scan a printed code as often as they like; the gate for scoring
 * asks that they are half of all. Days in dispute, and those that two people excluded, do not count. Three statements, whatever the
 * number of officers.
 */
export async function assessOfficers(db: Db, agencyId: string, period: Period): Promise<OfficerEvidence[]> {
  const leftOut = await store.listLeftOut(db, agencyId, period)
  const [officers, cells] = await Promise.all([
    store.readOfficers(db, agencyId, period, leftOut),
    store.readCells(db, agencyId, period, leftOut),
  ])
  const byOfficer = Map.groupBy(cells, ({ officerId }) => officerId)
  const answers = officers.map(({ officerId, months }) => answersOf(byOfficer.get(officerId) ?? [], months))
  const figures = assessGroup(answers)
  return officers.flatMap(({ officerId, nip, name }, place) => {
    const figure = figures[place]
    return figure ? [{ officerId, nip, name, method: METHOD.version, figure }] : []
  })
}

/** How many respondents answered about an officer on some days. */
export function countRespondents(db: Db, agencyId: string, days: LeftOut): Promise<number> {
  return store.countRespondents(db, agencyId, days)
}

function answersOf(cells: readonly store.OfficerCell[], months: number): OfficerAnswers {
  const total = (read: (cell: store.OfficerCell) => number) => cells.reduce((sum, cell) => sum + read(cell), 0)
  const mix = new Map<string, Moments>(cells.map((cell) => [cell.serviceId ?? '', momentsOf(cell)]))
  const all = total((cell) => cell.all)
  return { mix, months, tokenShare: all === 0 ? null : total((cell) => cell.respondents) / all }
}
