import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import type { Lang } from '../../domain/questionnaire.ts'
import { type Sent, isInPieces, plain } from '../drawing/drawing.ts'
import { flatten, send } from '../http/answers.ts'
import { senderOf, urlOf } from '../http/requests.ts'
import type { Incoming, Outgoing } from '../http/messages.ts'
import type { Pages } from '../drawing/pages.ts'

/** Who asks: the address of the sender, the desk that was opened, and what a page for staff is sent. */
type From = { sender: string; desk: App.DeskLocals | null; sent: Sent | null }
const nobody: From = { sender: '', desk: null, sent: null }

export type PageLane = {
  /** Lets Astro draw the page of an address. */
  draw(address: string, lang: Lang, survey: App.SurveyLocals | null, from?: From): Promise<Response>
  /** Draws the survey that a request asks for, or the page of another address, and sends it whole. */
  show(
    req: Incoming,
    res: Outgoing,
    survey: App.SurveyLocals | null,
    other?: { address: string; desk: App.DeskLocals | null },
  ): Promise<void>
  /** Draws what a request asks for, and sends it, a file in pieces; `sent` of a page for staff. */
  showAny(req: IncomingMessage, res: ServerResponse, sent?: Sent | null): Promise<void>
}

/** The page lane: everything that a person reads is drawn by Astro, in the thread of the pages. */
export function createPageLane(pages: Pick<Pages, 'draw'>): PageLane {
  function draw(
    address: string,
    lang: Lang,
    survey: App.SurveyLocals | null,
    { sender, desk, sent }: From = nobody,
  ): Promise<Response> {
    return pages.draw({ address, lang, sender, survey: survey && plain(survey), desk: desk && plain(desk), sent })
  }

  return {
    draw,
    async show(req, res, survey, other) {
      const url = other ? new URL(other.address, 'http://localhost') : urlOf(req)
      const from = { sender: senderOf(req), desk: other?.desk ?? null, sent: null }
      await sendWhole(req, res, await draw(url.pathname + url.search, langOf(url, survey), survey, from))
    },
    async showAny(req, res, sent = null) {
      const url = urlOf(req)
      const from = { sender: senderOf(req), desk: null, sent }
      const response = await draw(url.pathname + url.search, langOf(url), null, from)
      if (response.body && isInPieces(response.headers)) await stream(req, res, response.body, headersOf(response))
      else await sendWhole(req, res, response)
    },
  }
}

/** Nothing of it is kept anywhere unless it says so. */
async function sendWhole(req: Incoming, res: Outgoing, response: Response): Promise<void> {
  const { type, ...headers } = headersOf(response)
  const cookies = response.headers.getSetCookie()
  await send(req, res, {
    status: response.status,
    type,
    body: Buffer.from(await response.arrayBuffer()),
    headers: { 'cache-control': 'no-store', ...headers, ...(cookies.length > 0 && { 'set-cookie': cookies }) },
  })
}

function headersOf(response: Response): { type: string } & Record<string, string> {
  const {
    'content-type': type = 'text/html; charset=utf-8',
    'content-length': _,
    ...headers
  } = Object.fromEntries(response.headers)
  return { type, ...headers }
}

/** Sends a file or events as they are made, however long that takes; who goes away before the end is no fault. */
async function stream(
  req: IncomingMessage,
  res: ServerResponse,
  body: ReadableStream,
  { type, ...headers }: { type: string } & Record<string, string>,
): Promise<void> {
  res.writeHead(200, flatten({ 'cache-control': 'no-store', ...headers, 'content-type': type }))
  if (req.method === 'HEAD') {
    await body.cancel()
    res.end()
  } else await pipeline(Readable.fromWeb(body as NodeStream), res).catch(unlessGone)
}

function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}

/** The language that the address names; a form that was sent names its own. */
export function langOf(url: URL, survey: App.SurveyLocals | null = null): Lang {
  return (url.searchParams.get('lang') ?? survey?.values.get('lang')) === 'en' ? 'en' : 'id'
}
