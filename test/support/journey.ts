import { test as base } from '@playwright/test'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace, aRelease } from './builders.ts'
import type { Role } from '../../src/domain/access.ts'
import { openPortalDatabase } from './portalDatabase.ts'
import { type StaffMember, aStaffMember, signIn } from './staff.ts'

export { expect } from '@playwright/test'

/** A journey has a portal, its database beside it, and a place of its own that nobody else answers for. */
export const test = base.extend<
  {
    place: Place
    /** Signs the browser in as somebody with one role in an agency. */
    signInAs: (role: Role, place: Place) => Promise<StaffMember>
  },
  {
    database: OpenDatabase
    portalUrl: string
    /** A place with published results, for whoever only looks. */ published: Place
  }
>({
  portalUrl: [({}, use) => use(process.env['PORTAL_URL'] ?? ''), { scope: 'worker' }],
  database: [
    async ({}, use) => {
      const database = await openPortalDatabase(process.env['PORTAL_DATA_DIR'] ?? '')
      await use(database)
      await database.close()
    },
    { scope: 'worker' },
  ],
  published: [
    async ({ database }, use) => {
      const place = await aPlace(database.db)
      const answers = Array.from({ length: 40 }, (_, person) => Array<number>(9).fill(2 + (person % 3)))
      await aRelease(database, [[place, answers]])
      await use(place)
    },
    { scope: 'worker' },
  ],
  baseURL: ({ portalUrl }, use) => use(portalUrl),
  place: async ({ database }, use) => use(await aPlace(database.db)),
  signInAs: async ({ database, portalUrl, context }, use) =>
    use(async (role, { agency }) => {
      const opened = { db: database.db, url: portalUrl, dataDir: process.env['PORTAL_DATA_DIR'] ?? '' }
      const member = await aStaffMember(opened, { role, agencyId: agency.agencyId })
      const [name = '', value = ''] = (await signIn(portalUrl, member)).split('=')
      await context.addCookies([{ name, value, url: portalUrl }])
      return member
    }),
})
