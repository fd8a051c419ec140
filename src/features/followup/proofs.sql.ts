import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { ProofType } from '../../domain/safeFile.ts'
import type { Proof, ProofFile } from './proofs.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export async function insertProof(
  trx: Trx,
  agencyId: string,
  {
    proofId,
    planId,
    note,
    file,
    actor,
    now,
  }: Pick<Proof, 'proofId' | 'note' | 'actor'> & {
    planId: string
    file: ProofFile | null
    now: Date
  },
): Promise<void> {
  await trx
    .insertInto('follow_up_proof')
    .values({
      agency_id: agencyId,
      proof_id: proofId,
      plan_id: planId,
      note,
      file_name: file?.name ?? null,
      media_type: file?.type ?? null,
      file: file?.bytes ?? null,
      actor,
      added_at: now,
    })
    .execute()
}

/** Without the files themselves. */
export async function listProofs(db: Db, agencyId: string, planId: string): Promise<Proof[]> {
  const { rows } = await sql<Proof>`
    select proof_id as "proofId", note, file_name as "fileName", octet_length(file) as bytes, actor, added_at as "addedAt"
    from follow_up_proof where agency_id = ${agencyId} and plan_id = ${planId} order by added_at, proof_id`.execute(db)
  return rows
}

export async function findFile(db: Db, agencyId: string, planId: string, proofId: string): Promise<ProofFile | null> {
  const { rows } = await sql<{ name: string; type: ProofType; bytes: Buffer }>`
    select file_name as name, media_type as type, file as bytes from follow_up_proof
    where agency_id = ${agencyId} and plan_id = ${planId} and proof_id::text = ${proofId} and file is not null`.execute(
    db,
  )
  return rows[0] ?? null
}

/** What was taken away; null where there was none. */
export async function deleteProof(
  trx: Trx,
  agencyId: string,
  planId: string,
  proofId: string,
): Promise<{ note: string; fileName: string | null } | null> {
  const { rows } = await sql<{ note: string; fileName: string | null }>`
    delete from follow_up_proof where agency_id = ${agencyId} and plan_id = ${planId} and proof_id::text = ${proofId}
    returning note, file_name as "fileName"`.execute(trx)
  return rows[0] ?? null
}
