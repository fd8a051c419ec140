/**
 * The life of a questionnaire's version: draft, review, active, retired. A draft may be changed; what was put in force never is.
 * Who wrote it does not put it in force, unless the agency has nobody else who may.
 */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Membership, may } from '../../domain/access.ts'
import { dayIn } from '../../domain/localTime.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { problemsOfQuestionnaire } from '../../domain/questionnaireCheck.ts'
import { type Actor, portalActor, record } from '../audit/audit.ts'
import { markChanged } from '../directory/change.ts'
import { inTransaction } from '../inTransaction.ts'
import * as scopes from './survey.sql.ts'
import * as store from './version.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export type VersionState = 'draft' | 'review' | 'active' | 'retired'

/** A version with where it holds: in a unit, or in the whole agency where `unitId` is null. */
export type Version = {
  questionnaireId: string
  unitId: string | null
  unit: string | null
  version: number
  state: VersionState
  questionnaire: Questionnaire
  /** Accounts that wrote it. */
  writers: readonly string[]
  /** Approved, and in force from this day of the agency on. */
  startsOn: string | null
  createdAt: Date
  /** Null for one that never was in force. */
  activatedAt: Date | null
  retiredAt: Date | null
}

/** `gone`: the agency has no such version. `state`: it is in another state than this needs. */
export type VersionRefusal = 'gone' | 'state'

/** All versions of an agency and its units: those in force first, then the newest. */
export function listVersions(db: Db, agencyId: string): Promise<Version[]> {
  return store.listVersions(db, agencyId)
}

export function findVersion(db: Db, agencyId: string, questionnaireId: string): Promise<Version | null> {
  return store.findVersion(db, agencyId, questionnaireId)
}

/** Begins a draft of an agency, or of one unit; answers its id. */
export function addDraft(
  db: Db,
  actor: Actor,
  { unitId, questionnaire }: { unitId: string | null; questionnaire: Questionnaire },
): Promise<string> {
  const { agencyId, now } = actor
  return inTransaction(db, async (trx) => {
    const version = (await scopes.lockLatestVersion(trx, { agencyId, unitId })) + 1
    const questionnaireId = newId()
    const writers = actor.userId ? [actor.userId] : []
    await store.insertDraft(trx, { agencyId, questionnaireId, unitId, version, questionnaire, writers, now })
    await trail(trx, actor, 'added', { questionnaireId, version, questionnaire }, { after: { version } })
    return questionnaireId
  })
}

/**
 * Changes a draft. `change` is given what the draft says now, under a lock, so that two people who change different elements both
 * succeed.
 */
export function changeDraft(
  db: Db,
  actor: Actor,
  questionnaireId: string,
  change: (questionnaire: Questionnaire) => Questionnaire,
): Promise<Outcome<null, VersionRefusal>> {
  return withVersion(db, actor, questionnaireId, ['draft'], async (trx, version) => {
    const questionnaire = change(version.questionnaire)
    const writers = [...new Set([...version.writers, ...(actor.userId ? [actor.userId] : [])])]
    await store.updateDraft(trx, actor.agencyId, questionnaireId, questionnaire, writers)
    const { before, after } = changedParts(version.questionnaire, questionnaire)
    if (before.length + after.length > 0) await trail(trx, actor, 'changed', version, { before, after })
    return ok(null)
  })
}

/** Hands a draft over for review. `incomplete`: see `problemsOfQuestionnaire`. */
export function submitDraft(
  db: Db,
  actor: Actor,
  questionnaireId: string,
): Promise<Outcome<null, VersionRefusal | 'incomplete'>> {
  return withVersion(db, actor, questionnaireId, ['draft'], async (trx, version) => {
    if (problemsOfQuestionnaire(version.questionnaire).length > 0) return no('incomplete')
    await moveTo(trx, actor, version, 'review')
    return ok(null)
  })
}

/** Gives a version under review, approved or not, back to be changed. */
export function returnToDraft(db: Db, actor: Actor, questionnaireId: string): Promise<Outcome<null, VersionRefusal>> {
  return withVersion(db, actor, questionnaireId, ['review'], async (trx, version) => {
    await moveTo(trx, actor, version, 'draft')
    return ok(null)
  })
}

/** Puts a draft, or a version under review, away: it is kept and never comes into force. */
export function dropVersion(db: Db, actor: Actor, questionnaireId: string): Promise<Outcome<null, VersionRefusal>> {
  return withVersion(db, actor, questionnaireId, ['draft', 'review'], async (trx, version) => {
    await moveTo(trx, actor, version, 'retired')
    return ok(null)
  })
}

/** `own`: the actor wrote it, and somebody else of the agency may put it in force. `past`: the day has begun already. */
export type ActivationRefusal = VersionRefusal | 'own' | 'past'

/** Puts a reviewed version in force, at once or from a later day of the agency; the one before is retired then. */
export function activateVersion(
  db: Db,
  actor: Actor,
  questionnaireId: string,
  { startsOn, timeZone }: { startsOn: string | null; timeZone: string },
): Promise<Outcome<null, ActivationRefusal>> {
  return withVersion(db, actor, questionnaireId, ['review'], async (trx, version) => {
    if (startsOn !== null && startsOn <= dayIn(timeZone, actor.now)) return no('past')
    const isOwn = actor.userId !== null && version.writers.includes(actor.userId)
    if (isOwn && (await listOthers(trx, actor, version)).length > 0) return no('own')
    if (startsOn !== null) {
      await store.approve(trx, actor.agencyId, questionnaireId, startsOn)
      await trail(trx, actor, 'approved', version, { after: { startsOn, ...(isOwn && { alone: true }) } })
    } else await putInForce(trx, actor, version, isOwn)
    return ok(null)
  })
}

/** Whether a person would be refused as `own` for putting a version in force. */
export async function isForOthers(db: Db, actor: Actor, version: Version): Promise<boolean> {
  if (actor.userId === null || !version.writers.includes(actor.userId)) return false
  return (await listOthers(db, actor, version)).length > 0
}

/** Puts approved versions of all agencies in force whose day has come; answers how many. */
export async function activateDue(db: Db, now: Date): Promise<number> {
  const due = await store.listDue(db, now)
  for (const { agencyId, questionnaireId } of due) {
    const actor = portalActor(agencyId, now)
    await withVersion(db, actor, questionnaireId, ['review'], async (trx, version) => {
      if (version.startsOn !== null) await putInForce(trx, actor, version, false)
      return ok(null)
    })
  }
  return due.length
}

async function putInForce(trx: Trx, actor: Actor, version: Version, isAlone: boolean): Promise<void> {
  const { agencyId, now } = actor
  await scopes.retireActive(trx, { agencyId, unitId: version.unitId }, now)
  await store.activate(trx, agencyId, version.questionnaireId, now)
  await markChanged(trx, [agencyId])
  const after = { state: 'active', ...(isAlone && { alone: true }) }
  await trail(trx, actor, 'activated', version, { before: { state: version.state }, after })
}

/** People who may put a version in force and did not write it. */
async function listOthers(db: Db, { agencyId }: Actor, { unitId, writers }: Version): Promise<string[]> {
  const people = Map.groupBy(await store.listMemberships(db, agencyId), ({ userId }) => userId)
  const unitPath = unitId === null ? null : await store.listUnitPath(db, agencyId, unitId)
  const mayActivate = (own: readonly Membership[]) => may(own, 'survey.activate', { agencyId, unitPath })
  return [...people].flatMap(([userId, own]) => (!writers.includes(userId) && mayActivate(own) ? [userId] : []))
}

/** Acts on a version that is in one of the states, holding it until the transaction ends. The agency is held first, as elsewhere. */
async function withVersion<Reason>(
  db: Db,
  { agencyId }: Actor,
  questionnaireId: string,
  states: readonly VersionState[],
  act: (trx: Trx, version: Version) => Promise<Outcome<null, Reason>>,
): Promise<Outcome<null, Reason | VersionRefusal>> {
  return inTransaction(db, async (trx) => {
    await scopes.lockAgency(trx, agencyId)
    const version = await store.findVersion(trx, agencyId, questionnaireId)
    if (!version) return no('gone')
    return states.includes(version.state) ? act(trx, version) : no('state')
  })
}

async function moveTo(trx: Trx, actor: Actor, version: Version, state: 'draft' | 'review' | 'retired'): Promise<void> {
  await store.updateState(trx, actor.agencyId, version.questionnaireId, state, actor.now)
  const acts = { draft: 'returned', review: 'submitted', retired: 'retired' } as const
  await trail(trx, actor, acts[state], version, { before: { state: version.state }, after: { state } })
}

type Named = Pick<Version, 'questionnaireId' | 'version' | 'questionnaire'>

async function trail(
  trx: Trx,
  actor: Actor,
  act: string,
  { questionnaireId, version, questionnaire }: Named,
  change: { before?: object; after?: object },
): Promise<void> {
  const subject = `${questionnaire.title.id}, versi ${version}`
  await record(trx, actor, { act, kind: 'questionnaire', subjectId: questionnaireId, subject, ...change })
}

/** The elements and questions that differ, so that the trail shows a change and not twice the whole. */
function changedParts(before: Questionnaire, after: Questionnaire): { before: object[]; after: object[] } {
  const partsOf = ({ title, elements, extras = [] }: Questionnaire) => [{ title }, ...elements, ...extras]
  const textsOf = (questionnaire: Questionnaire) => new Set(partsOf(questionnaire).map((part) => JSON.stringify(part)))
  const notIn = (parts: object[], texts: ReadonlySet<string>) =>
    parts.filter((part) => !texts.has(JSON.stringify(part)))
  return { before: notIn(partsOf(before), textsOf(after)), after: notIn(partsOf(after), textsOf(before)) }
}
