/**
 * What may be done with a figure about a person, by what stands behind it. Below its gate a number does not
 * leave the system: not rounded, not sorted by, not at all.
 *
 *   withheld      fewer than 10 answers: nothing but the band that the number of answers lies in
 *   band          from 10 on: the 95 % limits, for the officer alone; no number between them
 *   supervisor    from 30 on and with a reliability of 0.5: the figures, for the superior
 *   scoring       from 45 on, with 0.7, over three months, half of it by visit tokens, among ten peers: input to scoring
 */
export type Gate = 'withheld' | 'band' | 'supervisor' | 'scoring'

/** Why a figure is not usable for scoring; the first that holds. */
export type GateReason = 'few-answers' | 'unreliable' | 'few-peers' | 'few-months' | 'few-tokens'

export type Evidence = {
  n: number
  /** 0-1, estimated from the peer group. */
  reliability: number
  /** Officers in the peer group with answers. */
  peers: number
  /** Calendar months with answers; null where nothing says when they were given. */
  months: number | null
  /** The share of answers given with a one-time visit token, 0-1; null where nothing says how they were given. */
  tokenShare: number | null
}

export const SHOWN_FROM = 10
export const SUPERVISOR_FROM = 30
export const SCORING_FROM = 45
export const SUPERVISOR_RELIABILITY = 0.5
export const SCORING_RELIABILITY = 0.7
/** Below this many, how much officers truly differ cannot be told, and the group must be a larger one. */
export const LEAST_PEERS = 10
export const LEAST_MONTHS = 3
export const LEAST_TOKEN_SHARE = 0.5

/** The gate that a figure has passed, and why it has not passed the last one; null when it has. */
export function gateOf(evidence: Evidence): { gate: Gate; reason: GateReason | null } {
  const { n, reliability } = evidence
  const reason = reasonOf(evidence)
  if (n < SHOWN_FROM) return { gate: 'withheld', reason }
  if (n < SUPERVISOR_FROM || reliability < SUPERVISOR_RELIABILITY) return { gate: 'band', reason }
  return { gate: reason === null ? 'scoring' : 'supervisor', reason }
}

function reasonOf({ n, reliability, peers, months, tokenShare }: Evidence): GateReason | null {
  if (n < SCORING_FROM) return 'few-answers'
  if (peers < LEAST_PEERS) return 'few-peers'
  if (reliability < SCORING_RELIABILITY) return 'unreliable'
  if (months !== null && months < LEAST_MONTHS) return 'few-months'
  if (tokenShare !== null && tokenShare < LEAST_TOKEN_SHARE) return 'few-tokens'
  return null
}

const bands = [SHOWN_FROM, SUPERVISOR_FROM, SCORING_FROM]

/** The band that a number of answers lies in: all that is said of it below a gate. `to` is null for the last. */
export function countBand(n: number): { from: number; to: number | null } {
  const next = bands.findIndex((least) => n < least)
  if (next === -1) return { from: SCORING_FROM, to: null }
  return { from: next === 0 ? Math.min(n, 1) : (bands[next - 1] ?? 0), to: n === 0 ? 0 : (bands[next] ?? 0) - 1 }
}
