/** The units of an agency: a tree that grows, is rearranged, and loses nothing. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Placed, freeSlug, inCycle, inTreeOrder, slugOf } from '../../domain/unitTree.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { markChanged } from './change.ts'
import { type Covered, type Refused, covers, holdDirectory } from './reach.ts'
import * as store from './units.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export type UnitRow = {
  unitId: string
  parentId: string | null
  slug: string
  name: string
  /** When it was taken out of the choices; null while it is there. */
  endedAt: Date | null
  /** How many services and open points it has itself. */
  services: number
  points: number
}

export type UnitValues = { name: string; parentId: string | null }
export type UnitReason = 'name-taken' | 'cycle' | 'beyond-reach' | 'parent-ended' | 'has-units' | 'unknown'
type UnitOutcome<T> = Promise<Outcome<T, Refused<UnitReason>>>

/** Addresses below /admin/AGENCY/unit, /unit/AGENCY and /transparansi/AGENCY that are no unit's. */
export const reservedSlugs: readonly string[] = ['baru', 'bandingkan']

/** The units in reach as a tree; with a search text those whose names hold it. */
export async function listUnitTree(
  db: Db,
  agencyId: string,
  wanted: { covered: Covered; text: string; isEnded: boolean },
): Promise<Placed<UnitRow>[]> {
  return inTreeOrder(await store.listUnitRows(db, agencyId, wanted))
}

/** The units that may be chosen: those in reach that have not ended, as a tree. */
export async function listUnitChoices(db: Db, agencyId: string, covered: Covered) {
  const units = await store.listTree(db, agencyId)
  return inTreeOrder(units.filter(({ unitId, endedAt }) => endedAt === null && covers(covered, unitId)))
}

export function findUnitRow(db: Db, agencyId: string, unitId: string): Promise<UnitRow | null> {
  return store.findUnitRow(db, agencyId, unitId)
}

/** Adds a unit; its slug is made of its name, once and for all. */
export function addUnit(
  db: Db,
  actor: Actor,
  covered: Covered,
  values: UnitValues,
): UnitOutcome<{ unitId: string; slug: string }> {
  return inTransaction(db, async (trx) => {
    const { agencyId } = actor
    await holdDirectory(trx, agencyId)
    const tree = await store.listTree(trx, agencyId)
    const refused = refusalOf(tree, covered, null, values)
    if (refused) return no(refused)
    const taken = new Set([...reservedSlugs, ...tree.map(({ slug }) => slug)])
    const slug = freeSlug(slugOf(values.name), (wanted) => taken.has(wanted))
    const unitId = newId()
    await store.insertUnit(trx, { agencyId, unitId, slug, ...values })
    await note(trx, actor, { act: 'added', unitId, name: values.name, after: values })
    return ok({ unitId, slug })
  })
}

/** Renames a unit or moves it, with everything below it. */
export function changeUnit(
  db: Db,
  actor: Actor,
  covered: Covered,
  unitId: string,
  values: UnitValues,
): UnitOutcome<null> {
  return inTransaction(db, async (trx) => {
    await holdDirectory(trx, actor.agencyId)
    const tree = await store.listTree(trx, actor.agencyId)
    const unit = tree.find((one) => one.unitId === unitId)
    if (!unit) return no({ field: 'name', reason: 'unknown' })
    const refused = refusalOf(tree, covered, unit, values)
    if (refused) return no(refused)
    const before = { name: unit.name, parentId: unit.parentId }
    if (before.name === values.name && before.parentId === values.parentId) return ok(null)
    await store.updateUnit(trx, actor.agencyId, unitId, { name: values.name, parent_id: values.parentId })
    await note(trx, actor, { act: 'changed', unitId, name: values.name, before, after: values })
    return ok(null)
  })
}

/**
 * Takes a unit out of the choices and closes its points; its figures stay. `has-units`: units below it are still there.
 * The value is how many points were closed.
 */
export function endUnit(db: Db, actor: Actor, unitId: string): UnitOutcome<number> {
  return inTransaction(db, async (trx) => {
    const { agencyId, now } = actor
    await holdDirectory(trx, agencyId)
    const tree = await store.listTree(trx, agencyId)
    const unit = tree.find((one) => one.unitId === unitId && one.endedAt === null)
    if (!unit) return no({ field: 'name', reason: 'unknown' })
    const child = tree.find(({ parentId, endedAt }) => parentId === unitId && endedAt === null)
    if (child) return no({ field: 'name', reason: 'has-units', about: child.name })
    await store.updateUnit(trx, agencyId, unitId, { ended_at: now })
    const closed = await store.closePointsOf(trx, agencyId, 'unit_id', unitId)
    await note(trx, actor, { act: 'ended', unitId, name: unit.name, after: { closedPoints: closed } })
    return ok(closed)
  })
}

/** Brings a unit back into the choices; its points stay closed until somebody opens them. */
export function restoreUnit(db: Db, actor: Actor, unitId: string): UnitOutcome<null> {
  return inTransaction(db, async (trx) => {
    await holdDirectory(trx, actor.agencyId)
    const tree = await store.listTree(trx, actor.agencyId)
    const unit = tree.find((one) => one.unitId === unitId && one.endedAt !== null)
    if (!unit) return no({ field: 'name', reason: 'unknown' })
    const parent = tree.find((one) => one.unitId === unit.parentId)
    if (parent?.endedAt) return no({ field: 'name', reason: 'parent-ended', about: parent.name })
    await store.updateUnit(trx, actor.agencyId, unitId, { ended_at: null })
    await note(trx, actor, { act: 'restored', unitId, name: unit.name })
    return ok(null)
  })
}

type Tree = Awaited<ReturnType<typeof store.listTree>>

/** What stands against a unit of these values; `unit` is the one that is changed, null a new one. */
function refusalOf(
  tree: Tree,
  covered: Covered,
  unit: Tree[number] | null,
  { name, parentId }: UnitValues,
): Refused<UnitReason> | null {
  const isMoved = !unit || unit.parentId !== parentId
  const parent = tree.find((one) => one.unitId === parentId)
  if (isMoved && !(covers(covered, parentId) && (!unit || covers(covered, unit.parentId))))
    return { field: 'parent', reason: 'beyond-reach' }
  if (parentId !== null && !parent) return { field: 'parent', reason: 'unknown' }
  if (isMoved && parent?.endedAt) return { field: 'parent', reason: 'parent-ended', about: parent.name }
  const unitId = unit?.unitId ?? null
  const isSame = (other: Tree[number]) => other.name.toLowerCase() === name.toLowerCase() && other.parentId === parentId
  if (tree.some((other) => other.unitId !== unitId && isSame(other))) return { field: 'name', reason: 'name-taken' }
  const after = tree.map((one) => (one.unitId === unitId ? { ...one, parentId } : one))
  if (inCycle(after).length > 0) return { field: 'parent', reason: 'cycle', about: parent?.name ?? '' }
  return null
}

type Note = { act: string; unitId: string; name: string; before?: object; after?: object }

async function note(trx: Trx, actor: Actor, { act, unitId, name, before, after }: Note): Promise<void> {
  await markChanged(trx, [actor.agencyId])
  await record(trx, actor, {
    act,
    kind: 'unit',
    subjectId: unitId,
    subject: name,
    before: before ?? null,
    after: after ?? null,
  })
}
