/** What the officers concerned say of an indicator before it is adopted: that they know of it, a comment, or an objection. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import { coveredBy } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import { type FullIndicator, findIndicator, listIndicators, openVersionOf } from './indicator.ts'
import * as store from './voice.sql.ts'

type Db = Kysely<Database>

export const stances = ['acknowledge', 'comment', 'object'] as const
export type Stance = (typeof stances)[number]

/** `isLatest`: what this officer says now. */
export type Voice = {
  officerId: string
  officer: string
  stance: Stance
  says: string | null
  at: Date
  isLatest: boolean
}

/** All that was said of a version, the newest first. */
export async function listVoices(db: Db, agencyId: string, indicatorId: string, version: number): Promise<Voice[]> {
  const voices = await store.listVoices(db, agencyId, indicatorId, version)
  const seen = new Set<string>()
  return voices.map((voice) => {
    const isLatest = !seen.has(voice.officerId)
    seen.add(voice.officerId)
    return { ...voice, isLatest }
  })
}

/** The officers whom an indicator concerns today: those who are assigned to its unit or below, by name. */
export async function listConcerned(
  db: Db,
  agencyId: string,
  { unitId }: Pick<FullIndicator, 'unitId'>,
  today: string,
): Promise<{ officerId: string; name: string; unitId: string }[]> {
  const units = unitId === null ? null : await coveredBy(db, agencyId, { unitIds: [unitId] })
  return store.listConcerned(db, agencyId, units && [...units], today)
}

/** The indicators that concern an officer today, as far as they are adopted or being talked over. */
export async function listIndicatorsOf(
  db: Db,
  agencyId: string,
  officerId: string,
  today: string,
): Promise<FullIndicator[]> {
  const open = (await listIndicators(db, agencyId)).filter(({ versions }) =>
    versions.some(({ state }) => state === 'adopted' || state === 'consultation'),
  )
  return concerning(db, agencyId, officerId, open, today)
}

/** What an officer is asked about today and has not spoken of yet, not even to say that they know of it. */
export async function listAsked(db: Db, agencyId: string, officerId: string, today: string): Promise<FullIndicator[]> {
  const asked = (await listIndicators(db, agencyId)).filter((indicator) => isAsked(indicator, today))
  if (asked.length === 0) return []
  const spoken = await store.listSpoken(db, agencyId, officerId)
  const silent = asked.filter(
    (indicator) =>
      !spoken.some(
        ({ indicatorId, version }) =>
          indicatorId === indicator.indicatorId && version === openVersionOf(indicator)?.version,
      ),
  )
  return concerning(db, agencyId, officerId, silent, today)
}

/** Whether officers may speak of it on this day. */
export function isAsked(indicator: FullIndicator, today: string): boolean {
  const open = openVersionOf(indicator)
  return open?.state === 'consultation' && (open.consultUntil ?? '') >= today
}

async function concerning(
  db: Db,
  agencyId: string,
  officerId: string,
  indicators: readonly FullIndicator[],
  today: string,
): Promise<FullIndicator[]> {
  const concerns = new Map<string | null, boolean>()
  for (const { unitId } of indicators) {
    if (concerns.has(unitId)) continue
    const concerned = await listConcerned(db, agencyId, { unitId }, today)
    concerns.set(
      unitId,
      concerned.some((one) => one.officerId === officerId),
    )
  }
  return indicators.filter(({ unitId }) => concerns.get(unitId))
}

/** Says something of the version that is being talked over. `unconcerned`: it does not concern this officer. */
export function speak(
  db: Db,
  actor: Actor,
  officerId: string,
  indicatorId: string,
  { stance, says, today }: { stance: Stance; says: string | null; today: string },
): Promise<Outcome<null, 'unknown' | 'closed' | 'unconcerned'>> {
  return inTransaction(db, async (trx) => {
    const { agencyId, now } = actor
    const indicator = await findIndicator(trx, agencyId, indicatorId)
    if (!indicator) return no('unknown')
    const concerned = await listConcerned(trx, agencyId, indicator, today)
    const officer = concerned.find((one) => one.officerId === officerId)
    if (!officer) return no('unconcerned')
    const open = openVersionOf(indicator)
    if (!open || !isAsked(indicator, today)) return no('closed')
    const { version, name } = open
    await store.insertVoice(trx, { agencyId, voiceId: newId(), indicatorId, version, officerId, stance, says, now })
    await record(trx, actor, {
      act: 'commented',
      kind: 'indicator',
      subjectId: indicatorId,
      subject: name,
      after: { version, stance },
    })
    return ok(null)
  })
}
