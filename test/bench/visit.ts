import type { Browser, CDPSession, Page } from '@playwright/test'

export const CPU_SLOWDOWN = 4

/** Bytes a second and milliseconds there and back; -1 is no limit. */
export type Network = { throughput: number; latency: number }

/** What a first visit on a slow phone took. `usable`: the whole page is there and painted. All in milliseconds. */
export type Visit = { usable: number; lcp: number; cls: number; inp: number; requests: number; bytes: number }

/** A visit of a browser that was never here; `act` is what is done there once the page is loaded. */
export async function visit(
  browser: Browser,
  url: string,
  { throughput, latency }: Network,
  act: (page: Page) => Promise<void> = async () => undefined,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  const traffic = countTraffic(session)
  await page.addInitScript(watch)
  await page.goto(url, { waitUntil: 'load' })
  const { requests, bytes } = traffic()
  await act(page)
  const seen = await page.evaluate(read)
  await context.close()
  return { ...seen, requests, bytes }
}

/** What comes before the page is usable: the document and whatever blocks it; a deferred script does not. */
function countTraffic(session: CDPSession): () => { requests: number; bytes: number } {
  const types = new Map<string, string>()
  const sizes: number[] = []
  session.on('Network.requestWillBeSent', ({ requestId, type }) => types.set(requestId, type ?? 'Other'))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (types.get(requestId) !== 'Script' && types.get(requestId) !== 'Other') sizes.push(encodedDataLength)
  })
  return () => ({ requests: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) })
}

type Watched = Window & { seen: { lcp: number; cls: number; inp: number } }

/** Runs in the page, before it. */
export function watch(): void {
  const seen = { lcp: 0, cls: 0, inp: 0 }
  ;(window as unknown as Watched).seen = seen
  const on = (type: string, act: (entry: PerformanceEntry) => void, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({ type, buffered: true, ...options })
  on('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime))
  on('layout-shift', (entry) => (seen.cls += (entry as PerformanceEntry & { value: number }).value))
  on('event', (entry) => (seen.inp = Math.max(seen.inp, entry.duration)), { durationThreshold: 16 })
}

/** Runs in the page, at the end. */
export async function read() {
  await new Promise((resolve) => setTimeout(resolve, 200))
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const [painted] = performance.getEntriesByName('first-contentful-paint')
  const usable = Math.max(navigation?.domInteractive ?? 0, painted?.startTime ?? 0)
  return { usable, ...(window as unknown as Watched).seen }
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}
