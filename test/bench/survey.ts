import { type Browser, chromium } from '@playwright/test'
import { aPlace } from '../support/builders.ts'
import { findBrowser } from '../support/browser.ts'
import { aDataDir, startPortal } from '../support/portal.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import type { Row } from './intake.ts'
import { withServer } from './run.ts'
import { CPU_SLOWDOWN, type Network, type Visit, median, read, visit, watch } from './visit.ts'

const ROUNDS = 5
const networks: Readonly<Record<string, Network>> = {
  'slow 3G (400 kbit/s, 400 ms)': { throughput: 50_000, latency: 400 },
  'no network limit': { throughput: -1, latency: 0 },
}

/** A bad network as the proxy of lossy.ts makes it: 50 kB/s, 400 ms there and back, one segment in fifty lost. */
const POOR = ['50000', '400', '0.02']
const POOR_VISITS = 30

/** The survey beside a plain HTML form, in turns, in one browser: time to a usable form, and how it feels. */
export async function measureSurvey(log: (line: string) => void): Promise<Row[]> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('This suite needs a Chromium.')
  const folder = await aDataDir()
  const portal = await startPortal({ dataDir: folder.dataDir, env: { SEED: 'none' } })
  const database = await openPortalDatabase(folder.dataDir)
  const browser = await chromium.launch({ executablePath })
  try {
    const { point } = await aPlace(database.db)
    return await withServer(['baselines/form.ts'], async (port) => {
      const rows: Row[] = []
      for (const [name, network] of Object.entries(networks)) {
        log(name)
        const [plain, survey]: [Visit[], Visit[]] = [[], []]
        for (let round = 0; round < ROUNDS; round += 1) {
          plain.push(await visitSurvey(browser, `http://127.0.0.1:${port}/`, network))
          survey.push(await visitSurvey(browser, `${portal.url}/q/${point.code}`, network))
        }
        rows.push(rowOf(`plain form, ${name}`, plain, {}))
        const [own, least] = [median(survey.map(({ usable }) => usable)), median(plain.map(({ usable }) => usable))]
        rows.push(rowOf(`survey, ${name}`, survey, { plain: own / least }))
      }
      log('2 % loss')
      return [...rows, ...(await measurePoor(browser, portal.url, point.code))]
    })
  } finally {
    await browser.close()
    await database.close()
    await portal.end('SIGTERM')
    await folder.remove()
  }
}

/** First visits over a bad network, each to its end: until the form is usable, and from the tap on "send" until the page says more. */
async function measurePoor(browser: Browser, portalUrl: string, code: string): Promise<Row[]> {
  return withServer(['lossy.ts', new URL(portalUrl).port, ...POOR], async (port) => {
    const [usable, told]: [number[], number[]] = [[], []]
    for (let round = 0; round < POOR_VISITS; round += 1) {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
      await page.addInitScript(watch)
      await page.goto(`http://127.0.0.1:${port}/q/${code}`, { waitUntil: 'load', timeout: 60_000 })
      usable.push((await page.evaluate(read)).usable)
      await page.locator('fieldset label').nth(2).click()
      const sentAt = performance.now()
      await page.locator('button.button').click({ noWaitAfter: true })
      await page.locator('.notice.waiting, .receipt').first().waitFor({ timeout: 60_000 })
      told.push(performance.now() - sentAt)
      await context.close()
    }
    return [timesOf('survey usable, 2 % loss', usable), timesOf('received or waiting, 2 % loss', told)]
  })
}

/** `p99` is the slowest. */
function timesOf(what: string, times: readonly number[]): Row {
  const p50 = median(times)
  const p95 = times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? Number.NaN
  return { what, connections: 1, perSecond: 1_000 / p50, p50, p99: Math.max(...times), ratios: { 'p95 ms': p95 } }
}

/** A first visit in which every question is then answered by a tap. */
function visitSurvey(browser: Browser, url: string, network: Network): Promise<Visit> {
  return visit(browser, url, network, async (page) => {
    for (const answer of await page.locator('fieldset label:nth-of-type(3)').all()) await answer.click()
  })
}

/** `p99` is the slowest of the rounds. */
function rowOf(what: string, visits: readonly Visit[], ratios: Record<string, number>): Row {
  const times = visits.map(({ usable }) => usable)
  const of = (name: keyof Visit) => median(visits.map((visit) => visit[name]))
  const p50 = median(times)
  const measured = { kB: of('bytes') / 1_000, requests: of('requests'), LCP: of('lcp'), INP: of('inp'), CLS: of('cls') }
  return {
    what,
    connections: 1,
    perSecond: 1_000 / p50,
    p50,
    p99: Math.max(...times),
    ratios: { ...ratios, ...measured },
  }
}
