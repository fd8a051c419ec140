/** The forms of a plan, which officer and superior share: read, done, and said in one word, or what is wrong field by field. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Actor } from '../audit/audit.ts'
import type { FieldProblem } from '../readForm.ts'
import { readExpectation, readItem, readProof } from './performance.form.ts'
import {
  type PlanReason,
  type Side,
  type Subject,
  addItem,
  addProof,
  agreePlan,
  removeItem,
  setExpectation,
} from './plan.ts'

export type Acted = Promise<Outcome<string, FieldProblem[]>>
type Db = Kysely<Database>
type Done = Promise<Outcome<unknown, PlanReason>>

/** Fields of the form for conduct, whose names differ since both forms stand on one page. */
const conductFields: Readonly<Record<string, string>> = { title: 'value', target: 'conductTarget' }

/** @returns the word for what was done, which the page's address carries */
export async function actOnPlan(
  db: Db,
  actor: Actor,
  officer: Subject,
  { year, side, periods }: { year: number; side: Side; periods: readonly string[] },
  values: URLSearchParams,
): Acted {
  const act = values.get('act')
  if (act === 'agree') return said(agreePlan(db, actor, officer, year, side), 'setuju', 'agree')
  if (act === 'remove') return said(removeItem(db, actor, officer, year, values.get('item') ?? ''), 'isi', 'remove')
  if (act === 'expect' && side === 'superior') {
    const read = readExpectation(values)
    return read.ok
      ? said(setExpectation(db, actor, officer, year, read.value.expectation), 'ekspektasi', 'expectation')
      : read
  }
  if (act === 'prove' && side === 'officer') {
    const read = readProof(values)
    if (!read.ok) return read
    const { item: itemId, period, realised, proof: name, link } = read.value
    if (!periods.includes(period)) return no([{ field: 'period', problem: 'period' }])
    return said(addProof(db, actor, officer, year, { itemId, period, realised, name, link }), 'realisasi', 'item')
  }
  if (act === 'conduct' && side === 'superior') {
    const given = { kind: 'conduct', title: values.get('value') ?? '', target: values.get('conductTarget') ?? '' }
    const read = readItem(new URLSearchParams(given))
    if (!read.ok)
      return no(read.reason.map(({ field, problem }) => ({ field: conductFields[field] ?? field, problem })))
    return said(addItem(db, actor, officer, year, read.value), 'isi', 'value')
  }
  const read = readItem(values)
  if (!read.ok) return read
  return said(addItem(db, actor, officer, year, read.value), 'isi', 'title')
}

async function said(done: Done, word: string, field: string): Acted {
  const outcome = await done
  return outcome.ok ? ok(word) : no([{ field, problem: outcome.reason }])
}
