import { LRUCache } from 'lru-cache'
import pLimit from 'p-limit'
import type { PublishedVersions } from '../../features/release/versions.ts'
import { flatten } from '../http/answers.ts'
import type { Incoming, Outgoing } from '../http/messages.ts'
import { asPng } from '../png.ts'
import { type ReadyAnswer, makeReady, sendReady } from '../http/readyAnswer.ts'
import type { PageLane } from './pageLane.ts'
import { type PublishedAddress, isFramed, isOpenData, readPublishedAddress } from './publishedAddress.ts'

/** A page takes about 12 KB in two encodings: some 5,000 pages, and of more those that are read most. */
const MEMORY_BYTES = 64 * 2 ** 20
const HOUR_MS = 3_600_000
/** So many are drawn at once, fewer than the public role has connections; who asks for more waits, and the counters' answers do not. */
const DRAWN_AT_ONCE = 4
/** Pages are asked for again each time, and answered 304; data and pictures say themselves how long they are good for. */
const ASK_AGAIN = 'public, no-cache'

export type PublishedLane = {
  /** What is published now, read again and again: another version of an agency is the end of what was kept of it. */
  see(versions: PublishedVersions): void
  /** Answers a request with what is kept; false when nothing is. At once: most readers ask for what others read. */
  sendKept(req: Incoming, res: Outgoing): boolean
  /** Answers a request for something published; false when it is none, or is to be drawn for this request alone. */
  show(req: Incoming, res: Outgoing): Promise<boolean>
}

/** What an answer is as of. */
type AsOf = { version: string; hour: number }

/**
 * Public pages and open data from memory. They are made of releases, names and announced days alone, whose version is part of what
 * an answer is kept by; so is the hour, since pages may tell days, which begin on a full hour everywhere. Whatever is not answered
 * with 200 is not kept, nor is anything that the portal does not name itself (`readPublishedAddress`).
 */
export function createPublishedLane(draw: PageLane['draw'], clock: () => Date): PublishedLane {
  const kept = new LRUCache<string, AsOf & { answer: ReadyAnswer }>({
    maxSize: MEMORY_BYTES,
    sizeCalculation: ({ answer }) => answer.size,
  })
  const inTurn = pLimit(DRAWN_AT_ONCE)
  const underWay = new Map<string, Promise<ReadyAnswer | null>>()
  let versions: PublishedVersions | null = null

  /** Null of an agency that is not there, and of all before anything was seen. */
  function asOf({ agency }: PublishedAddress): AsOf | null {
    const version = agency === null ? versions?.all : versions?.byAgency.get(agency)
    return version === undefined ? null : { version, hour: Math.floor(clock().getTime() / HOUR_MS) }
  }

  function keptOf(asked: PublishedAddress): ReadyAnswer | null {
    const found = kept.get(asked.address)
    const now = found && asOf(asked)
    return now && found.version === now.version && found.hour === now.hour ? found.answer : null
  }

  /** Of many who ask for the same at once, one has it drawn. */
  async function drawnOf(asked: PublishedAddress, now: AsOf | null): Promise<ReadyAnswer | null> {
    const name = `${now?.version} ${now?.hour} ${asked.address}`
    const drawing = underWay.get(name) ?? inTurn(() => make(asked)).finally(() => underWay.delete(name))
    underWay.set(name, drawing)
    const answer = await drawing
    if (answer && now) kept.set(asked.address, { ...now, answer })
    return answer
  }

  async function make({ address, lang }: PublishedAddress): Promise<ReadyAnswer | null> {
    const isPicture = /\.png(\?|$)/.test(address)
    const response = await draw(isPicture ? address.replace('.png', '.svg') : address, lang, null)
    if (response.status !== 200 || response.headers.has('set-cookie')) return null
    const { 'content-length': _, ...given } = Object.fromEntries(response.headers)
    const headers = {
      'cache-control': ASK_AGAIN,
      ...framed(address, given),
      ...(isPicture && { 'content-type': 'image/png' }),
    }
    return makeReady(
      isPicture ? await asPng(await response.text()) : Buffer.from(await response.arrayBuffer()),
      headers,
    )
  }

  return {
    see: (seen) => void (versions = seen),
    sendKept(req, res) {
      if (req.method !== 'GET' && req.method !== 'HEAD') return false
      const asked = readPublishedAddress(req.url ?? '')
      const answer = asked && keptOf(asked)
      if (!answer) return false
      sendReady(req, res, answer)
      return true
    },
    async show(req, res) {
      if (req.method === 'OPTIONS') return allowReading(req.url ?? '', res)
      const asked = readPublishedAddress(req.url ?? '')
      const now = asked && asOf(asked)
      if (!asked || (versions && !now)) return false
      const answer = keptOf(asked) ?? (await drawnOf(asked, now))
      if (!answer) return false
      sendReady(req, res, answer)
      return true
    },
  }
}

/** A page for frames may stand in any site; all others in none. */
function framed(address: string, headers: Record<string, string>): Record<string, string> {
  const policy = headers['content-security-policy']
  if (policy === undefined || !isFramed(address.split('?')[0]!)) return headers
  return { ...headers, 'content-security-policy': policy.replace("frame-ancestors 'none'", 'frame-ancestors *') }
}

/** What a browser asks before a script of another site may send If-None-Match (Fetch, CORS preflight). */
function allowReading(url: string, res: Outgoing): boolean {
  if (!isOpenData(url.split('?')[0]!)) return false
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD',
    'access-control-allow-headers': 'If-None-Match',
    'access-control-max-age': '86400',
  }
  res.writeHead(204, flatten(headers))
  res.end()
  return true
}
