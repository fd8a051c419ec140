import { chromium } from '@playwright/test'
import { openEmbedded } from '../../src/server/embedded.ts'
import { connect } from '../../src/server/db.ts'
import { findBrowser } from '../support/browser.ts'
import { aDataDir, startPortal } from '../support/portal.ts'
import type { Measured } from './client.ts'
import type { Row } from './intake.ts'
import { publishCity } from './publishedCity.ts'
import { load, withServer } from './run.ts'
import { median, visit } from './visit.ts'

const [UNITS, RELEASES] = [1_000, 20]
const CONNECTIONS = 128
const ROUNDS = 5
const plan = { connections: CONNECTIONS, points: 1, warmUpMs: 500, measureMs: 1_500, rate: null }

/** Published pages and data from memory, each beside bare Node with the same bytes in the same run; and what the first reader waits for. */
export async function measurePages(log: (line: string) => void): Promise<Row[]> {
  const folder = await aDataDir()
  const portal = await startPortal({ dataDir: folder.dataDir, env: { SEED: 'demo' } })
  const embedded = await openEmbedded(folder.dataDir)
  const database = connect(embedded.connection)
  try {
    log(`${UNITS} units, ${RELEASES} releases`)
    const { slug } = await publishCity(database.db, UNITS, RELEASES)
    const port = Number(new URL(portal.url).port)
    await untilSeen(`${portal.url}/transparansi/${slug}`)
    const rows: Row[] = []
    for (const [what, path] of [
      ['page of an agency', `/transparansi/${slug}`],
      ['page of a unit', `/transparansi/${slug}/unit-500`],
      ['badge', `/transparansi/${slug}/unit-500/lencana.svg`],
      ['a release as CSV', `/api/v1/agencies/${slug}/releases/latest.csv`],
    ] as const) {
      log(what)
      rows.push(...(await measureOne(what, path, port)))
    }
    log('slow 4G')
    return [...rows, ...(await measureSight(portal.url, [`/transparansi/${slug}`, `/transparansi/${slug}/unit-500`]))]
  } finally {
    await database.close()
    await embedded.leave()
    await portal.end('SIGTERM')
    await folder.remove()
  }
}

/** First visits of a slow phone on a slow 4G network, as Lighthouse has it: 1.6 Mbit/s, 150 ms there and back. */
const slow4g = { throughput: 200_000, latency: 150 }

/** How soon the page is seen: the largest paint in the middle of the rounds (good: at most 2,500 ms) and the slowest. */
async function measureSight(portalUrl: string, paths: readonly string[]): Promise<Row[]> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('This suite needs a Chromium.')
  const browser = await chromium.launch({ executablePath })
  try {
    const rows: Row[] = []
    for (const path of paths) {
      const visits = []
      for (let round = 0; round < ROUNDS; round += 1) visits.push(await visit(browser, `${portalUrl}${path}`, slow4g))
      const paints = visits.map(({ lcp }) => lcp)
      const p50 = median(paints)
      const ratios = { kB: median(visits.map(({ bytes }) => bytes)) / 1_000, CLS: median(visits.map(({ cls }) => cls)) }
      const what = `largest paint of ${path}, slow 4G`
      rows.push({ what, connections: 1, perSecond: 1_000 / p50, p50, p99: Math.max(...paints), ratios })
    }
    return rows
  } finally {
    await browser.close()
  }
}

async function measureOne(what: string, path: string, port: number): Promise<Row[]> {
  const startedAt = performance.now()
  const first = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'Accept-Encoding': 'br' } })
  const bytes = Number(first.headers.get('content-length'))
  await first.arrayBuffer()
  const firstMs = performance.now() - startedAt
  const request = (known: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n${known}\r\n`
  const [plain, known] = [request(''), request(`If-None-Match: ${first.headers.get('etag')}\r\n`)]
  return withServer(['baselines/echo.ts', String(bytes)], async (at) => {
    const rounds: Measured[][] = []
    // In turns, since the machine's own speed changes; of each the round in the middle.
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push([
        await load({ ...plan, port: at, request: plain }),
        await load({ ...plan, port, request: plain }),
        await load({ ...plan, port, request: known }),
      ])
    const ratio = (of: number) => median(rounds.map((round) => round[of]!.good / round[0]!.good))
    const middle = (of: number) => rounds.map((round) => round[of]!).toSorted((a, b) => a.good - b.good)[ROUNDS >> 1]!
    return [
      rowOf(`bare node:http, ${(bytes / 1_000).toFixed(1)} kB`, middle(0), {}),
      rowOf(what, middle(1), { bytes: ratio(1), 'first ms': firstMs }),
      rowOf(`${what}, 304`, middle(2), { bytes: ratio(2) }),
    ]
  })
}

function rowOf(what: string, { good, p50, p99, other }: Measured, ratios: Record<string, number>): Row {
  if (Object.keys(other).length > 0) throw new Error(`${what}: other answers ${JSON.stringify(other)}`)
  return { what, connections: CONNECTIONS, perSecond: good, p50, p99, ratios }
}

/** The portal looks for new agencies and releases twice a second. */
async function untilSeen(address: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { headers } = await fetch(`${address}/lencana.svg`)
    if (headers.get('etag')) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${address} was not seen`)
}
