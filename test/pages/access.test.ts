import pLimit from 'p-limit'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Membership, type Role, roles } from '../../src/domain/access.ts'
import { judgePlacement } from '../../src/domain/placement.ts'
import { fastLane } from '../../src/server/lanes/fastLane.ts'
import { guards } from '../../src/server/access/routes.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { createAsker } from '../support/ask.ts'
import { aPlace } from '../support/builders.ts'
import {
  type Method,
  type Person,
  type Target,
  aTarget,
  expectedOf,
  methods,
  outcomeOf,
  pathOf,
} from '../support/matrix.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import { aStaffMember, signIn } from '../support/staff.ts'

const { url, dataDir } = inject('portal')
const asker = createAsker(url)
/** Fewer than the portal has connections to its database, with room for another file of tests. */
const limit = pLimit(8)
let database: OpenDatabase
let targets: Target[] = []
const people: (Person & { cookie: string })[] = []
const nobody: Person & { cookie: string } = { name: 'nobody', memberships: null, isOperator: false, cookie: '' }

beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  const { db } = database
  const own = await aPlace(db)
  const below = await aPlace(db, { below: own })
  const sibling = await aPlace(db, { beside: own })
  targets = [
    await aTarget(database, 'own unit', own),
    await aTarget(database, 'child unit', below, [own]),
    await aTarget(database, 'sibling unit', sibling),
    await aTarget(database, 'foreign agency', await aPlace(db)),
  ]
  const { agencyId, unitId } = own.unit
  const wide = roles.map((role) => ({ role, unitId: null }))
  const inUnit = roles.filter((role) => isForUnit(role, unitId)).map((role) => ({ role, unitId }))
  for (const membership of [...wide, ...inUnit]) await join({ agencyId, ...membership }) // one password is looked at at a time anyway
}, 120_000)
afterAll(async () => {
  asker.close()
  await database.close()
})

function isForUnit(role: Role, unitId: string): boolean {
  return judgePlacement({ role, unitId, officerId: null }) !== 'unit-forbidden'
}

async function join(membership: Membership): Promise<void> {
  const member = await aStaffMember(database.db, membership)
  const name = `${membership.role} of ${membership.unitId ? 'a unit' : 'the agency'}`
  people.push({ name, memberships: [membership], isOperator: false, cookie: await signIn(url, member) })
}

const ask = (path: string, method: Method, cookie: string) =>
  asker.ask(path, {
    method,
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    ...(method === 'POST' && { form: {} }),
  })

/** All ask everywhere, in minutes; otherwise one of those whom a table lets in asks, and one of each way to refuse, others for each route. */
const isThorough = Boolean(process.env['EVERYBODY'])
const OF_EACH = isThorough ? Number.POSITIVE_INFINITY : 1
/** Where a method is tried that the door tells from others before it looks at the place, or takes for one of those that are tried everywhere. */
const FEW_PLACES = isThorough ? Number.POSITIVE_INFINITY : 1

/** Who asks for a route: of each outcome that the tables give; all of them come round to it. */
function askersOf<P extends Person>(route: string, method: Method, target: Target, asking: readonly P[]) {
  const turn = Object.keys(guards).indexOf(route)
  const all = asking.map((person) => ({ method, target, person, expected: expectedOf(route, method, person, target) }))
  return [...Map.groupBy(all, ({ expected }) => expected).values()].flatMap((alike) =>
    alike.map((_, place) => alike[(place + turn) % alike.length]!).slice(0, OF_EACH),
  )
}

/** What went otherwise than the tables say, in a line each. */
async function differences(
  route: string,
  asking: readonly (Person & { cookie: string })[],
  used: readonly Method[],
  most = Number.POSITIVE_INFINITY,
) {
  const found: string[] = []
  const places = targets.slice(0, route.includes('[') ? most : 1)
  const all = used.flatMap((method) => places.flatMap((target) => askersOf(route, method, target, asking)))
  await limit.map(all, async ({ method, target, person, expected }) => {
    const { path, mayBeMissing } = pathOf(route, target)
    const actual = outcomeOf(await ask(path, method, person.cookie))
    const isPage = mayBeMissing || guards[route] === 'public' // a page of its own may say that there is no such thing
    if (actual === expected || (expected === 'open' && actual === 'missing' && isPage)) return
    found.push(`${method} ${route} at ${target.name} as ${person.name}: ${actual} instead of ${expected}`)
  })
  return found
}

const closed = Object.keys(guards).filter((route) => guards[route] !== 'public')
const open = Object.keys(guards).filter((route) => guards[route] === 'public')
/** Routes that the fast lane answers before any page is asked. */
const isFast = (route: string) => Object.values(fastLane).some(({ path }) => path.test(route))

describe('who is let in, by every route, method, role and place', () => {
  test('is asked of everybody', () => {
    expect(people.length).toBe(12)
    expect(closed.length).toBeGreaterThan(15)
  })

  test.each(closed)('%s', async (route) => {
    const all = [...people, nobody]
    expect(await differences(route, all, ['GET', 'POST'])).toEqual([])
    const few = all.filter(({ name }) => ['nobody', 'administrator of the agency', 'officer of a unit'].includes(name))
    expect(await differences(route, few, ['HEAD', 'PUT', 'DELETE'], FEW_PLACES)).toEqual([])
  })

  test.each(open.filter((route) => !isFast(route) && !/^\/(403|404|500)$/.test(route)))(
    '%s, by nobody',
    async (route) => {
      expect(await differences(route, [nobody], methods)).toEqual([])
    },
  )

  test('what is in no table is not there, signed in or not', async () => {
    for (const cookie of ['', people[0]!.cookie])
      for (const path of [
        '/api/auth/get-session',
        '/api/auth/sign-in/email',
        '/api/auth/ok',
        '/admin/x/nothing/here',
        '/akun/lain',
      ])
        for (const method of ['GET', 'POST'] as const) {
          const { status } = await ask(path, method, cookie)
          expect([404, 405], `${method} ${path}`).toContain(status)
        }
  })
})

describe('the fast lane', () => {
  const paths: Readonly<Record<keyof typeof fastLane, string>> = {
    survey: '/q/ZZZZ9999',
    'first tap': '/q/ZZZZ9999/awal',
    kiosk: '/q/ZZZZ9999/anjungan',
    visit: '/v/nothing',
    desk: '/entri/ZZZZ9999',
    slips: '/entri/ZZZZ9999/struk',
    consent: '/cek/izin',
    responses: '/api/v1/responses',
    tokens: '/api/v1/tokens',
    transactions: '/api/v1/transactions',
    evidence: '/api/v1/evidence/N-1',
    programmes: '/api/v1/programmes',
    healthz: '/healthz',
    readyz: '/readyz',
    metrics: '/metrics',
  }

  test.each(Object.entries(fastLane))('%s takes its methods and no others, whoever asks', async (name, route) => {
    const path = paths[name as keyof typeof fastLane]
    expect(path).toMatch(route.path)
    const taken = new Set<string>(route.methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))
    for (const method of methods)
      for (const cookie of ['', people[0]!.cookie]) {
        const { status } = await ask(path, method, cookie)
        expect(status === 405, `${method} ${path}: ${status}`).toBe(!taken.has(method))
        expect(status).toBeLessThan(500)
      }
  })
})
