// The load generator, a process of its own. It takes a plan as JSON in its first argument and prints what it measured as JSON.
import { randomUUID } from 'node:crypto'
import net from 'node:net'
import { codeOf } from './codes.ts'

export type Plan = {
  port: number
  /** A whole request; KEY stands where a fresh UUID goes, POINT where the code of the next point goes. */
  request: string
  /** How many points the requests go to in turn. */
  points: number
  /** The first of them. */
  firstPoint?: number
  connections: number
  warmUpMs: number
  measureMs: number
  /** Requests a second that arrive whether the server keeps up or not; null means that each connection asks when it was answered. */
  rate: number | null
}

export type Measured = {
  /** Answers with a status below 400, a second. */
  good: number
  /** Answers of other statuses, a second, by status. */
  other: Record<string, number>
  /** Milliseconds from the moment a request was due to its whole answer. */
  p50: number
  p99: number
}

type Connection = {
  socket: net.Socket
  dueAt: number
  /** What came of an answer that is not whole yet. */
  begun: Buffer
}

const plan: Plan = JSON.parse(process.argv[2] ?? '{}')
const pieces = plan.request.split(/(KEY|POINT)/)
const nothing = Buffer.alloc(0)
/** One for all connections: what was read is looked at before anything else is. A new one each time took a fifth of the generator's own work. */
const read = Buffer.alloc(65_536)
const idle: Connection[] = []
/**
 * Moments at which requests were due that no connection could take yet, from `firstWaiting` on. Taken by a place that moves: `shift`
 * moves all that is left, and at twice of what the portal takes hundreds of thousands wait.
 */
const waiting: number[] = []
let firstWaiting = 0
const latencies: number[] = []
const statuses = new Map<number, number>()
let isMeasuring = false
let nextPoint = plan.firstPoint ?? 0

await Promise.all(Array.from({ length: plan.connections }, connect))
const ticker = plan.rate === null ? startClosed() : startOpen(plan.rate)
await sleep(plan.warmUpMs)
isMeasuring = true
const measuredFrom = performance.now()
await sleep(plan.measureMs)
isMeasuring = false
const seconds = (performance.now() - measuredFrom) / 1_000
clearInterval(ticker)
process.stdout.write(JSON.stringify(summary(seconds)))
process.exit(0)

function connect(): Promise<void> {
  return new Promise((resolve, reject) => {
    const onread = { buffer: read, callback: (length: number) => receive(connection, read.subarray(0, length)) }
    const socket = net.connect({ port: plan.port, host: '127.0.0.1', noDelay: true, onread })
    const connection: Connection = { socket, dueAt: 0, begun: nothing }
    socket.once('error', reject)
    socket.once('connect', () => {
      idle.push(connection)
      resolve()
    })
  })
}

function startClosed(): undefined {
  for (const connection of idle.splice(0)) send(connection, performance.now())
}

/** Every millisecond the requests that are due by then; what finds no connection waits, and its time counts. */
function startOpen(rate: number): NodeJS.Timeout {
  let sent = 0
  const from = performance.now()
  return setInterval(() => {
    for (; sent < ((performance.now() - from) / 1_000) * rate; sent += 1) {
      const dueAt = from + (sent / rate) * 1_000
      const connection = idle.pop()
      if (connection) send(connection, dueAt)
      else waiting.push(dueAt)
    }
  }, 1)
}

function send(connection: Connection, dueAt: number): void {
  connection.dueAt = dueAt
  connection.begun = nothing
  let request = ''
  for (const piece of pieces)
    request += piece === 'KEY' ? randomUUID() : piece === 'POINT' ? codeOf(nextPoint++ % plan.points) : piece
  connection.socket.write(request, 'latin1')
}

/** The answer is whole, or what came of it is kept; reads on. */
function receive(connection: Connection, chunk: Buffer): boolean {
  const bytes = connection.begun.length > 0 ? Buffer.concat([connection.begun, chunk]) : chunk
  const end = bytes.indexOf('\r\n\r\n')
  const head = bytes.toString('latin1', 0, Math.max(end, 0))
  const length = end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
  if (end >= 0 && bytes.length >= length) finish(connection, Number(head.slice(9, 12)))
  else connection.begun = Buffer.from(bytes)
  return true
}

function finish(connection: Connection, status: number): void {
  const now = performance.now()
  if (isMeasuring) {
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    if (status < 400) latencies.push(now - connection.dueAt)
  }
  if (plan.rate === null) return send(connection, now)
  const dueAt = waiting[firstWaiting]
  if (dueAt === undefined) return void idle.push(connection)
  firstWaiting += 1
  send(connection, dueAt)
}

function summary(seconds: number): Measured {
  const sorted = Float64Array.from(latencies).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  const bad = [...statuses].filter(([status]) => status >= 400).map(([status, count]) => [status, count / seconds])
  return { good: latencies.length / seconds, other: Object.fromEntries(bad), p50: at(0.5), p99: at(0.99) }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
