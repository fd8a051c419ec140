/** The life of an indicator's version: drafted, talked over with the officers concerned, adopted, replaced; or withdrawn. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Simulation } from '../../domain/simulation.ts'
import { addDays } from '../../domain/days.ts'
import { type Actor, record } from '../audit/audit.ts'
import { type Covered, covers } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import {
  type FullIndicator,
  type IndicatorValues,
  type VersionValues,
  findIndicator,
  openVersionOf,
  wordsOf,
} from './indicator.ts'
import * as store from './indicator.sql.ts'
import { listVoices } from './voice.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export type IndicatorReason =
  | 'beyond-reach'
  | 'unknown'
  | 'unknown-goal'
  | 'not-draft'
  | 'not-consultation'
  | 'open-version'
  | 'until'
  | 'still-open'
  | 'note'
export type IndicatorOutcome<T> = Promise<Outcome<T, IndicatorReason>>

/** For how long officers are asked at least and at most, in days. */
export const [CONSULT_LEAST, CONSULT_MOST] = [3, 90]

/** Adds an indicator with its first version as a draft. */
export function addIndicator(
  db: Db,
  actor: Actor,
  covered: Covered,
  values: IndicatorValues,
  words: VersionValues,
): IndicatorOutcome<string> {
  return inTransaction(db, async (trx) => {
    const { agencyId, now } = actor
    if (!covers(covered, values.unitId)) return no('beyond-reach')
    const goals = await store.listGoals(trx, agencyId)
    if (!goals.some(({ goalId, endedAt }) => goalId === values.goalId && !endedAt)) return no('unknown-goal')
    const indicatorId = newId()
    await store.insertIndicator(trx, agencyId, { indicatorId, ...values }, now)
    await store.insertVersion(trx, agencyId, indicatorId, 1, words, actor)
    await note(trx, actor, indicatorId, words.name, { act: 'added', after: { ...values, ...words } })
    return ok(indicatorId)
  })
}

/** Writes the draft anew; where none is open, a further version begins as a draft. */
export function draftVersion(
  db: Db,
  actor: Actor,
  covered: Covered,
  indicatorId: string,
  words: VersionValues,
): IndicatorOutcome<number> {
  return change(db, actor, covered, indicatorId, async (trx, found) => {
    const open = openVersionOf(found)
    if (open?.state === 'consultation') return no('not-draft')
    const { agencyId } = actor
    const version = open?.version ?? Math.max(...found.versions.map((one) => one.version)) + 1
    if (open) await store.updateVersion(trx, agencyId, indicatorId, version, words)
    else await store.insertVersion(trx, agencyId, indicatorId, version, words, actor)
    const before = open && wordsOf(open)
    await note(trx, actor, indicatorId, words.name, {
      act: open ? 'changed' : 'added',
      before,
      after: { version, ...words },
    })
    return ok(version)
  })
}

/** Asks the officers concerned. What the target would have meant in the past is kept with it, for them to see. */
export function beginConsultation(
  db: Db,
  actor: Actor,
  covered: Covered,
  indicatorId: string,
  { until, simulation, today }: { until: string; simulation: Simulation; today: string },
): IndicatorOutcome<number> {
  return change(db, actor, covered, indicatorId, async (trx, found) => {
    const open = openVersionOf(found)
    if (open?.state !== 'draft') return no('not-draft')
    if (until < addDays(today, CONSULT_LEAST) || until > addDays(today, CONSULT_MOST)) return no('until')
    const { version, name } = open
    const parts = { state: 'consultation', simulation: JSON.stringify(simulation), consult_until: until } as const
    await store.updateVersion(trx, actor.agencyId, indicatorId, version, parts)
    await note(trx, actor, indicatorId, name, { act: 'submitted', after: { version, until } })
    return ok(version)
  })
}

/** Takes back what is being made; what was said of it stays. */
export function withdrawVersion(db: Db, actor: Actor, covered: Covered, indicatorId: string): IndicatorOutcome<null> {
  return change(db, actor, covered, indicatorId, async (trx, found) => {
    const open = openVersionOf(found)
    if (!open) return no('not-draft')
    await store.updateVersion(trx, actor.agencyId, indicatorId, open.version, { state: 'withdrawn' })
    await note(trx, actor, indicatorId, open.name, { act: 'withdrawn', before: { version: open.version } })
    return ok(null)
  })
}

/**
 * Puts what was talked over in force, in place of the version before. `still-open`: the last day has not passed and not everybody
 * concerned has spoken. `note`: somebody objects, and no reason is given.
 */
export function adoptVersion(
  db: Db,
  actor: Actor,
  covered: Covered,
  indicatorId: string,
  { from, reason, today, concerned }: { from: string; reason: string; today: string; concerned: readonly string[] },
): IndicatorOutcome<number> {
  return change(db, actor, covered, indicatorId, async (trx, found) => {
    const open = openVersionOf(found)
    if (open?.state !== 'consultation') return no('not-consultation')
    const { agencyId, name, now } = actor
    const { version } = open
    const voices = await listVoices(trx, agencyId, indicatorId, version)
    const spoke = new Set(voices.map(({ officerId }) => officerId))
    const isOver = (open.consultUntil ?? '') < today || concerned.every((officerId) => spoke.has(officerId))
    if (!isOver) return no('still-open')
    if (reason === '' && voices.some(({ stance, isLatest }) => isLatest && stance === 'object')) return no('note')
    for (const old of found.versions.filter(({ state }) => state === 'adopted'))
      await store.updateVersion(trx, agencyId, indicatorId, old.version, { state: 'replaced' })
    const parts = { adopted_by: name, adopted_at: now, adopted_from: from, adopted_note: reason || null }
    await store.updateVersion(trx, agencyId, indicatorId, version, { state: 'adopted', ...parts })
    await note(trx, actor, indicatorId, open.name, { act: 'adopted', after: { version, from, reason } })
    return ok(version)
  })
}

/** An act on one indicator in reach, alone. */
function change<T>(
  db: Db,
  actor: Actor,
  covered: Covered,
  indicatorId: string,
  act: (trx: Trx, found: FullIndicator) => IndicatorOutcome<T>,
): IndicatorOutcome<T> {
  return inTransaction(db, async (trx): IndicatorOutcome<T> => {
    const before = await findIndicator(trx, actor.agencyId, indicatorId)
    if (!before) return no('unknown')
    if (!covers(covered, before.unitId)) return no('beyond-reach')
    await store.lockIndicator(trx, actor.agencyId, indicatorId)
    const found = await findIndicator(trx, actor.agencyId, indicatorId)
    return found ? act(trx, found) : no('unknown')
  })
}

async function note(
  trx: Trx,
  actor: Actor,
  indicatorId: string,
  subject: string,
  { act, before = null, after = null }: { act: string; before?: object | null; after?: object | null },
): Promise<void> {
  await record(trx, actor, { act, kind: 'indicator', subjectId: indicatorId, subject, before, after })
}
