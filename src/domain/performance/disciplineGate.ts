/**
 * The gate before anything that cuts pay or starts discipline may lean on citizens' answers. Passing it does nothing by
 * itself: it only says that people may now look at the case, and there is no act of the portal behind it.
 */

/** What is known of an officer in one period; null is what a gate keeps back. */
export type GatePeriod = { reliability: number | null; pBottom: number | null }

export const DISCIPLINE_RELIABILITY = 0.8
export const DISCIPLINE_CHANCE = 0.8
export const DISCIPLINE_PERIODS = 2

export type GateMissing = 'evidence' | 'reliability' | 'certainty' | 'coaching' | 'reply' | 'review'

export type GateCase = {
  /** Periods that follow each other, the newest last. */
  periods: readonly GatePeriod[]
  /** Coaching with agreed steps was reviewed. */
  isCoached: boolean
  /** The officer has replied, or had fourteen days to. */
  isHeard: boolean
  /** A person who is not the superior has looked at the case and written why. */
  isReviewed: boolean
}

/** What is still missing, in the order in which it is to be had; empty when the gate is passed. */
export function disciplineGate({ periods, isCoached, isHeard, isReviewed }: GateCase): GateMissing[] {
  const last = periods.slice(-DISCIPLINE_PERIODS)
  const isKnown = last.length === DISCIPLINE_PERIODS && last.every(({ reliability }) => reliability !== null)
  const missing: GateMissing[] = []
  if (!isKnown) missing.push('evidence')
  if (isKnown && last.some(({ reliability }) => (reliability ?? 0) < DISCIPLINE_RELIABILITY))
    missing.push('reliability')
  if (isKnown && last.some(({ pBottom }) => (pBottom ?? 0) < DISCIPLINE_CHANCE)) missing.push('certainty')
  if (!isCoached) missing.push('coaching')
  if (!isHeard) missing.push('reply')
  if (!isReviewed) missing.push('review')
  return missing
}
