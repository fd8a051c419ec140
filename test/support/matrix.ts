import { randomUUID } from 'node:crypto'
import { type Ability, type Membership, hasAbility, may, reachOf } from '../../src/domain/access.ts'
import type { Outcome } from '../../src/domain/outcome.ts'
import { addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import { saveConsultation } from '../../src/features/followup/consultations.ts'
import { addPlan } from '../../src/features/followup/plans.ts'
import { askForReport } from '../../src/features/report/reports.ts'
import { insertMany } from '../../src/features/response/batch.sql.ts'
import { type Guard, guards } from '../../src/server/access/routes.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import type { Answer } from './ask.ts'
import { NOW, type Place, aResponse, anActor, anOfficer } from './builders.ts'
import { planValues } from './followUp.ts'

/** A place that an address can lead to, as somebody sees it: the units above it, who serves there, and what was said and done about it. */
export type Target = {
  name: string
  place: Place
  unitPath: readonly string[]
  officerId: string
  commentId: string
  planId: string
  forumId: string
  reportId: string
}

/** Somebody who asks; null memberships is nobody. */
export type Person = { name: string; memberships: readonly Membership[] | null; isOperator: boolean }

/** What the door does with a request: lets it in, or how it refuses. */
export type Expected = 'open' | 'sign-in' | 'forbidden' | 'missing' | 'wrong-method'

export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] as const
export type Method = (typeof methods)[number]

/** An example of every parameter of an address; null: any name, since a page of something that is not there is shown or is not. */
const examples: Readonly<Record<string, ((target: Target) => string) | null>> = {
  agency: ({ place }) => place.agency.slug,
  unit: ({ place }) => place.unit.slug,
  service: ({ place }) => place.service.serviceId,
  point: ({ place }) => place.point.code,
  code: ({ place }) => place.point.code,
  officer: ({ officerId }) => officerId,
  comment: ({ commentId }) => commentId,
  plan: ({ planId }) => planId,
  forum: ({ forumId }) => forumId,
  report: ({ reportId }) => reportId,
  format: () => 'lembar',
  period: null,
  receipt: null,
  member: null,
  secret: null,
  proof: null,
  step: null,
  sheet: null,
  what: null,
  import: null,
  machine: null,
  version: null,
  indicator: null,
  goal: null,
  talk: null,
  evaluation: null,
  objection: null,
  dispute: null,
  seed: null,
  before: null,
  size: null,
  digest: null,
}

/** Pages that are there only for a question in the address (`?`), for a report once it is made, or for an account that is an officer's. */
const mayBeEmpty: readonly string[] = [
  '/unit/[agency]/[unit]/token/cabut',
  '/instansi/[agency]/laporan/[report]/berkas/[format]',
  '/instansi/[agency]/laporan/[report]/cetak',
  '/instansi/[agency]/laporan/[report]/pekppp',
  '/petugas/[agency]/cetak',
  '/petugas/[agency]/unduh.csv',
  '/petugas/[agency]/unduh.json',
]

/** The address of a route at a target; throws for a parameter that has no example. */
export function pathOf(route: string, target: Target): { path: string; mayBeMissing: boolean } {
  let mayBeMissing = mayBeEmpty.includes(route)
  const path = route.replace(/\[(\w+)\]/g, (_, name: string) => {
    if (!(name in examples)) throw new Error(`Give [${name}] of ${route} an example in test/support/matrix.ts.`)
    const example = examples[name]
    mayBeMissing ||= !example
    return example ? example(target) : randomUUID()
  })
  return { path, mayBeMissing }
}

/** What the table of routes and the table of roles say about a request; nothing here asks the portal. */
export function expectedOf(route: string, method: Method, person: Person, target: Target): Expected {
  const guard = guards[route]
  if (guard === undefined) return 'missing'
  if (method === 'PUT' || method === 'DELETE') return 'wrong-method'
  if (guard === 'public') return method === 'POST' && !takesForms(route) ? 'wrong-method' : 'open'
  if (person.memberships === null) return 'sign-in'
  if (guard === 'signed-in') return 'open'
  if (guard === 'operator') return person.isOperator ? 'open' : 'missing'
  if (method !== 'POST') return expectedIn(guard, guard.read, person.memberships, target)
  return expectedIn({ ...guard, place: guard.changeIn ?? guard.place }, guard.change, person.memberships, target)
}

function expectedIn(
  { place: kind }: Exclude<Guard, string>,
  ability: Ability | undefined,
  memberships: readonly Membership[],
  { place, unitPath }: Target,
): Expected {
  const { agencyId } = place.agency
  if (!ability) return 'wrong-method'
  if (!memberships.some((own) => own.agencyId === agencyId && hasAbility(own.role, 'agency.enter'))) return 'missing'
  const isAllowed =
    kind === 'scoped'
      ? reachOf(memberships, ability, agencyId) !== null
      : may(memberships, ability, { agencyId, unitPath: kind === 'agency' ? null : unitPath })
  return isAllowed ? 'open' : 'forbidden'
}

/** The public pages that are sent forms: those at the door. */
function takesForms(route: string): boolean {
  return /^\/(masuk|keluar|pulihkan|undangan|mulai)(\/|$)/.test(route)
}

/** What a portal's answer was, in the same words. */
export function outcomeOf({ status, headers }: Answer): Expected | number {
  if (status === 303 && headers.location?.startsWith('/masuk?lanjut=')) return 'sign-in'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'missing'
  if (status === 405) return 'wrong-method'
  return status < 500 ? 'open' : status
}

/** A target with an officer who serves in its unit, a comment on it, a plan, a forum, and a report, made or not yet. */
export async function aTarget(
  { db }: OpenDatabase,
  name: string,
  place: Place,
  above: readonly Place[] = [],
): Promise<Target> {
  const { agencyId, unitId } = place.unit
  const { officerId } = await anOfficer(db, place)
  const assignment = { agencyId, assignmentId: randomUUID(), officerId, unitId, fromOn: '2026-01-01', untilOn: null }
  await addDirectory(db, { ...emptyDirectory(), assignments: [assignment] }, NOW)
  const things = { commentId: await aComment(db, place), ...(await aFollowUp(db, place)) }
  return { name, place, officerId, ...things, unitPath: [unitId, ...above.map((one) => one.unit.unitId)] }
}

function valueOf<T>(outcome: Outcome<T, unknown>): T {
  if (!outcome.ok) throw new Error(`It was refused: ${String(outcome.reason)}.`)
  return outcome.value
}

/** A plan, the forum that spoke about it, and a report. */
async function aFollowUp(
  db: OpenDatabase['db'],
  place: Place,
): Promise<Pick<Target, 'planId' | 'forumId' | 'reportId'>> {
  const { unitId } = place.unit
  const actor = anActor(place.agency)
  const planId = valueOf(await addPlan(db, actor, null, planValues(place)))
  const minutes = { heldOn: '2026-07-01', place: 'Balai', participants: { users: 12 }, topics: '-', agreements: '-' }
  const forumId = valueOf(await saveConsultation(db, actor, null, null, { unitId, ...minutes, planIds: [planId] }))
  const reportId = valueOf(await askForReport(db, actor, null, { unitId, period: '2026-TW3', media: [] }))
  return { planId, forumId, reportId }
}

/** A comment that cannot be read: its key is none. */
async function aComment(db: OpenDatabase['db'], place: Place): Promise<string> {
  const { agencyId, unitId } = place.unit
  const { response, origin } = aResponse(place)
  await db.transaction().execute((trx) => insertMany(trx, [response], [origin]))
  const [comment_id, month, sealed] = [randomUUID(), '1999-01-01', Buffer.alloc(60)]
  await db
    .insertInto('comment_key')
    .values({ month, sealed })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const own = { agency_id: agencyId, response_id: response.responseId, month, sealed }
  await db
    .insertInto('response_comment')
    .values({ ...own, is_redacted: true })
    .execute()
  const about = {
    unit_id: unitId,
    answered_on: '2026-07-15',
    hidden: [],
    wants_reply: true,
    kind: 'other',
    elements: [],
  }
  await db
    .insertInto('comment')
    .values({ ...own, ...about, comment_id })
    .execute()
  return comment_id
}
