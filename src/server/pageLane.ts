import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import type { Lang } from '../domain/questionnaire.ts'
import type { Vault } from '../features/response/vault.ts'
import type { Signer } from '../features/performance/signer.ts'
import type { Practice } from '../features/city/practice.ts'
import type { Keyring } from '../features/token/keyring.ts'
import type { Auth, SignIn } from './auth.ts'
import type { Asking, Door } from './doorTypes.ts'
import type { GuessGuards } from './guesses.ts'
import { flatten, send, senderOf, urlOf } from './http.ts'
import type { Live } from './live.ts'
import type { Mail } from './mail.ts'
import type { Incoming, Outgoing } from './messages.ts'
import { withNarrowPolicy } from './policy.ts'

export type PageLaneDeps = {
  db: App.Locals['db']
  publicDb: App.Locals['db']
  publicUrl: string
  /** Shows ways in for whoever tries the portal: outside production. */
  isDemo: boolean
  auth: Auth
  doors: (asking: Asking) => Door
  mail: Mail | null
  setUpCode: string | null
  vault: Vault
  keyring: Keyring
  practice: Practice
  live: Live
  signer: Signer
  /** What everybody needs to check a head of the integrity log. */
  verifierKey: string
  guards: GuessGuards
  clock: () => Date
  /** The built Astro server. */
  render: (request: Request, locals: App.Locals) => Promise<Response>
}

/** Who asks: the address of the sender, the desk that was opened, and what a page for staff is sent. */
type From = { sender: string; desk: App.DeskLocals | null; sent?: Sent }

/** What only the pages for staff are given: the sign-in, and of the request its method, cookies and form. */
export type Sent = {
  signIn: SignIn | null
  method: string
  cookie: string
  /** Which kinds of answers it takes: a page that changes itself asks for events. */
  accept: string
  /** In plain words (src/server/device.ts). */
  device: string
  form: { type: string; bytes: Buffer } | null
}

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
  /** Draws what a request asks for, and sends it, a file in pieces. */
  showAny(req: IncomingMessage, res: ServerResponse): Promise<void>
  /** The same for a page of staff. */
  showToStaff(req: IncomingMessage, res: ServerResponse, sent: Sent): Promise<void>
}

/** The page lane: everything that a person reads is drawn by Astro, with what it needs of the process in `locals`. */
export function createPageLane({ render, clock, guards, doors, ...given }: PageLaneDeps): PageLane {
  /** The address is built from PUBLIC_URL: what a client claims as its host decides nothing. */
  async function draw(
    address: string,
    lang: Lang,
    survey: App.SurveyLocals | null,
    { sender, desk, sent }: From = { sender: '', desk: null },
  ): Promise<Response> {
    const signIn = sent?.signIn ?? null
    const counted = { guard: guards(sender), door: doors({ sender, device: sent?.device ?? '' }) }
    const locals = { ...given, ...counted, lang, now: clock(), survey, desk, signIn, console: null }
    const response = await render(new Request(given.publicUrl + address, requestOf(sent)), locals)
    if (response.headers.get('content-type') !== 'text/html') return response
    response.headers.set('content-type', 'text/html; charset=utf-8')
    return withNarrowPolicy(response)
  }

  return {
    draw,
    async show(req, res, survey, other) {
      const url = other ? new URL(other.address, 'http://localhost') : urlOf(req)
      const from = { sender: senderOf(req), desk: other?.desk ?? null }
      await sendWhole(req, res, await draw(url.pathname + url.search, langOf(url, survey), survey, from))
    },
    async showAny(req, res) {
      const url = urlOf(req)
      const from = { sender: senderOf(req), desk: null }
      await pass(req, res, await draw(url.pathname + url.search, langOf(url), null, from))
    },
    async showToStaff(req, res, sent) {
      const url = urlOf(req)
      const from = { sender: senderOf(req), desk: null, sent }
      await pass(req, res, await draw(url.pathname + url.search, langOf(url), null, from))
    },
  }
}

function requestOf(sent: Sent | undefined): RequestInit {
  if (!sent) return {}
  const { method, cookie, accept, form } = sent
  const headers = { cookie, accept, ...(form && { 'content-type': form.type }) }
  return { method, headers, ...(form && { body: new Uint8Array(form.bytes) }) }
}

/** Sends what Astro drew. */
async function pass(req: IncomingMessage, res: ServerResponse, response: Response): Promise<void> {
  const { type, ...headers } = headersOf(response)
  const isPieces = headers['content-disposition'] !== undefined || type.startsWith('text/event-stream')
  if (isPieces && response.body) await stream(req, res, response.body, { type, ...headers })
  else await sendWhole(req, res, response)
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
