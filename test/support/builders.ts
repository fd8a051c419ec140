import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { questionnaireOf, officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { quarterOf } from '../../src/domain/period.ts'
import type { Score } from '../../src/domain/questionnaire.ts'
import type { Actor, Doer } from '../../src/features/audit/audit.ts'
import * as directory from '../../src/features/directory/directory.ts'
import { type Entry, openEntry } from '../../src/features/entry/entry.ts'
import * as release from '../../src/features/release/release.ts'
import * as response from '../../src/features/response/response.ts'
import { createResponseStore } from '../../src/features/response/batch.sql.ts'
import { createVault } from '../../src/features/response/vault.ts'
import { type Written, createWriter } from '../../src/features/response/writer.ts'
import { type Keyring, createKeyring } from '../../src/features/token/keyring.ts'
import { type Visit, issueTokens, readVisit } from '../../src/features/token/token.ts'
import { type QuestionnaireVersion, activateQuestionnaire } from '../../src/features/survey/survey.ts'
import { drainFully } from '../../src/features/tally/tally.ts'
import type { OpenDatabase } from '../../src/server/db.ts'

type Db = Kysely<Database>
type Opened = Pick<OpenDatabase, 'db' | 'line'>

/** The moment at which tests take place unless they are about time: a Wednesday in the third quarter, ten in the morning in Jakarta. */
export const NOW = new Date('2026-07-15T03:00:00Z')
export const SECRET = 'a secret key of no other use than tests'

/** Who acts where it does not matter who. */
export const aDoer = (now = NOW): Doer => ({ userId: null, name: 'test', now })
export const anActor = ({ agencyId }: { agencyId: string }, now = NOW): Actor => ({ ...aDoer(now), agencyId })

export type Place = {
  agency: directory.Agency
  unit: directory.Unit
  service: directory.Service
  point: directory.Point
  questionnaire: QuestionnaireVersion
  entry: Entry
}

type PlaceOptions = {
  /** Another place, in whose agency and under whose questionnaire this one is. */
  beside?: Place
  /** Another place, below whose unit this one's is. */
  below?: Place
  /** The elements of a questionnaire of this unit's own, or of its agency's when it is a new one. */
  elements?: readonly string[]
  officerId?: string
  code?: string
  timeZone?: string
}

/** An open point of a service of a unit of an agency, with a questionnaire in force. */
export async function aPlace(db: Db, options: PlaceOptions = {}): Promise<Place> {
  const within = options.below ?? options.beside
  const agency = within?.agency ?? anAgency(options.timeZone)
  const { agencyId } = agency
  const [unitId, serviceId] = [randomUUID(), randomUUID()]
  const unit = {
    agencyId,
    unitId,
    parentId: options.below?.unit.unitId ?? null,
    slug: `unit-${unitId}`,
    name: `Unit ${unitId}`,
  }
  const service = { agencyId, serviceId, unitId, name: `Layanan ${serviceId}` }
  const point = aPoint(service, options)
  const parts = {
    ...directory.emptyDirectory(),
    agencies: within ? [] : [agency],
    units: [unit],
    services: [service],
    points: [point],
  }
  await directory.addDirectory(db, parts, NOW)
  const questionnaire =
    within && !options.elements
      ? within.questionnaire
      : await activateQuestionnaire(
          db,
          { agencyId, unitId: within ? unitId : null },
          options.elements ? questionnaireOf(options.elements) : officialQuestionnaire,
          NOW,
        )
  return { agency, unit, service, point, questionnaire, entry: await anEntry(db, point.code) }
}

export function anAgency(timeZone = 'Asia/Jakarta'): directory.Agency {
  const agencyId = randomUUID()
  return { agencyId, slug: `agency-${agencyId}`, name: `Instansi ${agencyId}`, timeZone }
}

function aPoint(
  { agencyId, unitId, serviceId }: directory.Service,
  { officerId, code }: PlaceOptions,
): directory.Point {
  const kind = officerId ? ('officer' as const) : ('counter' as const)
  const rest = { officerId: officerId ?? null, kind, name: 'Loket 1', area: null, code: code ?? aCode() }
  return { agencyId, pointId: randomUUID(), unitId, serviceId, ...rest }
}

export function aCode(): string {
  return Array.from({ length: 8 }, () => 'ABCDEFGHJKMNPQRSTVWXYZ23456789'.charAt(randomInt(30))).join('')
}

/** What the code opens now; throws where it opens nothing. */
export async function anEntry(db: Db, code: string, now = NOW): Promise<Entry> {
  const opened = await openEntry(db, code, now)
  if (!opened.ok) throw new Error(`The code ${code} is ${opened.reason}.`)
  return opened.value
}

/** An officer of a place's agency. */
export async function anOfficer(db: Db, { agency }: Place): Promise<directory.Officer> {
  const nip = Array.from({ length: 18 }, () => randomInt(10)).join('')
  const officer = { agencyId: agency.agencyId, officerId: randomUUID(), nip, name: 'Sri Wahyuni', job: 'Petugas loket' }
  await directory.addDirectory(db, { ...directory.emptyDirectory(), officers: [officer] }, NOW)
  return officer
}

/** One answer to one element, and nothing else. */
export function aSubmission(parts: Partial<response.Submission> = {}): response.Submission {
  return {
    key: randomUUID(),
    answers: { persyaratan: 4 },
    overall: null,
    comment: null,
    wantsReply: false,
    respondent: {},
    lang: 'id',
    answeredAt: null,
    turn: null,
    extra: null,
    ...parts,
  }
}

/** The row of a submission and where it belongs, ready to be written. */
export function aResponse(place: Place, submission = aSubmission(), now = NOW) {
  const origin = response.originOf(place.entry, 'qr', submission.turn === null ? 'full' : 'short')
  return { origin, response: response.toResponse(submission, origin, place.entry, now) }
}

/** Answers to all elements of a place's questionnaire in its order; 0 is no answer. */
export function answersOf(place: Place, scores: readonly number[]): Record<string, Score> {
  const { elements } = place.questionnaire.questionnaire
  const given = elements.map(({ code }, index) => [code, scores[index] ?? 0] as const)
  return Object.fromEntries(given.filter(([, score]) => score > 0)) as Record<string, Score>
}

/** The keys of visit tokens on a database, as a portal has them. */
export function aKeyring({ db }: Pick<Opened, 'db'>): Keyring {
  return createKeyring(db, SECRET)
}

/** Visit tokens of a place, issued at a moment. */
export async function someTokens(db: Db, { entry }: Place, count = 1, now = NOW): Promise<string[]> {
  const issued = await issueTokens(db, aKeyring({ db }), entry, { count, officer: null }, now)
  if (!issued.ok) throw new Error(`No token was issued: ${issued.reason}.`)
  return issued.value.tokens
}

/** Good tokens of a place, read. */
export async function someVisits(db: Db, place: Place, count: number): Promise<Visit[]> {
  const keyring = aKeyring({ db })
  const tokens = await someTokens(db, place, count)
  const read = await Promise.all(tokens.map((token) => readVisit(keyring, token, place.entry, NOW)))
  return read.map((visit) => {
    if (!visit.ok) throw new Error(`A fresh token is ${visit.reason}.`)
    return visit.value
  })
}

export async function aVisit(db: Db, place: Place): Promise<Visit> {
  const [visit] = await someVisits(db, place, 1)
  return visit!
}

/** A writer on a database, as a portal has one, but for the clock: it stands still, so that a slow machine makes nobody wait too long. */
export function aWriter({ db, line }: Opened, secret = SECRET) {
  const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
  const [store, vault] = [createResponseStore(db, line), createVault(db, secret)]
  return createWriter({ store, vault, clock: () => 0, nextTurn, sleep })
}

/** Stores submissions as the portal does; answers what became of each. */
export async function store(
  database: Opened,
  place: Place,
  submissions: readonly response.Submission[],
  now = NOW,
  secret = SECRET,
): Promise<Written[]> {
  const writer = aWriter(database, secret)
  const written = await Promise.all(
    submissions.map((submission) => {
      const { response: row, origin } = aResponse(place, submission, now)
      return writer.write(row, origin)
    }),
  )
  await writer.close()
  return written
}

/** A published quarter of an agency: what was answered at its places, to all elements, counted and closed. */
export async function aRelease(
  database: Opened,
  answered: readonly (readonly [Place, readonly (readonly number[])[]])[],
): Promise<release.ReleaseHead> {
  for (const [place, answers] of answered) {
    const submissions = answers.map((scores) => aSubmission({ answers: answersOf(place, scores) }))
    await store(database, place, submissions)
  }
  const { db } = database
  await drainFully(db) // a portal beside may be counting just now
  const { agency } = answered[0]?.[0] ?? { agency: anAgency() }
  const closed = await release.closePeriod(db, agency, quarterOf(NOW.toISOString()), '2026-10-01', NOW)
  if (!closed.ok) throw new Error(`The quarter was not published: ${closed.reason}.`)
  return closed.value
}

/** How many rows a table has, in all or of one agency. */
export async function count(
  db: Db,
  table: keyof Database,
  { agency_id }: { agency_id?: string } = {},
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(table)} t
    where ${agency_id ?? null}::uuid is null or to_jsonb(t) ->> 'agency_id' = ${agency_id ?? null}`.execute(db)
  return rows[0]?.n ?? 0
}
