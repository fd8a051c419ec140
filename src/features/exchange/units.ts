import { randomUUIDv7 as newId } from 'node:crypto'
import { freeSlug, inCycle, inTreeOrder, slugOf } from '../../domain/unitTree.ts'
import { covers } from '../directory/reach.ts'
import { endUnit, reservedSlugs, restoreUnit } from '../directory/units.ts'
import { type Context, type Plan, byKey, createSeen, needText, readEach, wantedStatus } from './context.ts'
import type { Row } from './rows.ts'
import { type UnitState, readUnits } from './state.sql.ts'
import { insertUnits, updateUnits } from './write.sql.ts'

type Read = { row: Row; unit: UnitState; before: UnitState | null; status: 'active' | 'ended' | null }

const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Units: known by code, else by name; a parent may stand anywhere in the file. */
export async function planUnits(context: Context, rows: readonly Row[]): Promise<Plan> {
  const before = await readUnits(context.trx, context.actor.agencyId)
  const reads = await readAll(context, rows, before)
  const after = new Map(before.map((unit) => [unit.unitId, unit]))
  for (const { unit } of reads) after.set(unit.unitId, unit)
  const findParent = createParentFinder(context, [...after.values()])
  for (const { row, unit, before: old } of reads) unit.parentId = findParent(row, old)
  check(context, reads, [...after.values()])
  const added = reads.filter((read) => !read.before)
  const changed = reads.filter(
    ({ unit, before: old }) => old && (old.name !== unit.name || old.parentId !== unit.parentId),
  )
  const turned = reads.filter(({ unit, status }) => status && (status === 'ended') !== unit.isEnded)
  const touched = new Set([...changed, ...turned].filter((read) => read.before))
  return {
    counts: { added: added.length, changed: touched.size, unchanged: reads.length - added.length - touched.size },
    changes: [...added, ...changed].map(({ unit, before: old }) => ({
      act: old ? 'changed' : 'added',
      kind: 'unit',
      subjectId: unit.unitId,
      subject: unit.name,
      before: old && { name: old.name, parentId: old.parentId },
      after: { name: unit.name, parentId: unit.parentId },
    })),
    async write() {
      const { trx, actor } = context
      await insertUnits(
        trx,
        actor.agencyId,
        added.map(({ unit }) => unit),
      )
      await updateUnits(
        trx,
        actor.agencyId,
        changed.map(({ unit }) => unit),
      )
      await turnAll(context, turned, [...after.values()])
    },
  }
}

async function readAll(context: Context, rows: readonly Row[], before: readonly UnitState[]): Promise<Read[]> {
  const { problems, covered } = context
  const bySlug = new Map(before.map((unit) => [unit.slug, unit]))
  const byName = byKey(before, ({ name }) => name)
  const coded = rows.map((row) => row.text('kode').toLowerCase())
  const taken = new Set([...reservedSlugs, ...bySlug.keys(), ...coded])
  const isNew = createSeen(context)
  return readEach(context, rows, (row): Read | null => {
    const [name, status] = [needText(context, row, 'nama'), wantedStatus(context, row)]
    const code = row.text('kode').toLowerCase()
    if (name === null) return null
    if (code !== '' && (!slugPattern.test(code) || code.length > 60 || reservedSlugs.includes(code))) {
      problems.add(row.line, 'kode', 'slug', code)
      return null
    }
    const found = code === '' ? byName.get(name.toLowerCase()) : bySlug.get(code)
    if (found === 'several') {
      problems.add(row.line, 'nama', 'several-units', name)
      return null
    }
    if (!isNew(row, code === '' ? 'nama' : 'kode', found?.unitId ?? (code || `name ${name.toLowerCase()}`))) return null
    if (found && !covers(covered, found.unitId)) {
      problems.add(row.line, 'nama', 'beyond-reach', name)
      return null
    }
    const slug = found?.slug ?? (code || freeSlug(slugOf(name), (wanted) => taken.has(wanted)))
    taken.add(slug)
    const fresh = { unitId: newId(), parentId: null, slug, isEnded: false }
    return { row, unit: { ...(found ?? fresh), name }, before: found ?? null, status }
  })
}

/** Finds parents among all units of the file and before; where the file has no column for them, a unit stays where it is. */
function createParentFinder({ problems }: Context, units: readonly UnitState[]) {
  const bySlug = new Map(units.map((unit) => [unit.slug, unit]))
  const byName = byKey(units, ({ name }) => name)
  return (row: Row, old: UnitState | null): string | null => {
    const text = row.cell('induk')
    if (text === null) return old?.parentId ?? null
    if (text === '') return null
    const parent = bySlug.get(text.toLowerCase()) ?? byName.get(text.toLowerCase())
    if (parent && parent !== 'several' && (!parent.isEnded || parent.unitId === old?.parentId)) return parent.unitId
    const reason = parent === 'several' ? 'several-units' : parent ? 'unit-ended' : 'unknown-unit'
    problems.add(row.line, 'induk', reason, text)
    return null
  }
}

function check({ problems, covered }: Context, reads: readonly Read[], after: readonly UnitState[]): void {
  const turning = new Set(inCycle(after))
  const parents = new Map(after.map(({ unitId, parentId }) => [unitId, parentId]))
  const siblings = byKey(after, ({ parentId, name }) => `${parentId} ${name}`)
  const isWithin = (unitId: string | null): boolean =>
    covers(covered, unitId) || (unitId !== null && isFresh.has(unitId) && isWithin(parents.get(unitId) ?? null))
  const isFresh = new Set(reads.filter(({ before }) => !before).map(({ unit }) => unit.unitId))
  for (const { row, unit, before } of reads) {
    if (turning.has(unit.unitId)) problems.add(row.line, 'induk', 'cycle', row.text('induk'))
    else if (
      before?.parentId !== unit.parentId &&
      !(isWithin(unit.parentId) && (!before || covers(covered, before.parentId)))
    )
      problems.add(row.line, 'induk', 'beyond-reach', row.text('induk'))
    if (siblings.get(`${unit.parentId} ${unit.name}`.toLowerCase()) === 'several')
      problems.add(row.line, 'nama', 'name-taken', unit.name)
  }
}

/** Units below end before those above, and come back after them. */
async function turnAll(context: Context, turned: readonly Read[], after: readonly UnitState[]): Promise<void> {
  const depths = new Map(inTreeOrder(after).map(({ unitId, depth }) => [unitId, depth]))
  const depthOf = ({ unit }: Read) => depths.get(unit.unitId) ?? 0
  const ending = turned.filter(({ status }) => status === 'ended').toSorted((a, b) => depthOf(b) - depthOf(a))
  const coming = turned.filter(({ status }) => status === 'active').toSorted((a, b) => depthOf(a) - depthOf(b))
  for (const { row, unit, status } of [...coming, ...ending]) {
    const turn = status === 'ended' ? endUnit : restoreUnit
    const done = await turn(context.trx, context.actor, unit.unitId)
    if (!done.ok) context.problems.add(row.line, 'status', done.reason.reason, done.reason.about)
  }
}
