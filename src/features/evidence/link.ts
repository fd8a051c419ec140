/**
 * Links by which a package leaves the portal without a sign-in, for whoever checks evidence in e-Kinerja. A link shows the package
 * as it was when the link was made, until it expires or is revoked; of its secret a hash is kept.
 */
import { randomBytes, randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { digestOfSecret } from '../secret.ts'
import * as store from './link.sql.ts'
import type { EvidencePackage } from './package.ts'

type Db = Kysely<Database>

export type EvidenceLink = {
  linkId: string
  period: string
  madeBy: string
  madeAt: Date
  expiresAt: Date
  revokedAt: Date | null
}
export type LinkRefusal = 'unknown' | 'expired' | 'revoked'

/** For how many days a link may open. */
export const linkDays = [7, 30, 90] as const
export type LinkDays = (typeof linkDays)[number]
const DAY_MS = 86_400_000

/** Makes a link to a package and answers its secret, which is kept nowhere. The trail tells who made it for whom, and for how long. */
export function makeLink(db: Db, actor: Actor, evidence: EvidencePackage, days: LinkDays): Promise<string> {
  const { agencyId, userId, name, now } = actor
  const { officer, period } = evidence.evidence
  const [linkId, secret] = [newId(), randomBytes(32).toString('base64url')]
  const expiresAt = new Date(now.getTime() + days * DAY_MS)
  return inTransaction(db, async (trx) => {
    const { officerId } = officer
    const row = { agencyId, linkId, digest: digestOfSecret(secret), officerId, evidence, userId, name, now, expiresAt }
    await store.insertLink(trx, row)
    const after = { officerId, period: period.code, expiresAt }
    await record(trx, actor, { act: 'issued', kind: 'evidence', subjectId: linkId, subject: officer.name, after })
    return secret
  })
}

/** The links of an officer, the newest first; the last hundred. */
export function listLinks(db: Db, agencyId: string, officerId: string): Promise<EvidenceLink[]> {
  return store.listLinks(db, agencyId, officerId)
}

/** Ends a link of an officer at once; false when it is not one that still could be ended. */
export function revokeLink(
  db: Db,
  actor: Actor,
  officer: { officerId: string; name: string },
  linkId: string,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const revoked = await store.revokeLink(trx, actor.agencyId, officer.officerId, linkId, actor.now)
    if (!revoked) return false
    const before = { officerId: officer.officerId, period: revoked.period }
    await record(trx, actor, { act: 'revoked', kind: 'evidence', subjectId: linkId, subject: officer.name, before })
    return true
  })
}

/** What a link's secret opens at a moment. */
export async function openLink(
  db: Db,
  secret: string,
  now: Date,
): Promise<Outcome<{ agencyId: string; evidence: EvidencePackage; expiresAt: Date }, LinkRefusal>> {
  const found = await store.findByDigest(db, digestOfSecret(secret))
  if (!found) return no('unknown')
  if (found.revokedAt) return no('revoked')
  if (found.expiresAt <= now) return no('expired')
  const { agencyId, expiresAt } = found
  return ok({ agencyId, evidence: found.package as EvidencePackage, expiresAt })
}
