import type { Lang } from '../../domain/questionnaire.ts'
import type { Auth, SignIn } from '../access/auth.ts'
import type { Asking, Door } from '../access/doorTypes.ts'
import type { GuessGuards } from '../access/guesses.ts'
import { withNarrowPolicy } from './policy.ts'

/** A page to be drawn, in plain values that can go to another thread. */
export type Asked = {
  address: string
  lang: Lang
  /** The address of who asks. */
  sender: string
  survey: Plain<App.SurveyLocals> | null
  desk: Plain<App.DeskLocals> | null
  /** Null where the page is not for staff. */
  sent: Sent | null
}

/** What only the pages for staff are given of a request: its method, cookies and form. */
export type Sent = {
  method: string
  cookie: string
  /** Which kinds of answers it takes: a page that changes itself asks for events. */
  accept: string
  /** In plain words (src/server/access/device.ts). */
  device: string
  form: { type: string; bytes: Uint8Array } | null
}

/** Whole, or in pieces that are made as they are taken. */
export type Drawn = {
  status: number
  headers: [name: string, value: string][]
  body: ArrayBuffer | ReadableStream<Uint8Array> | null
}

/** The fields of a form are a text there. */
type Plain<T extends { values: URLSearchParams }> = Omit<T, 'values'> & { values: string }

export function plain<T extends { values: URLSearchParams }>(given: T): Plain<T> {
  return { ...given, values: given.values.toString() }
}

function unplain<T extends { values: URLSearchParams }>(given: Plain<T>): T {
  return { ...given, values: new URLSearchParams(given.values) } as unknown as T
}

type PerRequest = 'lang' | 'now' | 'survey' | 'desk' | 'signIn' | 'console' | 'guard' | 'door'

export type DrawingDeps = Omit<App.Locals, PerRequest> & {
  auth: Auth
  doors: (asking: Asking) => Door
  guards: GuessGuards
  clock: () => Date
  /** The built Astro server. */
  render: (request: Request, locals: App.Locals) => Promise<Response>
}

/** Lets Astro draw pages, with what they need of the process in `locals`. */
export function createDrawing({
  render,
  clock,
  guards,
  doors,
  ...given
}: DrawingDeps): (asked: Asked) => Promise<Drawn> {
  /** The address is built from PUBLIC_URL: what a client claims as its host decides nothing. */
  async function draw({ address, lang, sender, survey, desk, sent }: Asked, signIn: SignIn | null): Promise<Response> {
    const locals = {
      ...given,
      lang,
      signIn,
      guard: guards(sender),
      door: doors({ sender, device: sent?.device ?? '' }),
      now: clock(),
      survey: survey && unplain<App.SurveyLocals>(survey),
      desk: desk && unplain<App.DeskLocals>(desk),
      console: null,
    }
    const response = await render(new Request(given.publicUrl + address, requestOf(sent)), locals)
    if (response.headers.get('content-type') !== 'text/html') return response
    response.headers.set('content-type', 'text/html; charset=utf-8')
    return withNarrowPolicy(response)
  }

  return async (asked) => {
    const signIn = asked.sent && (await given.auth.signInOf(asked.sent.cookie))
    const response = await draw(asked, signIn)
    return { status: response.status, headers: [...response.headers], body: await bodyOf(response) }
  }
}

function requestOf(sent: Sent | null): RequestInit {
  if (!sent) return {}
  const { method, cookie, accept, form } = sent
  const headers = { cookie, accept, ...(form && { 'content-type': form.type }) }
  return { method, headers, ...(form && { body: new Uint8Array(form.bytes) }) }
}

async function bodyOf(response: Response): Promise<Drawn['body']> {
  if (response.body === null || isInPieces(response.headers)) return response.body
  return response.arrayBuffer()
}

/** A file that is made while it is sent, or events. */
export function isInPieces(headers: Headers): boolean {
  return headers.has('content-disposition') || (headers.get('content-type') ?? '').startsWith('text/event-stream')
}
