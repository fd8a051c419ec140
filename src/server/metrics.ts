import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

/** What waits to be counted: how many responses, for how many seconds, and how many of them cannot be. */
type Queue = {
  countPending: () => Promise<number>
  readLag: () => Promise<number>
  countSetAside: () => Promise<number>
}

/** What the operator watches. Labels are routes and outcomes, never anything that a client chose. */
export function createMetrics({ countPending, readLag, countSetAside }: Queue) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'suara_loket_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2],
    registers: [registry],
  })
  const submissions = new Counter({
    name: 'suara_loket_submissions_total',
    help: 'Submissions by what became of them',
    labelNames: ['outcome'],
    registers: [registry],
  })
  const watch = (name: string, help: string, read: () => Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read().catch(() => Number.NaN))
      },
    })
  watch('suara_loket_pending_responses', 'Stored responses that are not counted yet', countPending)
  watch('suara_loket_pending_seconds', 'How long the oldest of them has been waiting, 0 when there is none', readLag)
  watch('suara_loket_uncountable_responses', 'Those that could not be counted, tried again each night', countSetAside)
  const differences = new Gauge({
    name: 'suara_loket_recount_differences',
    help: 'Counters that did not agree with the responses in the last nightly recount',
    registers: [registry],
  })
  const findings = new Gauge({
    name: 'suara_loket_integrity_findings',
    help: 'What the last nightly look at the integrity log found changed',
    registers: [registry],
  })
  return { registry, submissions, differences, findings, measure: measureWith(requests) }
}

/** Finds the series of a route and status once; looking labels up took longer than counting. */
function measureWith(requests: Histogram<'route' | 'status'>) {
  const series = new Map<string, Map<number, Histogram.Internal<'route' | 'status'>>>()
  return (route: string, status: number, milliseconds: number): void => {
    let ofRoute = series.get(route)
    if (!ofRoute) series.set(route, (ofRoute = new Map()))
    let found = ofRoute.get(status)
    if (!found) ofRoute.set(status, (found = requests.labels({ route, status: String(status) })))
    found.observe(milliseconds / 1_000)
  }
}
