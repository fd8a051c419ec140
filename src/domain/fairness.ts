/**
 * Evidence about officers that is fair to a person: adjusted for what they serve, drawn towards the group as far as little is
 * known, with limits, and only as far as the gates let it out.
 *
 * Everything comes from counts, sums and sums of squares; a group is a few passes over its officers and keeps nothing.
 */
import { type Gate, type GateReason, LEAST_PEERS, gateOf } from './gates.ts'
import { intervalAbout } from './interval.ts'
import { type Moments, addMoments, noMoments, toIndex, toPoints } from './moments.ts'
import { type Posterior, bottomCount, bottomProbabilities } from './rank.ts'
import { reliabilityOf } from './reliability.ts'
import { type Group, betweenVariance, shrink } from './shrinkage.ts'
import { type Adjusted, MOST_MOVED, type Mix, adjust, referenceOf } from './standardise.ts'

/** The answers that an officer got, per stratum, and what is known of when and how they were given. */
export type OfficerAnswers = { readonly mix: Mix; readonly months: number | null; readonly tokenShare: number | null }

/** Figures on the scale of the index, 25-100; null is what a gate keeps back. */
export type OfficerFigure = {
  readonly n: number
  readonly gate: Gate
  readonly reason: GateReason | null
  /** The plain mean of the respondents. */
  readonly raw: number | null
  /** The same for the mix that the whole group has. */
  readonly adjusted: number | null
  /** The adjusted mean, drawn towards that of the group. */
  readonly shrunken: number | null
  /** The 95 % limits of the adjusted mean, from the officer's own answers. */
  readonly low: number | null
  readonly high: number | null
  /** The share of true difference in what is seen, 0-1. */
  readonly reliability: number | null
  /** The probability of truly being in the bottom tenth of the group; a group below ten has none. */
  readonly pBottom: number | null
  /** Adjustment moved the mean by more than five points: the strata need a look. */
  readonly isFarMoved: boolean
}

type Known = { answers: OfficerAnswers; adjusted: Adjusted }

/**
 * The figures of a peer group, in its order: officers of one family of services, whose figures are compared with each other
 * and standardised to what they serve together. Officers without answers change nothing.
 */
export function assessGroup(officers: readonly OfficerAnswers[]): OfficerFigure[] {
  const known = adjustAll(officers)
  const peers = known.filter((entry) => entry !== null)
  if (peers.length === 0) return officers.map(() => nothingKnown)
  const within = withinVariance(peers)
  const group = peerGroup(peers, within)
  const posteriors = peers.map(({ adjusted }) => posteriorOf(adjusted, within, group))
  const chances = peers.length < LEAST_PEERS ? [] : bottomProbabilities(posteriors, bottomCount(peers.length))
  let place = 0
  return known.map((entry) => {
    if (!entry) return nothingKnown
    const [posterior, chance] = [posteriors[place]!, chances[place] ?? null]
    place += 1
    return figureOf(entry, reliabilityOf(within / entry.adjusted.n, group.between), posterior, chance, peers.length)
  })
}

function adjustAll(officers: readonly OfficerAnswers[]): (Known | null)[] {
  const total = new Map<string, Moments>()
  for (const { mix } of officers)
    for (const [stratum, moments] of mix) total.set(stratum, addMoments(total.get(stratum) ?? noMoments, moments))
  if (![...total.values()].some(({ n }) => n > 0)) return officers.map(() => null)
  const reference = referenceOf(total)
  return officers.map((answers) => {
    const adjusted = adjust(answers.mix, reference)
    return adjusted && { answers, adjusted }
  })
}

/**
 * σ² of one answer, pooled over officers: each one's own would give an officer with three equal answers a weight without end.
 * 0 where nobody has two answers, or all answers of each are equal.
 */
function withinVariance(peers: readonly Known[]): number {
  let [scatter, freedom] = [0, 0]
  for (const { adjusted } of peers) {
    scatter += adjusted.scatter
    freedom += adjusted.n - 1
  }
  return freedom === 0 || scatter < freedom * NO_VARIANCE ? 0 : scatter / freedom
}

/** Below it a variance on 0-1 is what floating point leaves of none. */
const NO_VARIANCE = 1e-12

/**
 * Mean and τ² of the group, as `groupOf` computes them, in sums: with v = σ²/n, Q and its weights need n, n y, n y² and n².
 * Without any σ² the figures are exact: τ² is their plain variance.
 */
function peerGroup(peers: readonly Known[], within: number): Group {
  let [n, ny, nyy, nn] = [0, 0, 0, 0]
  for (const { adjusted } of peers) {
    n += adjusted.n
    ny += adjusted.n * adjusted.adjusted
    nyy += adjusted.n * adjusted.adjusted ** 2
    nn += adjusted.n ** 2
  }
  const scatter = Math.max(0, nyy - (ny * ny) / n)
  if (within === 0) return exactGroup(peers)
  const between = betweenVariance(scatter / within, peers.length, n / within, nn / within ** 2)
  let [weight, weighted] = [0, 0]
  for (const { adjusted } of peers) {
    const share = 1 / (within / adjusted.n + between)
    weight += share
    weighted += share * adjusted.adjusted
  }
  return { mean: weighted / weight, meanVariance: 1 / weight, between }
}

function exactGroup(peers: readonly Known[]): Group {
  const mean = peers.reduce((sum, { adjusted }) => sum + adjusted.adjusted, 0) / peers.length
  const scatter = peers.reduce((sum, { adjusted }) => sum + (adjusted.adjusted - mean) ** 2, 0)
  const between = peers.length < 2 ? 0 : scatter / (peers.length - 1)
  return { mean, meanVariance: between / peers.length, between: between < NO_VARIANCE ? 0 : between }
}

function posteriorOf({ adjusted, n }: Adjusted, within: number, group: Group): Posterior {
  const { estimate, variance } = shrink({ y: adjusted, v: within / n }, group)
  return { mean: estimate, sd: Math.sqrt(variance) }
}

const nothingShown = { raw: null, adjusted: null, shrunken: null, pBottom: null, isFarMoved: false } as const
const nothingKnown: OfficerFigure = {
  n: 0,
  gate: 'withheld',
  reason: 'few-answers',
  ...nothingShown,
  low: null,
  high: null,
  reliability: null,
}

function figureOf(
  { answers: { months, tokenShare }, adjusted }: Known,
  reliability: number,
  posterior: Posterior,
  pBottom: number | null,
  peers: number,
): OfficerFigure {
  const { n } = adjusted
  const { gate, reason } = gateOf({ n, reliability, peers, months, tokenShare })
  if (gate === 'withheld') return { ...nothingKnown, n, reason }
  // The quantiles take 4 of the 7 µs that an officer takes; they are computed only where a gate lets them out.
  const { low, high } = intervalAbout(adjusted.adjusted, adjusted)
  if (gate === 'band') return { n, gate, reason, ...nothingShown, low, high, reliability }
  return {
    n,
    gate,
    reason,
    raw: toIndex(adjusted.crude),
    adjusted: onScale(adjusted.adjusted),
    shrunken: onScale(posterior.mean),
    low,
    high,
    reliability,
    pBottom,
    isFarMoved: Math.abs(toPoints(adjusted.adjusted - adjusted.crude)) > MOST_MOVED,
  }
}

/** Adjustment adds and subtracts, and may leave the scale by a little near its ends. */
function onScale(x: number): number {
  return toIndex(Math.min(1, Math.max(0, x)))
}
