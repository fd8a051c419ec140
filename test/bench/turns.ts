import type { Measured, Plan } from './client.ts'
import { median } from './compareSizes.ts'
import { untilCounted } from './gauges.ts'
import type { Row } from './intake.ts'
import { withOrdinaryAstro } from './ordinary.ts'
import { formPost, jsonPost, ordinaryPost, pageGet } from './requests.ts'
import { load, outputOf, withServer } from './run.ts'

/** Answers over all points, whose rate is what the portal can take. */
export const SPREAD = 'JSON POST, 50,000 points'
const ROUNDS = 5
/** A load generator that has just begun takes a second to become as quick as it will be, and takes it from the portal on the same cores. */
const timing = { warmUpMs: 1_000, measureMs: 2_000, rate: null }

/** Where the portal and the bare server listen, how long a page is, and the database for what stores rows by itself. */
type Measuring = { url: string; points: number; pageBytes: number; connection: object }

/**
 * Baselines and product in turns. The machine's own speed changes within a minute by more than what is compared: in rounds a baseline
 * lies seconds from what is held against it, and of the figures of all rounds, ratios too, the one in the middle counts.
 */
export async function measureTurns(connections: number, measuring: Measuring): Promise<Row[]> {
  const { url, points, pageBytes, connection } = measuring
  const port = Number(new URL(url).port)
  /** Each alone: what the one before stored is counted first, or its counting would slow this one, baselines too. */
  const closed = async (plan: Pick<Plan, 'port' | 'request' | 'points'>) => {
    await untilCounted(url)
    const measured = await load({ ...timing, connections, ...plan })
    if (Object.keys(measured.other).length > 0) throw new Error(`Other answers: ${JSON.stringify(measured.other)}`)
    return measured
  }
  const round = async (bare: number, astro: number) => ({
    echo: await closed({ port: bare, request: jsonPost, points: 1 }),
    json: await closed({ port, request: jsonPost, points }),
    hot: await closed({ port, request: jsonPost, points: 1 }),
    form: await closed({ port, request: formPost, points }),
    get: await closed({ port, request: pageGet, points: 100 }),
    bytes: await closed({ port: bare, request: pageGet, points: 1 }),
    single: await insertRows(connection, Math.min(connections, 10)),
    ordinary: await closed({ port: astro, request: ordinaryPost, points: 1 }),
  })
  const rounds = await withServer(['baselines/echo.ts', String(pageBytes)], (bare) =>
    withOrdinaryAstro(connection, async (astro) => {
      const measured = [await round(bare, astro)]
      while (measured.length < ROUNDS) measured.push(await round(bare, astro))
      return measured
    }),
  )
  type Name = keyof (typeof rounds)[number]
  const row = (what: string, name: Name, against: Readonly<Record<string, Name>> = {}): Row => {
    const medianOf = (figure: (measured: Measured) => number) => median(rounds.map((one) => figure(one[name])))
    const ratios = Object.entries(against).map(([label, other]) => {
      return [label, median(rounds.map((one) => one[name].good / one[other].good))] as const
    })
    return {
      what,
      connections,
      perSecond: medianOf(({ good }) => good),
      p50: medianOf(({ p50 }) => p50),
      p99: medianOf(({ p99 }) => p99),
      ratios: Object.fromEntries(ratios),
    }
  }
  return [
    row('bare node:http, JSON echo', 'echo'),
    row('bare node:http, the same bytes', 'bytes'),
    row('single-row inserts, same driver', 'single'),
    row('ordinary Astro endpoint, one row', 'ordinary'),
    row(SPREAD, 'json', {
      echo: 'echo',
      astro: 'ordinary',
      rows: 'single',
    }),
    row('JSON POST, one hot point', 'hot', { spread: 'json', echo: 'echo' }),
    row('form POST', 'form', { echo: 'echo' }),
    row('page GET', 'get', { bytes: 'bytes' }),
  ]
}

/** Rows a second that a program inserts one by one over so many connections. */
async function insertRows(connection: object, connections: number): Promise<Measured> {
  const program = ['baselines/rows.ts', JSON.stringify(connection), String(connections), String(timing.measureMs)]
  return { good: Number(await outputOf(program)), other: {}, p50: Number.NaN, p99: Number.NaN }
}
