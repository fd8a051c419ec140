import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { NewPerson } from './people.ts'

type Row = Required<NewPerson> & { userId: string; passwordId: string; now: Date }

/** False when the address is taken; nothing is written then. */
export async function insertPerson(trx: Transaction<Database>, row: Row): Promise<boolean> {
  const times = { created_at: row.now, updated_at: row.now }
  const person = await trx
    .insertInto('auth_user')
    .values({
      id: row.userId,
      name: row.name,
      email: row.email,
      email_verified: true,
      is_operator: row.isOperator,
      ...times,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!person) return false
  await trx
    .insertInto('auth_account')
    .values({
      id: row.passwordId,
      user_id: row.userId,
      account_id: row.userId,
      provider_id: 'credential',
      password: row.passwordHash,
      ...times,
    })
    .execute()
  return true
}

export async function findPersonByEmail(
  db: Kysely<Database>,
  email: string,
): Promise<{ userId: string; name: string } | null> {
  const row = await db
    .selectFrom('auth_user')
    .select(['id as userId', 'name'])
    .where('email', '=', email)
    .executeTakeFirst()
  return row ?? null
}

export async function deleteLinks(db: Kysely<Database>, userId: string): Promise<string> {
  await db.deleteFrom('auth_verification').where('value', '=', userId).execute()
  const row = await db.selectFrom('auth_user').select('email').where('id', '=', userId).executeTakeFirstOrThrow()
  return row.email
}

/** What there was: whether an app, and how many passkeys. */
export async function deleteFactors(
  trx: Transaction<Database>,
  userId: string,
): Promise<{ app: boolean; passkeys: number }> {
  const apps = await trx.deleteFrom('auth_two_factor').where('user_id', '=', userId).executeTakeFirst()
  const keys = await trx.deleteFrom('auth_passkey').where('user_id', '=', userId).executeTakeFirst()
  await trx.updateTable('auth_user').set({ two_factor_enabled: false }).where('id', '=', userId).execute()
  return { app: apps.numDeletedRows > 0n, passkeys: Number(keys.numDeletedRows) }
}

export async function deleteAllSignIns(trx: Transaction<Database>, userId: string): Promise<number> {
  const { numDeletedRows } = await trx.deleteFrom('auth_session').where('user_id', '=', userId).executeTakeFirst()
  return Number(numDeletedRows)
}

export async function markGrace(db: Kysely<Database>, userId: string, sessionId: string): Promise<boolean> {
  const row = await db
    .updateTable('auth_user')
    .set({ grace_session: sql`coalesce(grace_session, ${sessionId}::uuid)` })
    .where('id', '=', userId)
    .returning('grace_session')
    .executeTakeFirst()
  return row?.grace_session === sessionId
}
