/** Printed codes: what a print says about a point, and how a code is revoked and replaced. */
import { randomInt } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Form } from '../../domain/shortForm.ts'
import { type Doer, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { markChanged } from './change.ts'
import * as store from './codes.sql.ts'
import { MOST_POINTS, type PointKind } from './directory.ts'

type Db = Kysely<Database>

/** A point with everything that may be printed about it. */
export type PrintPoint = {
  code: string
  kind: PointKind
  name: string
  service: string | null
  /** What the officer of the desk does; never who it is. */
  job: string | null
  agencyId: string
  agency: string
  /** The agency is one to practise in. */
  isPractice: boolean
  unitId: string
  unit: string
}

/** As in station entry: `revoked` is the code or its point, `closed` takes no answers now. */
export type PrintRefusal = 'unknown' | 'revoked' | 'closed'

/** Letters and digits that cannot be taken for one another when they are read from a wall and typed. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 6

/** The point that a code, in any case, stands for. */
export async function findPrintPoint(db: Db, code: string): Promise<Outcome<PrintPoint, PrintRefusal>> {
  const found = await store.findPrintPoint(db, code.toUpperCase())
  if (!found) return no('unknown')
  const { revokedAt, state, ...point } = found
  if (revokedAt !== null || state === 'revoked') return no('revoked')
  return state === 'open' ? ok(point) : no('closed')
}

/** The points of one unit with a code in force, by name; the first {@link MOST_POINTS}. */
export function listPrintPoints(db: Db, agencyId: string, unitId: string): Promise<PrintPoint[]> {
  return store.listPrintPoints(db, agencyId, { unitIds: [unitId], codes: null }, MOST_POINTS)
}

/** The same for some units (null: all) and, where codes are named, for these alone; by unit and name, at most `limit`. */
export function listChosenPoints(
  db: Db,
  agencyId: string,
  chosen: { unitIds: readonly string[] | null; codes: readonly string[] | null },
  limit: number,
): Promise<PrintPoint[]> {
  return store.listPrintPoints(db, agencyId, chosen, limit)
}

/**
 * Takes a code out of force; whoever scans it is told so. With `isReplaced` the same point gets another code in the same act,
 * which is the answer's value: its answers so far stay with it, since they belong to the point and not to the code.
 */
export async function revokeCode(
  db: Db,
  doer: Doer,
  code: string,
  { isReplaced, reason = null }: { isReplaced: boolean; reason?: string | null },
): Promise<Outcome<string | null, 'unknown' | 'revoked'>> {
  return inTransaction(db, async (trx) => {
    const wanted = code.toUpperCase()
    const found = await store.lockCode(trx, wanted)
    if (!found) return no('unknown')
    if (found.revokedAt) return no('revoked')
    await store.markRevoked(trx, wanted, doer.now, reason)
    const replacement = isReplaced ? await addCode(trx, found) : null
    await markChanged(trx, [found.agencyId])
    await record(
      trx,
      { ...doer, agencyId: found.agencyId },
      {
        act: replacement ? 'replaced' : 'revoked',
        kind: 'code',
        subjectId: found.pointId,
        subject: `${wanted} (${found.point})`,
        before: { code: wanted },
        after: { code: replacement, reason },
      },
    )
    return ok(replacement)
  })
}

/** Lets the point of a code offer a form from now on; whether its questions allow that is decided in station survey. */
export async function setForm(
  trx: Transaction<Database>,
  doer: Doer,
  { code, agencyId, name }: Pick<PrintPoint, 'code' | 'agencyId' | 'name'>,
  form: Form,
): Promise<void> {
  const changed = await store.updateForm(trx, code, form)
  if (!changed) return
  await markChanged(trx, [agencyId])
  const actor = { ...doer, agencyId }
  const { pointId: subjectId, before } = changed
  await record(trx, actor, {
    act: 'changed',
    kind: 'point',
    subjectId,
    subject: name,
    before: { form: before },
    after: { form },
  })
}

/** A code by chance, as it is printed; it may be taken. */
export function drawCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
}

/** Draws codes until one is free: of 729 million the first one nearly always is. */
async function addCode(
  trx: Transaction<Database>,
  point: Pick<PrintPoint, 'agencyId'> & { pointId: string },
): Promise<string> {
  for (;;) {
    const code = drawCode()
    if (await store.insertCode(trx, { ...point, code })) return code
  }
}
