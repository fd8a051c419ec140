import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { workStateOf } from '../../src/domain/work.ts'
import { type Evidence, evidenceLines, evidenceOf, listWork } from '../../src/features/evidence/evidence.ts'
import { satisfactionTrend } from '../../src/features/evidence/trend.ts'
import { assessPersonally } from '../../src/features/officer/personal.ts'
import { type EvidenceCity, TODAY, anEvidenceCity, year } from '../support/evidenceCity.ts'

let city: EvidenceCity
let { database, agency, truth, workTruth, ids, evidence } = {} as EvidenceCity

/** One city, changed by no test for good. */
beforeAll(async () => {
  city = await anEvidenceCity(30000)
  ;({ database, agency, truth, workTruth, ids, evidence } = city)
}, 60_000)
afterAll(() => database.close())

/** Every tenth officer in a half year, in which some have little. */
async function some(reader: 'officer' | 'superior'): Promise<Evidence[]> {
  const half = readPeriod('2026-S1')!
  const tenth = [...ids.values()].filter((_, place) => place % 10 === 0)
  return Promise.all(tenth.map((id) => evidence(id, reader, half)))
}

/** Least squares: the scale on which the planted quality shows, which the cut into four scores makes a little shorter. */
function fitted(pairs: readonly (readonly [x: number, y: number])[]): (x: number) => number {
  const mean = (read: (pair: readonly [number, number]) => number) =>
    pairs.reduce((sum, pair) => sum + read(pair), 0) / pairs.length
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)]
  const slope = mean(([x, y]) => (x - mx) * (y - my)) / mean(([x]) => (x - mx) ** 2)
  return (x) => my + slope * (x - mx)
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
    const line = fitted(known.map(({ officerId, figure }) => [quality.get(officerId)!, figure.adjusted!]))
    const held = known.filter(({ officerId, figure: { low, high } }) => {
      const truly = line(quality.get(officerId)!)
      return low! <= truly && truly <= high!
    })
    expect(known.length).toBeGreaterThan(60)
    expect(held.length / known.length).toBeGreaterThan(0.9)
    const sorted = [...quality.values()].sort((one, other) => one - other)
    const bottomThird = sorted[Math.floor(sorted.length / 3)]!
    const accused = known.filter(({ figure }) => figure.gate === 'scoring' && figure.pBottom! >= 0.8)
    expect(accused.filter(({ officerId }) => quality.get(officerId)! > bottomThird)).toEqual([])
  })

  test('goes by quarters that are over, each as its own period shows it, and behind the same gate', async () => {
    const [one] = ids.values()
    const asked = { today: TODAY, reader: 'superior' } as const
    const lines = await satisfactionTrend(database.db, agency.agencyId, one!, year, asked)
    expect(lines.length).toBeGreaterThan(1)
    for (const { period, satisfaction } of lines) {
      expect(readPeriod(period)!.to < TODAY).toBe(true)
      expect((await evidence(one!, 'superior', readPeriod(period)!)).satisfaction).toMatchObject(satisfaction)
    }
    const early = readPeriod(lines[0]!.period)!
    expect((await satisfactionTrend(database.db, agency.agencyId, one!, early, asked)).at(-1)).toEqual(lines[0])
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

test('days that are disputed do not count, and are told as disputed; kept they count again', async () => {
  const figures = await assessPersonally(database.db, agency.agencyId, year)
  const { officerId, figure } = figures.find((one) => one.figure.gate === 'scoring' && one.figure.n > 80)!
  const { rows } = await database.pool.query(
    `insert into answer_dispute (agency_id, dispute_id, officer_id, from_on, until_on, answers, reason, filed_at, state)
     values ($1, gen_random_uuid(), $2, '2025-05-01', '2025-05-31', 10, 'x', now(), 'open') returning dispute_id`,
    [agency.agencyId, officerId],
  )
  const disputed = (await evidence(officerId)).satisfaction
  const left = disputed.exclusions.find(({ code }) => code === 'contested')!.n
  expect(left).toBeGreaterThan(0)
  expect(figure.n - disputed.n!).toBeLessThanOrEqual(left)
  expect(disputed.n).toBeLessThan(figure.n)
  await database.pool.query(`update answer_dispute set state = 'kept' where dispute_id = $1`, [rows[0].dispute_id])
  expect((await evidence(officerId)).satisfaction.n).toBe(figure.n)
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

test('an answer of the month that runs moves no figure, whoever looks', async () => {
  const running = readPeriod('2026')!
  const over = { ...running, to: '2026-07-31' }
  const { rows } = await database.pool.query(
    `select distinct o.officer_id as id from tally_respondent t join origin o using (agency_id, origin_id)
     where o.channel = 'token' and t.answered_on > $1 and o.officer_id is not null limit 5`,
    [over.to],
  )
  expect(rows).toHaveLength(5)
  for (const { id } of rows)
    for (const reader of ['officer', 'superior'] as const) {
      const { satisfaction } = await evidence(id, reader, running)
      expect(satisfaction).toEqual((await evidence(id, reader, over)).satisfaction)
      expect(satisfaction.countedUntil).toBe(over.to)
      const month = await evidence(id, reader, readPeriod('2026-08')!)
      expect(month.satisfaction).toMatchObject({ value: null, low: null, channels: [], countedUntil: null })
      expect(month.time.state).not.toBe('none') // work is nobody's answer: it is told at once
    }
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
