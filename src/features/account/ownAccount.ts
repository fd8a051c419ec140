/** What people see and change of their own account: where they are signed in, and what opens it. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import * as store from './ownAccount.sql.ts'

type Db = Kysely<Database>

/** A sign-in in force; `device` in plain words. */
export type OwnSignIn = { sessionId: string; device: string; madeAt: Date; usedAt: Date }
export type OwnPasskey = { passkeyId: string; name: string; madeAt: Date | null }
/** What opens an account beside its password. */
export type SecondFactors = { hasApp: boolean; passkeys: OwnPasskey[] }

/** A person's sign-ins in force, the latest used first. */
export function listSignIns(db: Db, userId: string, now: Date): Promise<OwnSignIn[]> {
  return store.listSignIns(db, userId, now)
}

/** Ends one of a person's sign-ins; false when it is none of theirs. */
export async function endSignIn(db: Db, userId: string, sessionId: string): Promise<boolean> {
  return (await store.deleteSignIns(db, userId, { only: sessionId })) > 0
}

/** Ends all of a person's sign-ins but one, and answers how many there were. */
export function endOtherSignIns(db: Db, userId: string, kept: string): Promise<number> {
  return store.deleteSignIns(db, userId, { butNot: kept })
}

export function readSecondFactors(db: Db, userId: string): Promise<SecondFactors> {
  return store.readSecondFactors(db, userId)
}

/** The sign-in that just made a passkey showed a second factor. */
export function strengthenSignIn(db: Db, userId: string, sessionId: string): Promise<void> {
  return store.markStrong(db, userId, sessionId)
}
