import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Role } from '../../src/domain/access.ts'
import { addMembership } from '../../src/features/account/account.ts'
import { createPerson } from '../../src/features/account/people.ts'
import { NOW, type Place } from './builders.ts'

export type StaffMember = { userId: string; email: string; password: string; name: string }
type Membership = { role: Role; agencyId: string; unitId?: string | null; officerId?: string | null }

/** Of all members that a process makes: a hash takes a quarter of a second of a processor, and their addresses tell them apart. */
const password = `sandi-${randomUUID()}`
let passwordHash: Promise<string> | null = null

/** An account of a running portal with one role. */
export async function aStaffMember(db: Kysely<Database>, membership: Membership): Promise<StaffMember> {
  passwordHash ??= hashPassword(password)
  const person = { name: 'Rina Contoh', email: `${randomUUID()}@contoh.example` }
  const created = await createPerson(db, { ...person, passwordHash: await passwordHash }, new Date())
  if (!created.ok) throw new Error('The address is taken.')
  const { role, agencyId, unitId = null, officerId = null } = membership
  const actor = { agencyId, userId: null, name: 'test', now: new Date() }
  await addMembership(db, actor, { userId: created.value, role, unitId, officerId })
  return { userId: created.value, ...person, password }
}

/** Somebody with one role in a place's agency, who never signs in: for verbs that ask who acts. */
export async function aColleague(db: Kysely<Database>, { agency }: Place, role: Role, unitId: string | null = null) {
  const userId = randomUUID()
  const person = { id: userId, name: role, email: `${userId}@contoh.example`, email_verified: true }
  await db
    .insertInto('auth_user')
    .values({ ...person, created_at: NOW, updated_at: NOW })
    .execute()
  const actor = { agencyId: agency.agencyId, userId, name: role, now: NOW }
  await addMembership(db, { ...actor, userId: null }, { userId, role, unitId, officerId: null })
  return actor
}

/** Signs in as a browser would and answers the cookie. */
export async function signIn(url: string, { email, password }: StaffMember): Promise<string> {
  const answer = await fetch(`${url}/masuk`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ email, password }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (answer.status !== 303 || !cookie) throw new Error(`The sign-in ended with ${answer.status}.`)
  return cookie
}
