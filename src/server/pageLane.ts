import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Lang } from '../domain/questionnaire.ts'
import type { Vault } from '../features/response/vault.ts'
import type { GuessGuards } from './guesses.ts'
import { send, senderOf, urlOf } from './http.ts'
import { narrowPolicy } from './policy.ts'

export type PageLaneDeps = {
  db: App.Locals['db']
  publicUrl: string
  isConsoleOpen: boolean
  vault: Vault
  guards: GuessGuards
  clock: () => Date
  /** The built Astro server. */
  render: (request: Request, locals: App.Locals) => Promise<Response>
}

/** Who asks: the address of the sender, and the desk that was opened. */
type From = { sender: string; desk: App.DeskLocals | null }

export type PageLane = {
  /** Lets Astro draw the page of an address. */
  draw(address: string, lang: Lang, survey: App.SurveyLocals | null, from?: From): Promise<Response>
  /** Draws the page that a request asks for, or the one of another address, and sends it. */
  show(
    req: IncomingMessage,
    res: ServerResponse,
    survey: App.SurveyLocals | null,
    other?: { address: string; desk: App.DeskLocals | null },
  ): Promise<void>
}

/** The page lane: everything that a person reads is drawn by Astro, with what it needs of the process in `locals`. */
export function createPageLane({ render, clock, guards, ...given }: PageLaneDeps): PageLane {
  /** The address is built from PUBLIC_URL: what a client claims as its host decides nothing. */
  async function draw(
    address: string,
    lang: Lang,
    survey: App.SurveyLocals | null,
    { sender, desk }: From = { sender: '', desk: null },
  ): Promise<Response> {
    const locals = { ...given, lang, now: clock(), survey, desk, guard: guards(sender) }
    const response = await render(new Request(given.publicUrl + address), locals)
    if (response.headers.get('content-type') !== 'text/html') return response
    response.headers.set('content-type', 'text/html; charset=utf-8')
    const policy = response.headers.get('content-security-policy')
    if (policy === null) return response
    const html = await response.text()
    response.headers.set('content-security-policy', narrowPolicy(policy, html))
    return new Response(html, response)
  }

  return {
    draw,
    async show(req, res, survey, other) {
      const url = other ? new URL(other.address, 'http://localhost') : urlOf(req)
      const response = await draw(url.pathname + url.search, langOf(url, survey), survey, {
        sender: senderOf(req),
        desk: other?.desk ?? null,
      })
      const { 'content-type': type = 'text/html; charset=utf-8', ...headers } = Object.fromEntries(response.headers)
      delete headers['content-length']
      const body = Buffer.from(await response.arrayBuffer())
      await send(req, res, {
        status: response.status,
        type,
        body,
        headers: { 'cache-control': 'no-store', ...headers },
      })
    },
  }
}

/** The language that the address names; a form that was sent names its own. */
export function langOf(url: URL, survey: App.SurveyLocals | null = null): Lang {
  return (url.searchParams.get('lang') ?? survey?.values.get('lang')) === 'en' ? 'en' : 'id'
}
