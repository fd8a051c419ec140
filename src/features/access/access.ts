/** Station access: the keys of machines. A queue system has one for its agency, the desk of a point one for that point. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Actor, type Change, record } from '../audit/audit.ts'
import type { Agency } from '../directory/directory.ts'
import { inTransaction } from '../inTransaction.ts'
import { digestOfSecret } from '../secret.ts'
import * as store from './access.sql.ts'

type Db = Kysely<Database>

/**
 * What a key opens: `api` issues visit tokens for any point of its agency, `transaction` sends what officers did, `evidence` reads
 * packages about officers, `programme` reads satisfaction per programme; `desk` enters paper forms and prints slips at its own point.
 */
export type AccessKind = AgencyScope | 'desk'
export const agencyScopes = ['api', 'transaction', 'evidence', 'programme'] as const
export type AgencyScope = (typeof agencyScopes)[number]
export type AccessKey = { slug: string; agencyId: string; accessKeyId: number; pointId: string | null }
export type ListedAccessKey = { accessKeyId: number; point: string | null; madeAt: Date; revokedAt: Date | null }

/** `agency.number.secret`: the first two find the key, the secret is 256 random bits. */
const shape = /^([a-z0-9-]{1,100})\.(\d{1,9})\.([\w-]{43})$/

/** Makes a key of the actor's agency and answers its text, which is kept nowhere: the table holds a digest of its secret. */
export async function makeAccessKey(
  db: Db,
  actor: Actor,
  slug: Agency['slug'],
  scope: { kind: AgencyScope } | { kind: 'desk'; pointId: string },
): Promise<string> {
  const { agencyId, now } = actor
  const secret = randomBytes(32).toString('base64url')
  return inTransaction(db, async (trx) => {
    const accessKeyId = await store.lockNextId(trx, agencyId)
    const pointId = scope.kind === 'desk' ? scope.pointId : null
    await store.insertKey(trx, {
      agencyId,
      accessKeyId,
      kind: scope.kind,
      pointId,
      digest: digestOfSecret(secret),
      now,
    })
    await record(trx, actor, changeOf(accessKeyId, 'added', { kind: scope.kind, pointId }))
    return `${slug}.${accessKeyId}.${secret}`
  })
}

/** The key that a text is, if it is of this kind and in force; null otherwise. */
export async function openAccessKey(db: Db, text: string, kind: AccessKind): Promise<AccessKey | null> {
  const [, slug = '', number = '', secret = ''] = shape.exec(text) ?? []
  const found = secret ? await store.findKey(db, { slug, accessKeyId: Number(number), kind }) : null
  if (!found || !timingSafeEqual(found.digest, digestOfSecret(secret))) return null
  const { digest: _, ...key } = found
  return key
}

/** Takes a key out of force at once; false when there is no such key in force. */
export function revokeAccessKey(
  db: Db,
  actor: Actor,
  { accessKeyId, kind }: { accessKeyId: number; kind: AccessKind },
): Promise<boolean> {
  const { agencyId, now } = actor
  return inTransaction(db, async (trx) => {
    const isRevoked = await store.markRevoked(trx, { agencyId, accessKeyId, kind }, now)
    if (isRevoked) await record(trx, actor, changeOf(accessKeyId, 'revoked', null, { kind }))
    return isRevoked
  })
}

/** The number names a key to people; its secret is nobody's to read. */
function changeOf(number: number, act: string, after: object | null, before: object | null = null): Change {
  return { act, kind: 'access-key', subjectId: String(number), subject: String(number), before, after }
}

/** The keys of an agency of one kind, revoked ones too, oldest first. */
export function listAccessKeys(db: Db, agencyId: string, kind: AccessKind): Promise<ListedAccessKey[]> {
  return store.listKeys(db, agencyId, kind)
}
