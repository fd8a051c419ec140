import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Role } from '../domain/access.ts'
import { addMembership } from '../features/account/account.ts'
import { findPersonByEmail } from '../features/account/people.ts'
import type { Agency } from '../features/directory/directory.ts'
import { listOfficersOf, listUnits } from '../features/directory/directory.ts'
import type { Auth } from './auth.ts'

type Db = Kysely<Database>
export type DemoLogin = { email: string; password: string; role: Role }

const people: readonly { name: string; local: string; role: Role; hasUnit?: true }[] = [
  { name: 'Ayu Contoh', local: 'admin', role: 'administrator' },
  { name: 'Bima Contoh', local: 'survei', role: 'survey-manager' },
  { name: 'Citra Contoh', local: 'kepala', role: 'unit-head', hasUnit: true },
  { name: 'Dewi Contoh', local: 'petugas', role: 'officer', hasUnit: true },
  { name: 'Eko Contoh', local: 'pimpinan', role: 'leader' },
  { name: 'Fitri Contoh', local: 'moderator', role: 'moderator' },
  { name: 'Gilang Contoh', local: 'pengawas', role: 'inspector' },
]

/** The logins of the demo city, one for each role; the password is made of SECRET_KEY, so that it need not be kept anywhere. */
export function demoLogins(secretKey: string): DemoLogin[] {
  const password = `kota-${createHmac('sha256', secretKey).update('demo logins').digest('hex').slice(0, 12)}`
  return people.map(({ local, role }) => ({ email: `${local}@contoh.example`, password, role }))
}

/** Makes the demo city's accounts where they are missing. The head and the officer belong to its first unit with officers. */
export async function seedDemoAccounts(
  db: Db,
  auth: Auth,
  agency: Agency,
  secretKey: string,
  now: Date,
): Promise<void> {
  const [officer] = await listOfficersOf(db, agency.agencyId)
  const unitId = officer?.unitId ?? (await listUnits(db, agency.agencyId))[0]?.unitId ?? null
  const actor = { agencyId: agency.agencyId, userId: null, name: 'portal', now }
  for (const [place, login] of demoLogins(secretKey).entries()) {
    if (await findPersonByEmail(db, login.email)) continue // a hash is a quarter of a second, and each start would pay seven
    const { name = '', hasUnit } = people[place] ?? {}
    const created = await auth.createUser({ name, ...login, isOperator: login.role === 'administrator' })
    if (!created.ok) continue
    await addMembership(db, actor, {
      userId: created.value,
      role: login.role,
      unitId: hasUnit ? unitId : null,
      officerId: login.role === 'officer' ? (officer?.officerId ?? null) : null,
    })
  }
}
