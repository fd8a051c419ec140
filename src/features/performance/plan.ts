/** The work plan (SKP) of an officer for a year: what is expected, by when it shows, and what shows it. Both sides agree. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type ConductValue, conductValues } from '../../domain/performance/conduct.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { findCycle } from './cycle.ts'
import * as store from './plan.sql.ts'
import { isOwnCase } from './superiors.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/** Whose plan, thread or evaluation it is. */
export type Subject = { officerId: string; name: string }
/** Who speaks: the officer, or the superior. */
export type Side = 'officer' | 'superior'

/** Hasil kerja utama and tambahan; `conduct` is the superior's special expectation on one of the BerAKHLAK values. */
export const itemKinds = ['main', 'additional', 'conduct'] as const
export type ItemKind = (typeof itemKinds)[number]
/** Of an expectation on conduct the title is the value's code. */
export type WorkItem = { itemId: string; kind: ItemKind; title: string; target: string }
export type Proof = {
  itemId: string
  period: string
  realised: string
  name: string
  link: string | null
  madeAt: Date
}
export type PlanHead = { expectation: string; officerAgreedAt: Date | null; superiorAgreedAt: Date | null }
export type Plan = PlanHead & { items: (WorkItem & { proofs: Proof[] })[]; isAgreed: boolean }

export type PlanReason = 'no-cycle' | 'own' | 'no-plan' | 'empty' | 'value' | 'unknown' | 'not-agreed'
type PlanOutcome<T = null> = Promise<Outcome<T, PlanReason>>

const emptyHead: PlanHead = { expectation: '', officerAgreedAt: null, superiorAgreedAt: null }

/** An empty plan where nothing has been written yet. */
export async function readPlan(db: Db, agencyId: string, year: number, officerId: string): Promise<Plan> {
  const key = { agencyId, year, officerId }
  const [head, items, proofs] = [
    (await store.findPlan(db, key)) ?? emptyHead,
    await store.listItems(db, key),
    await store.listProofs(db, key),
  ]
  const proofsOf = Map.groupBy(proofs, ({ itemId }) => itemId)
  const isAgreed = head.officerAgreedAt !== null && head.superiorAgreedAt !== null
  return { ...head, isAgreed, items: items.map((item) => ({ ...item, proofs: proofsOf.get(item.itemId) ?? [] })) }
}

/** Ekspektasi pimpinan: what the superior expects of the officer this year. */
export function setExpectation(db: Db, actor: Actor, officer: Subject, year: number, text: string): PlanOutcome {
  return changing(db, actor, officer, year, async (trx, key) => {
    if (await isOwnCase(trx, actor, officer.officerId)) return no('own')
    await store.touchPlan(trx, key, text)
    return ok(null)
  })
}

/** Adds a line; a further expectation on the same value of conduct is refused. */
export function addItem(
  db: Db,
  actor: Actor,
  officer: Subject,
  year: number,
  item: Omit<WorkItem, 'itemId'>,
): PlanOutcome<string> {
  return changing(db, actor, officer, year, async (trx, key) => {
    if (item.kind === 'conduct') {
      const isTaken = (await store.listItems(trx, key)).some(
        ({ kind, title }) => kind === 'conduct' && title === item.title,
      )
      if (isTaken || !conductValues.includes(item.title as ConductValue)) return no('value')
    }
    const itemId = newId()
    await store.touchPlan(trx, key, null)
    await store.insertItem(trx, key, { itemId, ...item }, actor.now)
    return ok(itemId)
  })
}

/** Takes a line out of the plan; what was proven for it stays in what was frozen. */
export function removeItem(db: Db, actor: Actor, officer: Subject, year: number, itemId: string): PlanOutcome {
  return changing(db, actor, officer, year, async (trx, key) => {
    if (!(await store.listItems(trx, key)).some((item) => item.itemId === itemId)) return no('unknown')
    await store.touchPlan(trx, key, null)
    await store.removeItem(trx, key.agencyId, itemId, actor.now)
    return ok(null)
  })
}

/** One side agrees to the plan as it stands: with an expectation, and at least one main result of work. */
export function agreePlan(db: Db, actor: Actor, officer: Subject, year: number, side: Side): PlanOutcome {
  return changing(
    db,
    actor,
    officer,
    year,
    async (trx, key) => {
      if (side === 'superior' && (await isOwnCase(trx, actor, officer.officerId))) return no('own')
      const plan = await readPlan(trx, key.agencyId, year, key.officerId)
      if (plan.expectation === '' || !plan.items.some(({ kind }) => kind === 'main')) return no('empty')
      const { now, userId } = actor
      const values =
        side === 'officer' ? { officer_agreed_at: now } : { superior_agreed_at: now, superior_user_id: userId }
      await store.agree(trx, key, values)
      return ok(null)
    },
    'agreed',
  )
}

/** What was realised for a line in a period, and what shows it; only where both have agreed to the plan. */
export function addProof(
  db: Db,
  actor: Actor,
  officer: Subject,
  year: number,
  proof: Omit<Proof, 'madeAt'>,
): PlanOutcome {
  return inTransaction(db, async (trx) => {
    const plan = await readPlan(trx, actor.agencyId, year, officer.officerId)
    if (!plan.isAgreed) return no('not-agreed')
    if (!plan.items.some(({ itemId }) => itemId === proof.itemId)) return no('unknown')
    await store.insertProof(trx, actor.agencyId, newId(), { ...proof, madeAt: actor.now })
    return ok(null)
  })
}

async function changing<T>(
  db: Db,
  actor: Actor,
  officer: Subject,
  year: number,
  act: (trx: Trx, key: store.PlanKey) => PlanOutcome<T>,
  what = 'changed',
): PlanOutcome<T> {
  return inTransaction(db, async (trx) => {
    const key = { agencyId: actor.agencyId, year, officerId: officer.officerId }
    if (!(await findCycle(trx, actor.agencyId, year))) return no('no-cycle')
    const done = await act(trx, key)
    if (!done.ok) return done
    const subject = { kind: 'work-plan', subjectId: officer.officerId, subject: officer.name } as const
    await record(trx, actor, { act: what, ...subject, after: { year } })
    return done
  })
}
