/** Bukti tindak lanjut: what shows that a plan was carried out, a sentence and a file where there is one. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { PROOF_MOST, type ProofType, proofTypeOf, safeFileName } from '../../domain/safeFile.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import type { Plan } from './plans.ts'
import * as store from './proofs.sql.ts'

type Db = Kysely<Database>

export type Proof = {
  proofId: string
  note: string
  /** Null where it is a sentence alone. */
  fileName: string | null
  bytes: number | null
  /** Who added it. */
  actor: string
  addedAt: Date
}
export type ProofFile = { name: string; type: ProofType; bytes: Buffer }

export function listProofs(db: Db, agencyId: string, planId: string): Promise<Proof[]> {
  return store.listProofs(db, agencyId, planId)
}

/** The file of a proof, to be handed out. */
export function findProofFile(db: Db, agencyId: string, planId: string, proofId: string): Promise<ProofFile | null> {
  return store.findFile(db, agencyId, planId, proofId)
}

/** Takes a file as proof by what it is, whatever it is called. `kind`: none of the kinds that are taken; `large`: above 5 MB. */
export function readProofFile(name: string, bytes: Buffer): Outcome<ProofFile, 'kind' | 'large'> {
  if (bytes.length > PROOF_MOST) return no('large')
  const type = proofTypeOf(bytes)
  return type ? ok({ name: safeFileName(name, type), type, bytes }) : no('kind')
}

export async function addProof(
  db: Db,
  actor: Actor,
  plan: Pick<Plan, 'planId' | 'programme'>,
  { note, file }: { note: string; file: ProofFile | null },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { agencyId, name, now } = actor
    await store.insertProof(trx, agencyId, { proofId: newId(), planId: plan.planId, note, file, actor: name, now })
    await record(trx, actor, { ...subjectOf(plan), act: 'changed', after: { proof: note, file: file?.name ?? null } })
  })
}

/** Takes a proof away, e.g. a file that shows somebody's data; the trail keeps that it was there. False where it is not. */
export function removeProof(
  db: Db,
  actor: Actor,
  plan: Pick<Plan, 'planId' | 'programme'>,
  proofId: string,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const removed = await store.deleteProof(trx, actor.agencyId, plan.planId, proofId)
    if (!removed) return false
    const before = { proof: removed.note, file: removed.fileName }
    await record(trx, actor, { ...subjectOf(plan), act: 'changed', before, after: { proof: null, file: null } })
    return true
  })
}

function subjectOf({ planId, programme }: Pick<Plan, 'planId' | 'programme'>) {
  return { kind: 'follow-up', subjectId: planId, subject: programme.slice(0, 100) } as const
}
