/** The accounts themselves: one person, one address, however many agencies. Sign-ins are made by better-auth (src/server/access/auth.ts). */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { findStaff } from './account.ts'
import * as store from './people.sql.ts'

type Db = Kysely<Database>

export type NewPerson = {
  name: string
  email: string
  /** As better-auth makes it; the password itself is kept nowhere. */
  passwordHash: string
  isOperator?: boolean
}

/** One address has one way to be written: that is how it is looked up. */
export function addressOf(email: string): string {
  return email.trim().toLowerCase()
}

/** Makes an account with a password and answers its id. `taken`: there is one with this address. */
export async function createPerson(db: Db, person: NewPerson, now: Date): Promise<Outcome<string, 'taken'>> {
  return inTransaction(db, async (trx) => {
    const userId = newId()
    const { isOperator = false } = person
    const row = { ...person, isOperator, email: addressOf(person.email), userId, passwordId: newId(), now }
    const isNew = await store.insertPerson(trx, row)
    return isNew ? ok(userId) : no('taken')
  })
}

/** The account of an address; null when there is none. */
export function findPersonByEmail(db: Db, email: string): Promise<{ userId: string; name: string } | null> {
  return store.findPersonByEmail(db, addressOf(email))
}

/**
 * Whether an administrator of an agency may hand a person the key to their own account: only where it opens nothing beyond that
 * agency.
 */
export async function belongsTo(db: Db, userId: string, agencyId: string): Promise<boolean> {
  const staff = await findStaff(db, userId)
  const real = staff?.memberships.filter(({ isPractice }) => !isPractice) ?? []
  return staff !== null && !staff.isOperator && real.every((own) => own.agencyId === agencyId)
}

/** `none`: the account has no second factor. `foreign`: it opens something beyond the actor's agency. */
export type FactorRefusal = 'own' | 'unknown' | 'foreign' | 'none'

/**
 * Takes app, passkeys and printed codes from a member who lost the phone, and ends all sign-ins: who finds the phone is out, and
 * the password alone opens the account until a new second factor is set up.
 */
export async function removeSecondFactor(db: Db, actor: Actor, userId: string): Promise<Outcome<null, FactorRefusal>> {
  return inTransaction(db, async (trx) => {
    if (userId === actor.userId) return no('own')
    const staff = await findStaff(trx, userId)
    if (!staff?.memberships.some((own) => own.agencyId === actor.agencyId)) return no('unknown')
    if (!(await belongsTo(trx, userId, actor.agencyId))) return no('foreign')
    const removed = await store.deleteFactors(trx, userId)
    if (!removed.app && removed.passkeys === 0) return no('none')
    await store.deleteLinks(trx, userId)
    const signIns = await store.deleteAllSignIns(trx, userId)
    const subject = { kind: 'second-factor', subjectId: userId, subject: staff.name } as const
    await record(trx, actor, { act: 'removed', ...subject, before: removed, after: { ended: signIns } })
    return ok(null)
  })
}

/** Makes all links and half-made sign-ins of an account worthless, and answers its address. */
export function forgetLinks(db: Db, userId: string): Promise<string> {
  return store.deleteLinks(db, userId)
}

/** Lets the one sign-in go on without a second factor; false when another one was let through before. */
export function useGrace(db: Db, userId: string, sessionId: string): Promise<boolean> {
  return store.markGrace(db, userId, sessionId)
}
