import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { EvidenceLink } from './link.ts'
import type { EvidencePackage } from './package.ts'

type Db = Kysely<Database>

const columns = [
  'link_id as linkId',
  'period',
  'made_by_name as madeBy',
  'made_at as madeAt',
  'expires_at as expiresAt',
  'revoked_at as revokedAt',
] as const

export async function insertLink(
  trx: Transaction<Database>,
  link: {
    agencyId: string
    linkId: string
    digest: Buffer
    officerId: string
    evidence: EvidencePackage
    userId: string | null
    name: string
    now: Date
    expiresAt: Date
  },
): Promise<void> {
  await trx
    .insertInto('evidence_link')
    .values({
      agency_id: link.agencyId,
      link_id: link.linkId,
      digest: link.digest,
      officer_id: link.officerId,
      period: link.evidence.evidence.period.code,
      package: JSON.stringify(link.evidence),
      made_by: link.userId,
      made_by_name: link.name,
      made_at: link.now,
      expires_at: link.expiresAt,
    })
    .execute()
}

export function listLinks(db: Db, agencyId: string, officerId: string): Promise<EvidenceLink[]> {
  return db
    .selectFrom('evidence_link')
    .select(columns)
    .where('agency_id', '=', agencyId)
    .where('officer_id', '=', officerId)
    .orderBy('made_at', 'desc')
    .limit(100)
    .execute()
}

/** Revokes a link of this officer; null when there is none that is still open. */
export async function revokeLink(
  trx: Transaction<Database>,
  agencyId: string,
  officerId: string,
  linkId: string,
  now: Date,
): Promise<{ period: string } | null> {
  const row = await trx
    .updateTable('evidence_link')
    .set({ revoked_at: now })
    .where('agency_id', '=', agencyId)
    .where('officer_id', '=', officerId)
    .where('link_id', '=', linkId)
    .where('revoked_at', 'is', null)
    .returning('period')
    .executeTakeFirst()
  return row ?? null
}

/** The link of a secret's hash, whatever its agency: nothing but the secret leads to it. */
export async function findByDigest(
  db: Db,
  digest: Buffer,
): Promise<(EvidenceLink & { agencyId: string; package: object }) | null> {
  const row = await db
    .selectFrom('evidence_link')
    .select(columns)
    .select(['agency_id as agencyId', 'package'])
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row ?? null
}
