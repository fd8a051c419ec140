import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Lang } from '../domain/questionnaire.ts'
import type { Vault } from '../features/response/vault.ts'
import type { GuessGuards } from './guesses.ts'
import { send, senderOf, urlOf } from './http.ts'

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

export type PageLane = {
  /** Lets Astro draw the page of an address. */
  draw(address: string, lang: Lang, survey: App.SurveyLocals | null, sender?: string): Promise<Response>
  /** Draws the page that a request asks for, or the one of another address, and sends it. */
  show(req: IncomingMessage, res: ServerResponse, survey: App.SurveyLocals | null, address?: string): Promise<void>
}

/** The page lane: everything that a person reads is drawn by Astro, with what it needs of the process in `locals`. */
export function createPageLane({ render, clock, guards, ...given }: PageLaneDeps): PageLane {
  /** The address is built from PUBLIC_URL: what a client claims as its host decides nothing. */
  async function draw(address: string, lang: Lang, survey: App.SurveyLocals | null, sender = ''): Promise<Response> {
    const locals = { ...given, lang, now: clock(), survey, guard: guards(sender) }
    const response = await render(new Request(given.publicUrl + address), locals)
    if (response.headers.get('content-type') === 'text/html')
      response.headers.set('content-type', 'text/html; charset=utf-8')
    return response
  }

  return {
    draw,
    async show(req, res, survey, address) {
      const url = address === undefined ? urlOf(req) : new URL(address, 'http://localhost')
      const response = await draw(url.pathname + url.search, langOf(url, survey), survey, senderOf(req))
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
