import { type Page, test as base } from '@playwright/test'
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
    /** A place with published results, for whoever only looks. */
    published: Place
    /** Answers a page that is kept for all looks of a worker, seen by nobody in particular or by somebody with a role in the published place. */
    lookAs: (role: Role | null) => Promise<Page>
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
  lookAs: [
    async ({ browser, database, portalUrl, published }, use) => {
      const context = await browser.newContext({ baseURL: portalUrl, serviceWorkers: 'block' })
      const page = await context.newPage()
      const known = new Map<Role, Cookie>()
      await use(async (role) => {
        await context.clearCookies()
        if (role === null) return page
        const cookie = known.get(role) ?? (await enter(database, portalUrl, role, published)).cookie
        known.set(role, cookie)
        await context.addCookies([cookie])
        return page
      })
      await context.close()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ portalUrl }, use) => use(portalUrl),
  place: async ({ database }, use) => use(await aPlace(database.db)),
  signInAs: async ({ database, portalUrl, context }, use) =>
    use(async (role, place) => {
      const { member, cookie } = await enter(database, portalUrl, role, place)
      await context.addCookies([cookie])
      return member
    }),
})

type Cookie = { name: string; value: string; url: string }

/** A member of an agency, and the cookie of a sign-in. */
async function enter(
  { db }: OpenDatabase,
  url: string,
  role: Role,
  { agency }: Place,
): Promise<{ member: StaffMember; cookie: Cookie }> {
  const member = await aStaffMember(db, { role, agencyId: agency.agencyId })
  const [name = '', value = ''] = (await signIn(url, member)).split('=')
  return { member, cookie: { name, value, url } }
}
