import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EVIDENCE_METHOD } from '../../src/domain/evidenceMethod.ts'
import { readPeriod } from '../../src/domain/period.ts'
import { workStateOf } from '../../src/domain/work.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { addGoals } from '../../src/features/city/goals.ts'
import { type Truth, generateCity } from '../../src/features/city/city.ts'
import { addWork } from '../../src/features/city/work.ts'
import type { WorkTruth } from '../../db/seed/work.ts'
import { type Agency, findAgency } from '../../src/features/directory/directory.ts'
import { type Evidence, evidenceLines, evidenceOf, listWork } from '../../src/features/evidence/evidence.ts'
import { listLinks, makeLink, openLink, revokeLink } from '../../src/features/evidence/link.ts'
import { packageCsv } from '../../src/features/evidence/packageCsv.ts'
import { fileOf } from '../../src/features/evidence/packageFile.ts'
import { packageOf } from '../../src/features/evidence/package.ts'
import { listProgrammes } from '../../src/features/evidence/programmes.ts'
import { assessPersonally } from '../../src/features/officer/personal.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import { findIndicator, listIndicators } from '../../src/features/indicator/indicator.ts'
import { measure } from '../../src/features/indicator/measure.ts'
import { packageSchema, programmesSchema } from '../../src/server/openapiEvidence.ts'
import { count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

const TODAY = '2026-08-21'
const now = new Date(`${TODAY}T03:00:00Z`)
const year = readPeriod('2025')!

let database: TestDatabase
let agency: Agency
let truth: Truth[]
let workTruth: WorkTruth[]
let ids: Map<string, string>

/** One city with work and goals, read by all tests here and changed by none but for links. */
beforeAll(async () => {
  database = await aDatabase()
  const city = await generateCity(database.pool, { seed: 5, responses: 30_000, agencies: 1, until: '2026-08-20' })
  if (!city.ok) throw new Error('The city is there already.')
  truth = city.value.truth
  agency = (await findAgency(database.db, city.value.agencies[0]!))!
  workTruth = (await addWork(database.db, agency, { seed: 5, until: '2026-08-20', now }))!
  await addGoals(database.db, agency, now)
  const { rows } = await database.pool.query('select nip, officer_id from officer')
  ids = new Map(rows.map(({ nip, officer_id }) => [nip, officer_id]))
}, 60_000)
afterAll(() => database.close())

const evidence = async (officerId: string, reader: 'officer' | 'superior' = 'superior', period = year) =>
  (await evidenceOf(database.db, agency.agencyId, officerId, period, { today: TODAY, reader }))!

/** Every tenth officer in a half year, in which some have little. */
async function some(reader: 'officer' | 'superior'): Promise<Evidence[]> {
  const half = readPeriod('2026-S1')!
  const tenth = [...ids.values()].filter((_, place) => place % 10 === 0)
  return Promise.all(tenth.map((id) => evidence(id, reader, half)))
}

describe('satisfaction', () => {
  test('comes from the two personal elements by token alone, as counted another way', async () => {
    const { rows } = await database.pool.query(
      `select o.officer_id as id, count(*)::int as n, avg((s.k + s.p) / 2.0)::float8 as mean
       from response r join origin o using (agency_id, origin_id)
       cross join lateral (select get_byte(r.scores, 5) as k, get_byte(r.scores, 6) as p) s
       where o.channel = 'token' and s.k > 0 and s.p > 0 and r.answered_on between $1 and $2 group by 1`,
      [year.from, year.to],
    )
    const figures = new Map(
      (await assessPersonally(database.db, agency.agencyId, year)).map((one) => [one.officerId, one.figure]),
    )
    const open = rows.filter(({ id }) => figures.get(id)?.raw !== null)
    expect(open.length).toBeGreaterThan(20)
    for (const { id, n, mean } of open) {
      const figure = figures.get(id)!
      // Some skip one of the two: they are told apart here and not in the counters.
      expect(figure.n).toBeGreaterThanOrEqual(n)
      expect(figure.n - n).toBeLessThanOrEqual(0.15 * n + 2)
      expect(Math.abs(figure.raw! - 25 * mean)).toBeLessThan(2)
    }
  })

  test('its limits hold the planted truth, and nobody good is accused', async () => {
    const figures = await assessPersonally(database.db, agency.agencyId, year)
    const quality = new Map(truth.map((one) => [ids.get(one.nip)!, one.trueQuality]))
    const known = figures.filter(({ figure }) => figure.gate === 'supervisor' || figure.gate === 'scoring')
    const mean = known.reduce((sum, { figure }) => sum + figure.shrunken!, 0) / known.length
    const level = known.reduce((sum, { officerId }) => sum + quality.get(officerId)!, 0) / known.length
    // A quarter of a score is some six points: the truth on the scale of the index, about the mean of those who are known.
    const trueIndex = (id: string) => mean + 25 * 0.9 * (quality.get(id)! - level)
    const held = known.filter(
      ({ officerId, figure }) => figure.low! <= trueIndex(officerId) && trueIndex(officerId) <= figure.high!,
    )
    expect(known.length).toBeGreaterThan(60)
    expect(held.length / known.length).toBeGreaterThan(0.9)
    const sorted = [...quality.values()].sort((one, other) => one - other)
    const bottomThird = sorted[Math.floor(sorted.length / 3)]!
    const accused = known.filter(({ figure }) => figure.gate === 'scoring' && figure.pBottom! >= 0.8)
    expect(accused.filter(({ officerId }) => quality.get(officerId)! > bottomThird)).toEqual([])
  })

  test('no number leaves below its gate: the officer reads limits from ten on, a superior a band of counts', async () => {
    const [own, theirs] = [await some('officer'), await some('superior')]
    const gates = new Set(theirs.map((one) => one.satisfaction.gate))
    expect(gates.size).toBeGreaterThan(2)
    for (const [place, { satisfaction }] of theirs.entries()) {
      const isOpen = satisfaction.gate === 'supervisor' || satisfaction.gate === 'scoring'
      const { value, low, n, raw, services, channels, exclusions } = satisfaction
      expect([value !== null, low !== null, n !== null, raw !== null]).toEqual([isOpen, isOpen, isOpen, isOpen])
      if (!isOpen) expect([services, channels, exclusions]).toEqual([[], [], []])
      const mine = own[place]!.satisfaction
      expect([mine.value, mine.n === null]).toEqual([value, false])
      expect(mine.low !== null).toBe(isOpen || mine.gate === 'band')
      expect(mine.services.every((line) => line.own === null || line.n >= 10)).toBe(true)
      expect(satisfaction.reason === null).toBe(satisfaction.gate === 'scoring')
    }
  })

  test('what is held does not count from that moment on, and is told as held; released it counts again', async () => {
    const figures = await assessPersonally(database.db, agency.agencyId, year)
    const { officerId, figure } = figures.find((one) => one.figure.gate === 'scoring')!
    const { rows } = await database.pool.query(
      `select r.response_id from response r join origin o using (agency_id, origin_id)
       where o.officer_id = $1 and o.channel = 'token' and r.answered_on between $2 and $3
         and get_byte(r.scores, 5) > 0 and get_byte(r.scores, 6) > 0 order by 1 limit 3`,
      [officerId, year.from, year.to],
    )
    const say = (event: number, state: string) =>
      database.pool.query(
        `insert into response_state (agency_id, response_id, event_no, state, at)
         select $1, unnest($2::uuid[]), $3, $4, now()`,
        [agency.agencyId, rows.map((row) => row.response_id), event, state],
      )
    await say(1, 'held')
    const held = (await evidence(officerId)).satisfaction
    expect(held.n).toBe(figure.n - 3)
    expect(held.exclusions).toContainEqual({ code: 'held', n: 3 })
    await say(2, 'released')
    expect((await evidence(officerId)).satisfaction.n).toBe(figure.n)
  })
})

describe('completion time and quality', () => {
  test('are counted by state as each single transaction says, once in exactly one period', async () => {
    const officerId = [...ids.values()][3]!
    const quarters = ['TW1', 'TW2', 'TW3', 'TW4'].map((one) => readPeriod(`2025-${one}`)!)
    const parts = await Promise.all(quarters.map((quarter) => evidence(officerId, 'superior', quarter)))
    const whole = await evidence(officerId)
    for (const key of ['done', 'doneLate', 'late', 'inProcess'] as const)
      expect(parts.reduce((sum, { time }) => sum + time[key], 0)).toBe(whole.time[key])
    const running = await evidence(officerId, 'superior', readPeriod('2026')!)
    const page = { limit: 500, offset: 0 }
    const { rows } = await listWork(database.db, agency.agencyId, officerId, readPeriod('2026')!, page)
    const states = Map.groupBy(rows, (row) => workStateOf(row, TODAY))
    const { done, doneLate, late, inProcess } = running.time
    expect([done, doneLate, late, inProcess]).toEqual(
      (['done', 'done-late', 'late', 'in-process'] as const).map((state) => states.get(state)?.length ?? 0),
    )
    expect(running.quality.finished).toBe(done + doneLate)
  })

  test('limits hold the planted diligence, and no percent is told below ten', async () => {
    const rate = new Map(workTruth.map(({ nip, onTime }) => [ids.get(nip), onTime]))
    const lines = await evidenceLines(database.db, agency.agencyId, [...ids.values()], year, TODAY)
    const judged = [...lines].filter(([, { time }]) => time.onTime.percent !== null)
    const held = judged.filter(
      ([
        id,
        {
          time: { onTime },
        },
      ]) => {
        const percent = 100 * rate.get(id)!
        return onTime.low! <= percent && percent <= onTime.high!
      },
    )
    expect(judged.length).toBeGreaterThan(100)
    expect(held.length / judged.length).toBeGreaterThan(0.9)
    for (const [, { time }] of lines) expect(time.onTime.percent === null).toBe(time.onTime.of < 10)
  })
})

test('what an officer does not control is the unit’s, without the two elements that are the person’s', async () => {
  const { units } = await evidence([...ids.values()][0]!)
  expect(units.length).toBeGreaterThan(0)
  const codes = units[0]!.elements.map(({ code }) => code)
  expect(codes).toEqual(['persyaratan', 'prosedur', 'waktu', 'biaya', 'produk', 'sarpras', 'pengaduan'])
})

test('an officer of another agency, or nobody, has no evidence', async () => {
  expect(
    await evidenceOf(database.db, agency.agencyId, crypto.randomUUID(), year, { today: TODAY, reader: 'superior' }),
  ).toBeNull()
})

describe('the package', () => {
  const made = async () => (await packageOf(database.db, agency, [...ids.values()][2]!, year, { today: TODAY, now }))!

  test('is what the API promises, the same in JSON and CSV, and the same evidence has the same digest', async () => {
    const whole = await made()
    expect(packageSchema.parse(whole)).toEqual(whole)
    expect(JSON.parse(fileOf(whole, 'json').text)).toEqual(whole)
    expect((await made()).digest).toBe(whole.digest)
    expect(whole.evidence.method).toEqual(EVIDENCE_METHOD)
    const lines = packageCsv(whole)
      .trim()
      .split('\r\n')
      .map((line) => line.split(';'))
    const of = (butir: string) => lines.find((cells) => cells[7] === butir)!
    const { time, satisfaction } = whole.evidence
    const text = (value: number | null) => (value === null ? '' : String(value))
    expect(of('tepat_waktu').slice(9, 14)).toEqual(
      [time.onTime.percent, time.onTime.low, time.onTime.high, time.onTime.part, time.onTime.of].map(text),
    )
    expect(of('nilai').slice(9, 12)).toEqual([satisfaction.value, satisfaction.low, satisfaction.high].map(text))
    expect(lines.slice(1).every((cells) => cells[5] === whole.digest)).toBe(true)
    expect(JSON.stringify(whole)).not.toMatch(/"(rank|peringkat|pBottom)"/)
  })

  test('opens by its link as it was, until it expires or is revoked; the table keeps a hash, the trail no secret', async () => {
    const whole = await made()
    const { officer } = whole.evidence
    const actor = { agencyId: agency.agencyId, userId: null, name: 'Eko Contoh', now }
    const secret = await withinAgency(database.db, agency.agencyId, { isReadOnly: false }, (trx) =>
      makeLink(trx, actor, whole, 7),
    )
    const days = (n: number) => new Date(now.getTime() + n * 86_400_000)
    const opened = await openLink(database.db, secret, days(6.9))
    expect(opened.ok && opened.value.evidence).toEqual(whole)
    expect(await openLink(database.db, secret, days(7))).toEqual({ ok: false, reason: 'expired' })
    expect(await openLink(database.db, `${secret.slice(1)}A`, now)).toEqual({ ok: false, reason: 'unknown' })
    const { rows } = await database.pool.query('select row_to_json(l)::text as text from evidence_link l')
    expect(rows[0].text).not.toContain(secret)
    const [link] = await listLinks(database.db, agency.agencyId, officer.officerId)
    const other = { officerId: [...ids.values()][5]!, name: '' }
    expect(await revokeLink(database.db, actor, other, link!.linkId)).toBe(false)
    expect(await revokeLink(database.db, actor, officer, link!.linkId)).toBe(true)
    expect(await openLink(database.db, secret, now)).toEqual({ ok: false, reason: 'revoked' })
    const trail = await listChanges(database.db, agency.agencyId, { kind: 'evidence' }, 10)
    expect(trail.map(({ act }) => act)).toEqual(['revoked', 'issued'])
    expect(JSON.stringify(trail)).not.toContain(secret)
  })
})

test('programmes are told with their limits from ten respondents on', async () => {
  const programmes = await listProgrammes(database.db, agency.agencyId, year)
  expect(programmes.length).toBeGreaterThan(2)
  expect(programmes.some(({ index }) => index !== null)).toBe(true)
  for (const { n, index, low } of programmes) expect([index === null, low === null]).toEqual([n === null, n === null])
  expect(programmesSchema.parse({ agency: agency.slug, period: year, programmes })).toBeTruthy()
})

test('the pages’ role reads all of it, of one agency alone', async () => {
  const [id] = [...ids.values()]
  const inside = await withinAgency(database.db, agency.agencyId, { isReadOnly: true }, (trx) =>
    evidenceOf(trx, agency.agencyId, id!, year, { today: TODAY, reader: 'superior' }),
  )
  expect(inside).toEqual(await evidence(id!))
  const outside = await withinAgency(database.db, crypto.randomUUID(), { isReadOnly: true }, (trx) =>
    evidenceOf(trx, agency.agencyId, id!, year, { today: TODAY, reader: 'superior' }),
  )
  expect(outside).toBeNull()
})

test('indicators of the city show values by name, and what a gate keeps back is no value', async () => {
  const all = await listIndicators(database.db, agency.agencyId)
  expect(all.map(({ versions: [version] }) => version!.state).sort()).toEqual(['adopted', 'adopted', 'consultation'])
  const satisfaction = all.find(({ source }) => source === 'satisfaction')!
  const found = (await findIndicator(database.db, agency.agencyId, satisfaction.indicatorId))!
  const measured = await measure(database.db, agency.agencyId, found, [year], TODAY)
  const names = measured.map(({ name }) => name)
  expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'id')))
  for (const { id, values } of measured.slice(0, 8)) {
    const { value, low, high } = (await evidence(id)).satisfaction
    expect([values[0]!.value, values[0]!.low, values[0]!.high]).toEqual([value, low, high])
  }
  const { simulation } = found.versions[0]!
  expect(simulation!.periods.length).toBe(4)
  expect(JSON.stringify(simulation)).not.toContain(names[0])
  expect(await count(database.db, 'goal')).toBe(1)
})
