import type { BrowserContext } from '@playwright/test'
import type { Role } from '../../src/domain/access.ts'
import { dayIn } from '../../src/domain/localTime.ts'
import { quartersUntil } from '../../src/domain/period.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import type { Place } from './builders.ts'
import { anOfficer } from './builders.ts'
import { type StaffMember, aStaffMember, signIn } from './staff.ts'
import { assign } from './team.ts'

export type Person = StaffMember & { enter: (context: BrowserContext) => Promise<void> }

/** Officer, head and leader of a place with accounts, and the quarter that is over for the portal's clock. */
export async function aStaffedPlace({ db }: OpenDatabase, url: string, place: Place) {
  const { agencyId, timeZone } = place.agency
  const { unitId } = place.unit
  const { officerId, name } = await anOfficer(db, place)
  await assign(db, { agencyId, officerId, unitId })
  const join = async (role: Role, own: { unitId?: string; officerId?: string } = {}): Promise<Person> => {
    const member = await aStaffMember(db, { role, agencyId, ...own })
    const [cookie = '', value = ''] = (await signIn(url, member)).split('=')
    return { ...member, enter: (context) => context.addCookies([{ name: cookie, value, url }]) }
  }
  const [head, leader, own] = [
    await join('unit-head', { unitId }),
    await join('leader'),
    await join('officer', { officerId }),
  ]
  const quarter = quartersUntil(dayIn(timeZone, new Date()), 2)[0]!
  const actorOf = ({ userId, name: who }: StaffMember) => ({ agencyId, userId, name: who, now: new Date() })
  return { officer: { officerId, name }, head, leader, own, quarter, year: Number(quarter.code.slice(0, 4)), actorOf }
}
