import { randomUUID } from 'node:crypto'
import { addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { activateQuestionnaire } from '../../src/features/survey/survey.ts'
import { type Connection, connect } from '../../src/server/db.ts'
import { openEmbedded } from '../../src/server/embedded.ts'
import { type Portal, aDataDir, startPortal } from '../support/portal.ts'
import { aStaffMember, signIn } from '../support/staff.ts'
import type { Measured } from './client.ts'
import { codeOf } from './codes.ts'
import { median } from './compareSizes.ts'
import { untilCounted, worstLag } from './gauges.ts'
import { jsonPost, pageGet, publicGet, resultsGet } from './requests.ts'
import { load, withServer } from './run.ts'
import { SPREAD, measureTurns } from './turns.ts'

export type Row = {
  what: string
  connections: number
  perSecond: number
  p50: number
  p99: number
  ratios: Record<string, number>
}

const CONNECTIONS = [1, 16, 128] as const
/** Slow clients: connections that send a byte a second, of an answer that is never whole. */
const SLOW = 2_000
const POINTS = 50_000
const timing = { warmUpMs: 1_000, measureMs: 4_000, rate: null }
/** 600 pages: of 240, two that met one moment of the disk decided what the slowest of a hundred took. */
const PAGES_MS = 30_000
/** Some times a minute the disk keeps all waiting for 50 ms: in four seconds one such moment would be the slowest of a hundred answers. */
const arrivals = { ...timing, measureMs: 12_000, request: jsonPost, points: POINTS }

/** Baselines and product in one run, on one machine, in turns; ratios are what counts. */
export async function measureIntake(log: (line: string) => void): Promise<Row[]> {
  const folder = await aDataDir()
  const portal = await startPortal({ dataDir: folder.dataDir, env: { SEED: 'none' } })
  const embedded = await openEmbedded(folder.dataDir)
  try {
    log(`adding ${POINTS} points`)
    const results = resultsGet(await addPoints(embedded.connection, portal))
    const port = Number(new URL(portal.url).port)
    log('an answer to every point')
    const met = await meetEveryPoint(port)
    const page = await fetch(`${portal.url}/q/${codeOf(0)}`, { headers: { 'Accept-Encoding': 'br' } })
    const pageBytes = Number(page.headers.get('content-length'))
    const measuring = { url: portal.url, points: POINTS, pageBytes }
    const rows: Row[] = []
    for (const connections of CONNECTIONS) {
      log(`${connections} connections`)
      rows.push(...(await measureTurns(connections, { ...measuring, connection: embedded.connection })))
    }
    const peak = rows.find(({ what, connections }) => what === SPREAD && connections === 128)?.perSecond
    if (!peak) throw new Error('What the portal can take was not measured.')
    rows.push({ ...met, ratios: { spread: met.perSecond / peak } })
    log('open arrivals')
    rows.push(...(await measureOpen(portal.url, port)))
    log('pages while answers arrive')
    rows.push(...(await measurePages(portal.url, port, results, pageBytes)))
    log(`${SLOW} slow connections`)
    rows.push(...(await measureSlow(portal.url, port)))
    return rows
  } finally {
    await embedded.leave()
    await portal.end('SIGTERM')
    await folder.remove()
  }
}

/** All else is measured as in a portal that has run for a day: this is what it takes to meet a point for the first time. */
async function meetEveryPoint(port: number): Promise<Row> {
  const plan = { port, request: jsonPost, points: POINTS, connections: 128, rate: null, warmUpMs: 0, measureMs: 1_000 }
  const rounds: Measured[] = []
  for (let firstPoint = 0; firstPoint < POINTS;) {
    const measured = await load({ ...plan, firstPoint })
    rounds.push(measured)
    firstPoint += Math.max(1, Math.floor(measured.good))
  }
  const medianOf = (figure: (measured: Measured) => number) => median(rounds.map(figure))
  const [perSecond, p50, p99] = [medianOf(({ good }) => good), medianOf((one) => one.p50), medianOf((one) => one.p99)]
  return { what: 'JSON POST, first of each point', connections: plan.connections, perSecond, p50, p99, ratios: {} }
}

/** What the portal takes a second at this moment: some minutes ago the machine may have been another one, and half of it all of this one. */
async function measurePeak(url: string, port: number): Promise<number> {
  await untilCounted(url)
  const { good } = await load({ ...timing, port, request: jsonPost, points: POINTS, connections: 128 })
  await untilCounted(url)
  return good
}

/**
 * Requests that arrive whether the server keeps up or not: half, four fifths and twice of what it takes. Beside the half stands
 * what the bare echo makes of the same arrivals: the machine's own tail, under which no server on it can be.
 */
async function measureOpen(url: string, port: number): Promise<Row[]> {
  const measured: Row[] = []
  let peak = await measurePeak(url, port)
  async function add(what: string, share: number, at: number): Promise<void> {
    const connections = share > 1 ? 1_000 : 256
    const plan = { ...arrivals, port: at, connections, rate: Math.round(peak * share) }
    const { good, p50, p99, other } = await load(plan)
    const shed = Object.values(other).reduce((sum, count) => sum + count, 0)
    const ratios = { peak: good / peak, 'p99/p50': p99 / p50, shed: shed / (good + shed) }
    measured.push({ what, connections, perSecond: good, p50, p99, ratios })
  }
  await withServer(['baselines/echo.ts', '0'], (bare) => add('bare echo, the same arrivals at 50 %', 0.5, bare))
  await add('JSON POST, arrivals at 50 % of peak', 0.5, port)
  for (const share of [0.8, 2]) {
    peak = await measurePeak(url, port)
    await add(`JSON POST, arrivals at ${share * 100} % of peak`, share, port)
  }
  return measured
}

/**
 * Pages, alone and while answers arrive at four fifths of what the portal can take, and how far counting lags behind then: the survey,
 * what the public reads, and a page of results, which is drawn for each who asks. Beside them stands a bare server that sends the survey's
 * bytes: what any page on this machine meets meanwhile.
 */
async function measurePages(url: string, port: number, results: string, pageBytes: number): Promise<Row[]> {
  return withServer(['baselines/echo.ts', String(pageBytes)], async (bare) => [
    ...(await measurePage(url, port, 'survey page', { port, request: pageGet })),
    ...(await measurePage(url, port, 'bare page', { port: bare, request: pageGet })),
    ...(await measurePage(url, port, 'public page', { port, request: publicGet })),
    ...(await measurePage(url, port, 'page of results', { port, request: results })),
  ])
}

async function measurePage(
  url: string,
  port: number,
  what: string,
  asked: { port: number; request: string },
): Promise<Row[]> {
  const page = { ...timing, ...asked, points: 1, connections: 4, rate: 20, measureMs: PAGES_MS }
  const peak = await measurePeak(url, port)
  const alone = await load(page)
  const answers = {
    ...timing,
    port,
    request: jsonPost,
    points: POINTS,
    connections: 256,
    measureMs: PAGES_MS + 1_000,
  }
  const [beside, , lag] = await Promise.all([
    load(page),
    load({ ...answers, rate: Math.round(peak * 0.8) }),
    worstLag(url, answers.warmUpMs + answers.measureMs),
  ])
  const row = (name: string, { good, p50, p99 }: Measured, ratios: Record<string, number>): Row => {
    return { what: name, connections: page.connections, perSecond: good, p50, p99, ratios }
  }
  const against = { 'p50/alone': beside.p50 / alone.p50, 'p99/alone': beside.p99 / alone.p99, 'lag s': lag }
  return [row(`${what}, alone`, alone, {}), row(`${what}, answers at 80 %`, beside, against)]
}

/** Answers at half of what the portal can take, without and with slow connections beside them. */
async function measureSlow(url: string, port: number): Promise<Row[]> {
  const peak = await measurePeak(url, port)
  const plan = { ...arrivals, port, connections: 128, rate: Math.round(peak / 2) }
  const alone = await load(plan)
  const beside = await withServer(['slow.ts', String(port), String(SLOW)], () => load(plan))
  const row = (what: string, { good, p50, p99 }: Measured, ratios: Record<string, number>): Row => {
    return { what, connections: plan.connections, perSecond: good, p50, p99, ratios }
  }
  return [
    row('JSON POST at 50 % of peak', alone, {}),
    row(`JSON POST at 50 %, ${SLOW} slow connections`, beside, { 'p99/alone': beside.p99 / alone.p99 }),
  ]
}

/** Answers the cookie of somebody who may see their results. */
async function addPoints(connection: Connection, portal: Portal): Promise<string> {
  const { db, close } = connect(connection)
  const now = new Date()
  const [agencyId, unitId] = [randomUUID(), randomUUID()]
  const points = Array.from({ length: POINTS }, (_, place) => ({
    agencyId,
    unitId,
    pointId: randomUUID(),
    serviceId: null,
    officerId: null,
    area: null,
    kind: 'counter' as const,
    name: `Loket ${place + 1}`,
    code: codeOf(place),
  }))
  const agencies = [{ agencyId, slug: 'ukur', name: 'Ukur', timeZone: 'Asia/Jakarta' }]
  const units = [{ agencyId, unitId, parentId: null, slug: 'ukur', name: 'Ukur' }]
  await addDirectory(db, { ...emptyDirectory(), agencies, units, points }, now)
  await activateQuestionnaire(db, { agencyId, unitId: null }, officialQuestionnaire, now)
  const leader = await aStaffMember(db, { role: 'leader', agencyId })
  await close()
  return signIn(portal.url, leader)
}
