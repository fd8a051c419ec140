import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Role } from '../../domain/access.ts'
import { dayIn } from '../../domain/localTime.ts'
import { evidencePeriod } from '../../domain/evidencePeriods.ts'
import { addMembership } from '../../features/account/account.ts'
import { findPersonByEmail } from '../../features/account/people.ts'
import { portalActor } from '../../features/audit/audit.ts'
import type { Agency, Officer, Unit } from '../../features/directory/directory.ts'
import { listOfficersOf, listUnits } from '../../features/directory/directory.ts'
import { assessPersonally } from '../../features/officer/personal.ts'
import type { Auth } from '../access/auth.ts'

type Db = Kysely<Database>
export type DemoLogin = { email: string; password: string; role: Role }

const people: readonly { name: string; local: string; role: Role; hasUnit?: true }[] = [
  { name: 'Ayu Contoh', local: 'admin', role: 'administrator' },
  { name: 'Bima Contoh', local: 'survei', role: 'survey-manager' },
  { name: 'Citra Contoh', local: 'kepala', role: 'unit-head', hasUnit: true },
  { name: '', local: 'petugas', role: 'officer', hasUnit: true }, // bears the name of the officer
  { name: 'Eko Contoh', local: 'pimpinan', role: 'leader' },
  { name: 'Fitri Contoh', local: 'moderator', role: 'moderator' },
  { name: 'Gilang Contoh', local: 'pengawas', role: 'inspector' },
]

/** The logins of the demo city, one for each role; the password is made of SECRET_KEY, so that it need not be kept anywhere. */
export function demoLogins(secretKey: string): DemoLogin[] {
  const password = `kota-${createHmac('sha256', secretKey).update('demo logins').digest('hex').slice(0, 12)}`
  return people.map(({ local, role }) => ({ email: `${local}@contoh.example`, password, role }))
}

/** Where the head and the officer of the demonstration work: citizens say most there. */
const UNIT = 'Dinas Kependudukan dan Pencatatan Sipil'

/** Makes the demo city's accounts where they are missing. The officer is the one in the head's unit about whom most is known this year. */
export async function seedDemoAccounts(
  db: Db,
  openAuth: () => Promise<Auth>,
  agency: Agency,
  secretKey: string,
  now: Date,
): Promise<void> {
  const { agencyId, timeZone } = agency
  const unitId = (await demoUnit(db, agencyId))?.unitId ?? null
  const officer = await mostKnown(db, agencyId, unitId, dayIn(timeZone, now))
  const actor = portalActor(agencyId, now)
  for (const [place, login] of demoLogins(secretKey).entries()) {
    if (await findPersonByEmail(db, login.email)) continue // a hash is a quarter of a second, and each start would pay seven
    const { name = '', hasUnit } = people[place] ?? {}
    const called = login.role === 'officer' ? (officer?.name ?? 'Dewi Contoh') : name
    const auth = await openAuth()
    const created = await auth.createUser({ name: called, ...login, isOperator: login.role === 'administrator' })
    if (!created.ok) continue
    await addMembership(db, actor, {
      userId: created.value,
      role: login.role,
      unitId: hasUnit ? unitId : null,
      officerId: login.role === 'officer' ? (officer?.officerId ?? null) : null,
    })
  }
}

export async function demoUnit(db: Db, agencyId: string): Promise<Unit | null> {
  const units = await listUnits(db, agencyId)
  return units.find(({ name }) => name === UNIT) ?? units[0] ?? null
}

async function mostKnown(db: Db, agencyId: string, unitId: string | null, today: string): Promise<Officer | null> {
  const year = evidencePeriod(null, today)
  const figures = year ? await assessPersonally(db, agencyId, year) : []
  const known = new Map(figures.map((one) => [one.officerId, one.figure.n]))
  const knownOf = ({ officerId }: Officer) => known.get(officerId) ?? 0
  const officers = (await listOfficersOf(db, agencyId)).filter((officer) => officer.unitId === unitId)
  return officers.sort((one, other) => knownOf(other) - knownOf(one))[0] ?? null
}
