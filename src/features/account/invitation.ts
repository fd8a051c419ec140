/** How people come into an agency: somebody invites them by a link that opens once, and they set a name and a password of their own. */
import { randomUUIDv7 as newId, randomBytes } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Placement, type PlacementFault, judgeBeside } from '../../domain/placement.ts'
import { type Actor, record } from '../audit/audit.ts'
import { type AgencyProfile, foundAgency } from '../directory/agency.ts'
import { inTransaction } from '../inTransaction.ts'
import { digestOfSecret } from '../secret.ts'
import { addMembership } from './account.ts'
import * as store from './invitation.sql.ts'
import { addressOf, createPerson, findPersonByEmail } from './people.ts'

type Db = Kysely<Database>

/** For how long a link opens. */
export const INVITATION_DAYS = 7
const DAY_MS = 86_400_000

export type NewInvitation = Placement & { name: string; email: string }

export type Invitation = NewInvitation & {
  agencyId: string
  invitationId: string
  agency: string
  unit: string | null
  expiresAt: Date
}

export type InvitationRefusal = 'unknown' | 'expired' | 'used' | 'revoked'

/**
 * Invites somebody and answers the secret of the link, which is kept nowhere: the table holds its hash. `member`: the person
 * holds this role already.
 */
export async function invite(
  db: Db,
  actor: Actor,
  invitation: NewInvitation,
): Promise<Outcome<{ invitationId: string; secret: string }, PlacementFault | 'member'>> {
  return inTransaction(db, async (trx) => {
    const email = addressOf(invitation.email)
    const others = await store.rolesOfAddress(trx, actor.agencyId, email)
    const fault = judgeBeside(invitation, others)
    if (fault) return no(fault)
    const { role, unitId, officerId, name } = invitation
    if (others.some((other) => other.role === role && other.unitId === unitId)) return no('member')
    const [invitationId, secret] = [newId(), randomBytes(32).toString('base64url')]
    const expiresAt = new Date(actor.now.getTime() + INVITATION_DAYS * DAY_MS)
    const digest = digestOfSecret(secret)
    await store.insertInvitation(trx, { ...invitation, email, invitationId, digest, actor, expiresAt })
    const after = { role, unitId, officerId, expiresAt }
    await record(trx, actor, { act: 'invited', kind: 'invitation', subjectId: invitationId, subject: name, after })
    return ok({ invitationId, secret })
  })
}

/** Founds an agency and invites its first administrator, both or neither; answers the secret of the link. */
export async function foundWithAdministrator(
  db: Db,
  founder: Omit<Actor, 'agencyId'>,
  agency: AgencyProfile,
  person: { name: string; email: string },
): Promise<Outcome<{ secret: string; agencyId: string }, 'taken'>> {
  return inTransaction(db, async (trx) => {
    const founded = await foundAgency(trx, founder, agency)
    if (!founded.ok) return founded
    const administrator = { ...person, role: 'administrator', unitId: null, officerId: null } as const
    const invited = await invite(trx, { ...founder, agencyId: founded.value }, administrator)
    if (!invited.ok) throw new Error('A new agency has no members.')
    return ok({ secret: invited.value.secret, agencyId: founded.value })
  })
}

/** Invitations of an agency that can still be accepted, the newest first. */
export function listOpenInvitations(db: Db, agencyId: string, now: Date): Promise<Invitation[]> {
  return store.listOpen(db, agencyId, now)
}

/** Takes an invitation back; false when it is none that can still be accepted. */
export async function revokeInvitation(db: Db, actor: Actor, invitationId: string): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const name = await store.markRevoked(trx, actor.agencyId, invitationId, actor.now)
    if (name === null) return false
    await record(trx, actor, { act: 'revoked', kind: 'invitation', subjectId: invitationId, subject: name })
    return true
  })
}

/** The invitation that a link's secret opens now. */
export async function openInvitation(
  db: Db,
  secret: string,
  now: Date,
): Promise<Outcome<Invitation, InvitationRefusal>> {
  const found = await store.findByDigest(db, digestOfSecret(secret))
  if (!found) return no('unknown')
  const { acceptedAt, revokedAt, ...invitation } = found
  if (acceptedAt) return no('used')
  if (revokedAt) return no('revoked')
  return invitation.expiresAt > now ? ok(invitation) : no('expired')
}

/** Who accepts: somebody new with a name and a password, or the signed-in owner of the address. */
export type Accepting = { name: string; passwordHash: string } | { userId: string }

/**
 * Accepts an invitation once. `has-account`: the address has an account, whose owner must sign in first; `other-account`: the
 * one signed in is somebody else.
 */
export async function acceptInvitation(
  db: Db,
  secret: string,
  accepting: Accepting,
  now: Date,
): Promise<Outcome<string, InvitationRefusal | PlacementFault | 'has-account' | 'other-account'>> {
  return inTransaction(db, async (trx) => {
    await store.lockInvitation(trx, digestOfSecret(secret))
    const opened = await openInvitation(trx, secret, now)
    if (!opened.ok) return opened
    const invitation = opened.value
    const fault = judgeBeside(invitation, await store.rolesOfAddress(trx, invitation.agencyId, invitation.email))
    if (fault) return no(fault)
    const person = await personOf(trx, invitation, accepting, now)
    if (!person.ok) return person
    await join(trx, invitation, person.value, now)
    return ok(person.value.userId)
  })
}

async function personOf(
  trx: Transaction<Database>,
  { email }: Invitation,
  accepting: Accepting,
  now: Date,
): Promise<Outcome<{ userId: string; name: string }, 'has-account' | 'other-account'>> {
  const known = await findPersonByEmail(trx, email)
  if ('userId' in accepting) return known?.userId === accepting.userId ? ok(known) : no('other-account')
  if (known) return no('has-account')
  const created = await createPerson(trx, { email, ...accepting }, now)
  return created.ok ? ok({ userId: created.value, name: accepting.name }) : no('has-account')
}

/** A role that the person was given in between is no reason to refuse: it is there. */
async function join(
  trx: Transaction<Database>,
  { agencyId, invitationId, role, unitId, officerId }: Invitation,
  { userId, name }: { userId: string; name: string },
  now: Date,
): Promise<void> {
  const actor = { agencyId, userId, name, now }
  await addMembership(trx, actor, { userId, role, unitId, officerId })
  await store.markAccepted(trx, agencyId, invitationId, now)
  await record(trx, actor, { act: 'accepted', kind: 'invitation', subjectId: invitationId, subject: name })
}
