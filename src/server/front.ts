import type { IncomingMessage, ServerResponse } from 'node:http'
import { no } from '../domain/outcome.ts'
import { createBusyPage } from './lanes/busyPage.ts'
import { send, sendJson, sendProblem, sendText } from './http/answers.ts'
import { inTurn } from './http/inTurn.ts'
import { isReadable, originForm, pathOf } from './http/requests.ts'
import { type IntakeDeps, aSurvey } from './lanes/intake.ts'
import { postForm } from './lanes/postForm.ts'
import { postJson } from './lanes/postJson.ts'
import { type DeskDeps, getDesk, postPaper, postSlips } from './lanes/desk.ts'
import { type ConsentDeps, postConsent } from './lanes/consent.ts'
import { postFirstTap } from './lanes/firstTap.ts'
import { getEvidence, getProgrammes, postTransactions } from './lanes/evidenceApi.ts'
import { type FastHandlers, type FastRoute, fastLane } from './lanes/fastLane.ts'
import { AWAY_SENTENCE, isDatabaseAway } from './fault.ts'
import { getSurvey, sendKeptSurvey } from './lanes/getSurvey.ts'
import { enrolKiosk } from './lanes/kiosk.ts'
import { LAST_WORKER } from './lanes/lastWorker.ts'
import type { Log } from './log.ts'
import type { Incoming, Outgoing } from './http/messages.ts'
import { KEY_PLACEHOLDER } from './http/keyedPage.ts'
import { type PageLane, createPageLane } from './lanes/pageLane.ts'
import type { Pages } from './drawing/pages.ts'
import { isStaffPath } from './access/routes.ts'
import { SET_UP_PATH } from './access/setUp.ts'
import { showStaffPage } from './lanes/staffLane.ts'
import { type PublishedLane, createPublishedLane } from './lanes/publishedLane.ts'
import { createSurveyPages } from './lanes/surveyPages.ts'
import { postTokens } from './lanes/tokensApi.ts'
import { getVisit } from './lanes/visit.ts'

export type FrontDeps = ConsentDeps &
  Omit<DeskDeps, 'showPage'> &
  Omit<IntakeDeps, 'showSurvey' | 'showPage' | 'surveyPages' | 'sendBusy'> & {
    log: Log
    pages: Pick<Pages, 'draw' | 'isSignedIn'>
    /** False takes the worker away from the phones that have it. */
    isOfflineOn: boolean
    /** Serves the files of public/ and of the build; calls back when there is no such file. */
    serveFile: (req: IncomingMessage, res: ServerResponse, next: () => void) => void
    /** True while an empty installation waits for its first administrator. */
    waitsForSetUp: () => Promise<boolean>
    /** True when the database answers and has every migration. */
    isReady: () => Promise<boolean>
  }

/** Asynchronous through and through: what goes wrong comes out of the promise, never by a throw. */
type Handler = (req: Incoming, res: Outgoing, match: string) => Promise<void>
/** A route of the fast lane: what it is called in the metrics, its path, and a handler per method. */
type Route = { name: string; path: RegExp; methods: Readonly<Record<string, Handler>> }

/** `seePublished`: what is published now, so that no page is sent that says less. */
export type Front = {
  /** Answers a request of the fast lane, or for what is published and kept; false, and nothing done, when it is none. */
  answer(req: Incoming, res: Outgoing): boolean
  /** Answers any request. */
  handle(req: IncomingMessage, res: ServerResponse): void
  seePublished: PublishedLane['see']
}

/**
 * The one entrance. The fast lane (the survey and its answers, probes) and what is published are handled here; every other page
 * goes to Astro. All call the same verbs of the features.
 */
export function createFront(deps: FrontDeps): Front {
  const pages = createPageLane(deps.pages)
  const published = createPublishedLane(pages.draw, deps.clock)
  const lanes = { pages, published }
  const surveyPages = createSurveyPages((entry, lang, turn) => {
    const survey = { ...aSurvey(entry), turn, key: KEY_PLACEHOLDER }
    return pages.draw(`/q/${entry.value.code}${lang === 'id' ? '' : `?lang=${lang}`}`, lang, survey)
  })
  const showPage: IntakeDeps['showPage'] = (req, res, address, desk = null) =>
    pages.show(req, res, null, { address, desk })
  const sendBusy = createBusyPage((lang) => pages.draw('/sibuk', lang, aSurvey(no('unknown'))))
  const intake: IntakeDeps = { ...deps, surveyPages, sendBusy, showPage, showSurvey: pages.show }
  const desk: DeskDeps = { ...deps, showPage }
  const handlers: FastHandlers<Handler> = {
    survey: {
      GET: (req, res, code) => getSurvey(intake, req, res, code),
      POST: (req, res, code) => postForm(intake, req, res, code),
    },
    'first tap': { POST: (req, res, code) => postFirstTap(intake, req, res, code) },
    kiosk: { GET: (req, res, code) => enrolKiosk(intake, req, res, code) },
    visit: { GET: (req, res, token) => getVisit(intake, req, res, token) },
    desk: {
      GET: (req, res, code) => getDesk(desk, req, res, code),
      POST: (req, res, code) => postPaper(desk, req, res, code),
    },
    slips: { POST: (req, res, code) => postSlips(desk, req, res, code) },
    consent: { POST: (req, res) => postConsent(deps, req, res) },
    responses: { POST: (req, res) => postJson(intake, req, res) },
    tokens: { POST: (req, res) => postTokens(intake, req, res) },
    transactions: { POST: (req, res) => postTransactions(deps, req, res) },
    evidence: { GET: (req, res, nip) => getEvidence(deps, req, res, nip) },
    programmes: { GET: (req, res) => getProgrammes(deps, req, res) },
    healthz: { GET: (req, res) => sendText(req, res, 200, 'ok') },
    readyz: { GET: (req, res) => sendReady(deps, req, res) },
    metrics: { GET: (req, res) => sendMetrics(deps, req, res) },
  }
  const routes: readonly Route[] = [
    ...(deps.isOfflineOn ? [] : [lastWorker]),
    ...Object.entries(fastLane).map(([name, { path }]) => ({ name, path, methods: handlers[name as FastRoute] })),
  ]

  /** Waits for an answer under way, tells what went wrong with it, and measures it. */
  function attend(name: string, answering: () => Promise<void>, req: Incoming, res: Outgoing): void {
    const startedAt = performance.now()
    void answering()
      .catch((error: unknown) => fail(deps, req, res, error))
      .then(() => deps.metrics.measure(name, res.statusCode, performance.now() - startedAt))
  }

  function answer(req: Incoming, res: Outgoing): boolean {
    const startedAt = performance.now()
    const kept = sendKeptSurvey(intake, req, res) ? 'survey' : published.sendKept(req, res) ? 'published' : null
    if (kept) {
      deps.metrics.measure(kept, res.statusCode, performance.now() - startedAt)
      return true
    }
    const path = pathOf(req)
    const route = routes.find((candidate) => candidate.path.test(path))
    if (route) attend(route.name, () => answerRoute(route, path, req, res), req, res)
    return route !== undefined
  }

  return {
    seePublished: published.see,
    answer,
    handle(req, res) {
      req.url = originForm(req.url ?? '/')
      inTurn(req, res, () => {
        if (answer(req, res)) return
        const name = req.headers.accept === 'text/event-stream' ? 'events' : 'page'
        attend(name, () => answerPage(deps, lanes, pathOf(req), req, res), req, res)
      })
    },
  }
}

function answerRoute(route: Route, path: string, req: Incoming, res: Outgoing): Promise<void> {
  const handler = route.methods[methodOf(req)]
  if (!handler) return refuseMethod(req, res, Object.keys(route.methods))
  return handler(req, res, route.path.exec(path)?.[1] ?? '')
}

async function answerPage(
  deps: FrontDeps,
  { pages, published }: { pages: PageLane; published: PublishedLane },
  path: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const method = methodOf(req)
  if (!isSetUpPath(path) && (await deps.waitsForSetUp())) return send(req, res, toSetUp)
  if (!isReadable(path)) return sendUnknown(pages, req, res)
  if (isStaffPath(path)) return showStaffPage(deps, pages, req, res)
  if ((method === 'GET' || method === 'OPTIONS') && (await published.show(req, res))) return
  if (method !== 'GET') return refuseMethod(req, res, ['GET'])
  await new Promise<void>((resolve, reject) => {
    res.on('close', resolve)
    deps.serveFile(req, res, () => pages.showAny(req, res).then(resolve, reject))
  })
}

/** An address that says nothing, as one that does not exist; Astro would write each of them into the log as a fault. */
function sendUnknown(pages: PageLane, req: Incoming, res: Outgoing): Promise<void> {
  return pages.show(req, res, null, { address: pathOf(req).startsWith('/api/') ? '/api/-' : '/-', desk: null })
}

function methodOf({ method = 'GET' }: Incoming): string {
  return method === 'HEAD' ? 'GET' : method
}

/** Every page of an empty installation leads to the first one; the files that it is made of do not. */
const toSetUp = { status: 303, type: 'text/plain; charset=utf-8', body: '', headers: { location: SET_UP_PATH } }

function isSetUpPath(path: string): boolean {
  return path === SET_UP_PATH || /^\/(_astro\/|api\/)|\.(svg|js|css|txt)$/.test(path)
}

const lastWorker: Route = {
  name: 'worker',
  path: /^\/sw\.js$/,
  methods: {
    GET: (req, res) =>
      send(req, res, {
        status: 200,
        type: 'text/javascript',
        body: LAST_WORKER,
        headers: { 'cache-control': 'no-cache' },
      }),
  },
}

async function sendReady({ isReady }: FrontDeps, req: Incoming, res: Outgoing): Promise<void> {
  const ready = await isReady().catch(() => false)
  await sendJson(req, res, ready ? 200 : 503, { ready }, { 'Cache-Control': 'no-store' })
}

async function sendMetrics({ metrics }: FrontDeps, req: Incoming, res: Outgoing): Promise<void> {
  await send(req, res, { status: 200, type: metrics.registry.contentType, body: await metrics.registry.metrics() })
}

function refuseMethod(req: Incoming, res: Outgoing, allowed: string[]): Promise<void> {
  const Allow = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
  return sendProblem(req, res, 405, `The method must be ${Allow}.`, { headers: { Allow } })
}

/** A bug or a broken database: logged once, told in one sentence. A client that went away is neither. */
function fail({ log }: FrontDeps, req: Incoming, res: Outgoing, error: unknown): void {
  const code = (error as { code?: string }).code
  if (!req.complete && req.destroyed) return void res.destroy()
  const isAway = isDatabaseAway(error)
  log[isAway ? 'warn' : 'error']({ err: isAway ? undefined : error, code }, isAway ? 'database away' : 'request failed')
  if (res.headersSent) return void res.destroy()
  const status = isAway ? 503 : 500
  const headers: Record<string, string> = isAway ? { 'retry-after': '5' } : {}
  if (pathOf(req).startsWith('/api/'))
    void sendProblem(req, res, status, isAway ? 'The database is away.' : 'An error happened.', { headers })
  else void sendText(req, res, status, isAway ? AWAY_SENTENCE : 'Terjadi kesalahan di pihak kami.', headers)
}
