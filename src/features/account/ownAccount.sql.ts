import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { OwnSignIn, SecondFactors } from './ownAccount.ts'

type Db = Kysely<Database>

export function listSignIns(db: Db, userId: string, now: Date): Promise<OwnSignIn[]> {
  return db
    .selectFrom('auth_session')
    .select(['id as sessionId', sql<string>`coalesce(user_agent, '')`.as('device')])
    .select(['created_at as madeAt', 'updated_at as usedAt'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .execute()
}

export async function deleteSignIns(
  db: Db,
  userId: string,
  { only, butNot }: { only?: string; butNot?: string },
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('auth_session')
    .where('user_id', '=', userId)
    .$if(only !== undefined, (query) => query.where(sql<boolean>`id::text = ${only}`))
    .$if(butNot !== undefined, (query) => query.where(sql<boolean>`id::text <> ${butNot}`))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export async function readSecondFactors(db: Db, userId: string): Promise<SecondFactors> {
  const passkeys = await db
    .selectFrom('auth_passkey')
    .select(['id as passkeyId', sql<string>`coalesce(name, '')`.as('name'), 'created_at as madeAt'])
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .execute()
  const person = await db
    .selectFrom('auth_user')
    .select('two_factor_enabled')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  return { hasApp: person.two_factor_enabled, passkeys }
}

export async function markStrong(db: Db, userId: string, sessionId: string): Promise<void> {
  await db
    .updateTable('auth_session')
    .set({ is_strong: true })
    .where('user_id', '=', userId)
    .where('id', '=', sessionId)
    .execute()
}
