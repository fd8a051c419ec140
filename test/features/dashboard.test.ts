import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { attentionOf, readWaiting } from '../../src/features/dashboard/attention.ts'
import { reasonsFor } from '../../src/domain/elementChange.ts'
import { type Home, readHome } from '../../src/features/dashboard/home.ts'
import { liveWithin, readLive } from '../../src/features/dashboard/live.ts'
import { findPriorities, setPriorities } from '../../src/features/dashboard/priority.ts'
import { type Place, aPlace, anActor } from '../support/builders.ts'
import type { TestDatabase } from '../support/database.ts'
import { agencyView, now, readHomeAs, today, twoQuarters, unitView } from '../support/twoQuarters.ts'

let database: TestDatabase
let parent: Place
let child: Place
let sibling: Place

beforeAll(async () => {
  ;({ database, parent, child, sibling } = await twoQuarters())
})
afterAll(() => database.close())

const readAs = (view: ReturnType<typeof unitView>, wanted?: string) => readHomeAs(database, view, wanted)

/** The official index from the answers themselves: 25 × the mean of the elements' means. */
async function truth(unitIds: readonly string[], from: string, to: string): Promise<{ n: number; nik: number }> {
  const { rows } = await database.pool.query<{ n: number; nik: number }>(
    `select max(n)::int as n, (25 * avg(mean))::float8 as nik from (
       select i, count(*) as n, avg(get_byte(r.scores, i)) as mean
       from response r join origin o using (agency_id, origin_id) cross join generate_series(0, 8) i
       where o.unit_id = any($1) and r.answered_on between $2 and $3 and get_byte(r.scores, i) > 0 group by i) e`,
    [unitIds, from, to],
  )
  return rows[0]!
}

describe('a home', () => {
  test('tells the newest quarter as the answers have it, the one before, and how far they are apart', async () => {
    const home = (await readAs(agencyView(parent)))!
    const all = [parent, child, sibling].map(({ unit }) => unit.unitId)
    const [late, early] = [await truth(all, '2026-07-01', '2026-09-30'), await truth(all, '2026-04-01', '2026-06-30')]
    expect([home.period.code, home.now.respondents, home.before.respondents]).toEqual(['2026-TW3', late.n, early.n])
    expect(Number(home.now.ikm!.nik)).toBeCloseTo(late.nik, 1)
    expect(Number(home.before.ikm!.nik)).toBeCloseTo(early.nik, 1)
    expect(home.change!.by).toBeCloseTo(late.nik - early.nik, 6)
    expect(home.quarters.map(({ period }) => period.code)).toEqual(['2026-TW2', '2026-TW3'])
    expect(home.chart.months.map(({ index }) => index.period.code)).toEqual(['2026-04', '2026-07'])
    expect(home.chart.limits).toBeNull()
  })

  test('finds the service that got worse, and the element that made it so', async () => {
    const home = (await readAs(agencyView(parent)))!
    const [worst] = home.services
    expect(worst!.place.serviceId).toBe(parent.service.serviceId)
    expect(worst!.change!.certainty).not.toBe('none')
    expect(worst!.change!.high).toBeLessThan(0)
    expect(worst!.change!.by).toBeLessThan(0)
    expect(reasonsFor(worst!)[0]!.code).toBe('waktu')
    expect(reasonsFor(worst!)[0]!.change!.by).toBeCloseTo(1.2 - 3.8, 6)
    const still = home.services.find(({ place }) => place.serviceId === child.service.serviceId)!
    expect(still.change!.certainty).toBe('none')
    expect(reasonsFor(still)).toEqual([])
    const few = home.services.find(({ place }) => place.serviceId === sibling.service.serviceId)!
    expect([few.now.respondents, few.change]).toEqual([9, null])
  })

  test('of a unit holds what is below it and nothing of a sibling', async () => {
    const home = (await readAs(unitView(parent)))!
    const own = [parent, child].map(({ unit }) => unit.unitId)
    expect(home.now.respondents).toBe((await truth(own, '2026-07-01', '2026-09-30')).n)
    expect(new Set(home.units.map(({ place }) => place.unitId))).toEqual(new Set(own))
    expect(new Set(home.services.map(({ place }) => place.unitId))).toEqual(new Set(own))
    const below = (await readAs(unitView(child)))!
    expect([below.now.respondents, below.units.length]).toEqual([12, 1])
  })

  test('of a period that was asked for compares it with the one before', async () => {
    const home = (await readAs(agencyView(parent), '2026-S1'))!
    expect([home.period.code, home.before.period.code, home.now.respondents]).toEqual(['2026-S1', '2025-S2', 65])
    expect([home.change, home.before.ikm]).toEqual([null, null])
  })

  test('asks at most ten statements, and none of them looks at an answer', async () => {
    const asked = vi.spyOn(pg.Client.prototype, 'query')
    await readHome(database.db, agencyView(parent), { today, wanted: null })
    await readWaiting(database.db, agencyView(parent), today)
    const statements = asked.mock.calls.map(([statement]) => JSON.stringify(statement))
    asked.mockRestore()
    expect(statements.length).toBeLessThanOrEqual(10)
    expect(statements.filter((text) => /\b(from|join) response\b/.test(text))).toEqual([])
  })

  test('of an agency without answers has no figure, which is not zero', async () => {
    const empty = await aPlace(database.db)
    const home = (await readAs(agencyView(empty)))!
    expect([home.now.ikm, home.change, home.coverage, home.lastOn]).toEqual([null, null, null, null])
    expect([home.chart.months, home.quiet, home.quarters]).toEqual([[], [], []])
  })
})

test('priorities hold until they are changed, stand first, and leave a trail', async () => {
  const { agencyId } = parent.agency
  expect(await findPriorities(database.db, agencyId, '2026-TW3')).toBeNull()
  const foreign = await aPlace(database.db)
  const chosen = [child.service.serviceId, foreign.service.serviceId]
  await withinAgency(database.db, agencyId, { isReadOnly: false }, (trx) =>
    setPriorities(trx, anActor(parent.agency), '2026-TW2', chosen),
  )
  const kept = await findPriorities(database.db, agencyId, '2026-TW3')
  expect(kept).toEqual({ period: '2026-TW2', serviceIds: [child.service.serviceId] })
  const home = (await readAs(agencyView(parent)))!
  expect(home.services[0]!.place).toMatchObject({ serviceId: child.service.serviceId, isPriority: true })
  const trail = database.db.selectFrom('audit').select('after').where('agency_id', '=', agencyId)
  expect((await trail.where('kind', '=', 'priority').execute()).map(({ after }) => after)).toEqual([
    { services: [child.service.serviceId] },
  ])
})

test('what is live is one reading, cut to what each may see', async () => {
  const source = await readLive(database.db, parent.agency.agencyId, now, today)
  const all = liveWithin(source, 'all')
  expect([all.total!.respondents, all.today, all.units.length]).toEqual([46, 46, 3])
  const own = liveWithin(source, { unitIds: [parent.unit.unitId] })
  expect([own.total!.respondents, own.today, own.units.map(({ slug }) => slug).toSorted()]).toEqual([
    37,
    37,
    [parent.unit.slug, child.unit.slug].toSorted(),
  ])
  expect(liveWithin(source, null)).toMatchObject({ today: 0, units: [], total: { ikm: null } })
})

test('cards are shown where something waits and the reader may go', async () => {
  const home = { ...(await readAs(agencyView(parent)))!, coverage: null } as Home
  const links = { services: '/s', import: '/i', priorities: null, comments: '/c', followUps: null }
  const responsiveness = {
    ...(await readWaiting(database.db, agencyView(parent), today)).comments.responsiveness,
    waiting: 1,
  }
  const waiting = { comments: { unread: 2, responsiveness }, overdue: 3 }
  const kinds = attentionOf(home, waiting, links).map(({ kind, count }) => [kind, count])
  expect(kinds).toEqual([
    ['worse', 1],
    ['unread', 2],
    ['unanswered', 1],
    ['coverage', 1],
  ])
})
