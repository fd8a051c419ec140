import { randomUUIDv7 as newId } from 'node:crypto'
import { readNip } from '../../domain/nip.ts'
import { addCodes, addPointRows } from '../directory/points.ts'
import { covers } from '../directory/reach.ts'
import {
  type Context,
  type Plan,
  byKey,
  createSeen,
  createUnitFinder,
  needText,
  readEach,
  wantedStatus,
} from './context.ts'
import type { Row } from './rows.ts'
import { kindWords, wordIn } from './sheets.ts'
import * as state from './state.sql.ts'
import { updatePoints } from './write.sql.ts'

type PointState = state.PointState
type Read = { row: Row; point: PointState; before: PointState | null }

/** Points: known by their code, else by unit and name. Codes are made here and never given. */
export async function planPoints(context: Context, rows: readonly Row[]): Promise<Plan> {
  const { trx, actor } = context
  const { agencyId } = actor
  const known = await state.readPoints(trx, agencyId)
  const find = await createFinder(context, known)
  const isFirst = createSeen(context)
  const reads = await readEach(context, rows, (row) => {
    const read = find(row)
    return read && isFirst(row, 'nama', keyOf(read.point)) ? read : null
  })
  checkNames(context, reads, known)
  const added = reads.filter((read) => !read.before)
  const changed = reads.filter(({ point, before }) => before && !isSame(point, before))
  return {
    counts: { added: added.length, changed: changed.length, unchanged: reads.length - added.length - changed.length },
    changes: [...added, ...changed].map(({ point, before }) => ({
      act: before ? 'changed' : 'added',
      kind: 'point',
      subjectId: point.pointId,
      subject: point.name,
      before: before && valuesOf(before),
      after: valuesOf(point),
    })),
    async write() {
      const fresh = added.map(({ point }) => point)
      await addPointRows(trx, agencyId, fresh)
      await addCodes(
        trx,
        agencyId,
        fresh.map(({ pointId }) => pointId),
      )
      const closed = fresh.filter(({ isOpen }) => !isOpen)
      await updatePoints(trx, agencyId, [...changed.map(({ point }) => point), ...closed])
    },
  }
}

const keyOf = ({ unitId, name }: Pick<PointState, 'unitId' | 'name'>) => `${unitId} ${name.toLowerCase()}`

function valuesOf({ name, serviceId, officerId, area, isOpen, kind }: PointState) {
  return { name, kind, serviceId, officerId, area, isOpen }
}

function isSame(one: PointState, other: PointState): boolean {
  return JSON.stringify(valuesOf(one)) === JSON.stringify(valuesOf(other))
}

/** Reads a row into the point that it describes, new or known; null with the problem noted. */
async function createFinder(context: Context, known: readonly PointState[]) {
  const { trx, actor, problems, covered } = context
  const byCode = new Map(known.flatMap((point) => point.codes.map((code) => [code, point] as const)))
  const byName = byKey(known, keyOf)
  const findUnit = createUnitFinder(context, await state.readUnits(trx, actor.agencyId))
  const refer = await createReferences(context)

  return (row: Row): Read | null => {
    const [name, status, unit] = [
      needText(context, row, 'nama'),
      wantedStatus(context, row),
      findUnit(row, 'unit', { mustBeThere: false }),
    ]
    const kind = row.text('jenis') === '' ? null : wordIn(kindWords, row.text('jenis'))
    if (row.text('jenis') !== '' && kind === null) problems.add(row.line, 'jenis', 'kind', row.text('jenis'))
    if (name === null || !unit) return null
    const code = row.text('kode').toUpperCase()
    const before = code === '' ? byName.get(keyOf({ unitId: unit.unitId, name })) : byCode.get(code)
    const say = (column: string, reason: string, about = '') => {
      problems.add(row.line, column, reason, about)
      return null
    }
    if (before === 'several') return say('nama', 'several-points', name)
    if (code !== '' && !before) return say('kode', 'unknown-code', code)
    if (before && before.unitId !== unit.unitId) return say('unit', 'unit-fixed', unit.name)
    if (before && kind !== null && kind !== before.kind) return say('jenis', 'kind-fixed', row.text('jenis'))
    if (!covers(covered, unit.unitId)) return say('unit', 'beyond-reach', unit.name)
    const isOpen = status === null ? (before?.isOpen ?? true) : status === 'active'
    if (isOpen && unit.isEnded && !(before?.isOpen ?? false)) return say('unit', 'unit-ended', unit.name)
    const fresh = { pointId: newId(), unitId: unit.unitId, kind: kind ?? ('counter' as const), codes: [] }
    const point = { ...(before ?? fresh), name, isOpen }
    return { row, point: { ...point, ...refer(row, point, before ?? null) }, before: before ?? null }
  }
}

type Referring = Pick<PointState, 'unitId' | 'kind'>

/** Finds the service, the officer and the area that a point's row names; a column that the file has not leaves them as they are. */
async function createReferences({ trx, actor, problems, today }: Context) {
  const { agencyId } = actor
  const services = byKey(await state.readServices(trx, agencyId), ({ unitId, name }) => `${unitId} ${name}`)
  const officers = new Map((await state.readOfficers(trx, agencyId)).map((officer) => [officer.nip, officer]))
  const here = new Set(
    (await state.readAssignments(trx, agencyId))
      .filter(({ untilOn }) => untilOn === null || untilOn >= today)
      .map(({ officerId, unitId }) => `${officerId} ${unitId}`),
  )
  const serviceOf = (row: Row, { unitId }: Referring, old: string | null) => {
    const text = row.cell('layanan')
    if (text === null) return old
    if (text === '') return null
    const service = services.get(`${unitId} ${text}`.toLowerCase())
    if (!service || service === 'several') problems.add(row.line, 'layanan', 'unknown-service', text)
    else if (service.isEnded && service.serviceId !== old) problems.add(row.line, 'layanan', 'service-ended', text)
    else return service.serviceId
    return null
  }
  const officerOf = (row: Row, { unitId, kind }: Referring, old: string | null) => {
    const text = row.cell('petugas')
    if (kind !== 'officer') {
      if (text) problems.add(row.line, 'petugas', 'officer-not-here', text)
      return null
    }
    if (text === null && old !== null) return old
    const nip = readNip(text ?? '')
    const officer = officers.get('nip' in nip ? nip.nip : (text ?? '').replace(/\s/g, ''))
    if (!text) problems.add(row.line, 'petugas', 'officer-missing')
    else if (!officer) problems.add(row.line, 'petugas', 'unknown-officer', text)
    else if (officer.officerId !== old && !here.has(`${officer.officerId} ${unitId}`))
      problems.add(row.line, 'petugas', 'officer-elsewhere', officer.name)
    else return officer.officerId
    return null
  }
  return (row: Row, point: Referring, old: PointState | null) => {
    const area = row.cell('wilayah')
    return {
      serviceId: serviceOf(row, point, old?.serviceId ?? null),
      officerId: officerOf(row, point, old?.officerId ?? null),
      area: area === null ? (old?.area ?? null) : area || null,
    }
  }
}

/** A code may rename its point, but not to the name of another. */
function checkNames({ problems }: Context, reads: readonly Read[], known: readonly PointState[]): void {
  const after = new Map(known.map((point) => [point.pointId, point]))
  for (const { point } of reads) after.set(point.pointId, point)
  const names = byKey([...after.values()], keyOf)
  for (const { row, point, before } of reads)
    if (point.name !== before?.name && names.get(keyOf(point)) === 'several')
      problems.add(row.line, 'nama', 'name-taken', point.name)
}
