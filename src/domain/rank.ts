/**
 * Probabilities instead of ranks: nobody is "the 397th of 400", but somebody may be in the bottom tenth with a
 * probability of 0.8. Each figure is a normal posterior of a mean and a standard deviation.
 */
import { normalCdf } from './distributions.ts'

export type Posterior = { readonly mean: number; readonly sd: number }

/** From this probability on an officer is brought to a superior's attention. */
export const FLAG_FROM = 0.8
/** The part of a group that counts as its bottom. */
const BOTTOM = 0.1
/** Two figures that are closer than this are the same, also where nothing is uncertain. */
const LEAST_SD = 1e-6
/**
 * Up to this many the probability is integrated, at a cost that grows with the cube of their number: a millisecond for ten,
 * seven for forty. Beyond, the limit of the bottom is taken as normal: a microsecond each, and within 0.01 of 40,000
 * simulated draws for 41 to 400 officers, within 0.05 where everybody is all but known.
 */
const MOST_EXACT = 40
/** Standard deviations beyond which a normal variable does not lie. */
const FAR = 6
/** Of the search for a limit; it is there after five as a rule. */
const MOST_TURNS = 200
const LEAST_STEPS = 400
const CLOSE = 1e-9

/** How many of a group are its bottom tenth: at least one. */
export function bottomCount(size: number): number {
  return Math.max(1, Math.round(size * BOTTOM))
}

/** The probability that the first is truly below the second; 0.5 for equals. */
export function probabilityBelow(first: Posterior, second: Posterior): number {
  return normalCdf((second.mean - first.mean) / Math.max(LEAST_SD, Math.hypot(first.sd, second.sd)))
}

/**
 * For each the probability of being one of the `count` lowest; they sum to `count`.
 * @throws RangeError unless `count` is a whole number from 0 to as many as there are
 */
export function bottomProbabilities(posteriors: readonly Posterior[], count: number): number[] {
  const size = posteriors.length
  if (!Number.isInteger(count) || count < 0 || count > size)
    throw new RangeError(`expected a whole number from 0 to ${size}, given ${count}`)
  if (count === 0 || count === size) return posteriors.map(() => (count === 0 ? 0 : 1))
  const sure = posteriors.map(({ mean, sd }) => ({ mean, sd: Math.max(sd, LEAST_SD) }))
  return size <= MOST_EXACT ? integrated(sure, count) : belowLimit(sure, count)
}

/**
 * Each one's probability of lying below the limit that `count` of them lie below. The limit is uncertain as well: with V the
 * variance of the number below it and D its density there, its variance is V / D², and one's own part in it is left out.
 */
function belowLimit(posteriors: readonly Posterior[], count: number): number[] {
  const { limit, variance, density } = limitOf(posteriors, count)
  const others = posteriors.map(({ mean, sd }) => {
    const below = normalCdf((limit - mean) / sd)
    const rest = Math.max(LEAST_SD, density - densityAt(limit, { mean, sd }))
    const spread = Math.max(0, variance - below * (1 - below)) / (rest * rest)
    return { mean: mean - (below - 0.5) / rest, sd: Math.sqrt(sd * sd + spread) }
  })
  const { limit: fair } = limitOf(others, count)
  return others.map(({ mean, sd }) => normalCdf((fair - mean) / sd))
}

type Limit = { limit: number; variance: number; density: number }

/** Where `count` are expected to lie below; Newton's steps, and halving where they lead astray. */
function limitOf(posteriors: readonly Posterior[], count: number): Limit {
  let low = least(posteriors, -1)
  let high = -least(posteriors, 1)
  let limit = (low + high) / 2
  for (let turn = 0; ; turn += 1) {
    const { expected, ...rest } = belowAt(posteriors, limit)
    if (turn === MOST_TURNS || Math.abs(expected - count) < count * CLOSE) return { limit, ...rest }
    if (expected < count) low = limit
    else high = limit
    const newton = limit - (expected - count) / rest.density
    limit = newton > low && newton < high ? newton : (low + high) / 2
  }
}

/** The lowest place that any may have; with side 1 the highest, its sign turned. */
function least(posteriors: readonly Posterior[], side: 1 | -1): number {
  return posteriors.reduce((end, { mean, sd }) => Math.min(end, -side * mean - FAR * sd), Infinity)
}

function belowAt(posteriors: readonly Posterior[], limit: number): { expected: number } & Omit<Limit, 'limit'> {
  let [expected, variance, density] = [0, 0, 0]
  for (const posterior of posteriors) {
    const below = normalCdf((limit - posterior.mean) / posterior.sd)
    expected += below
    variance += below * (1 - below)
    density += densityAt(limit, posterior)
  }
  return { expected, variance, density }
}

function densityAt(place: number, { mean, sd }: Posterior): number {
  const z = (place - mean) / sd
  return Math.exp((-z * z) / 2) / (sd * Math.sqrt(2 * Math.PI))
}

/** Σ over small steps of P(i lies in the step) × P(fewer than `count` others lie below its middle). */
function integrated(posteriors: readonly Posterior[], count: number): number[] {
  const size = posteriors.length
  const sums = new Float64Array(size)
  let before = new Float64Array(size)
  for (const step of stepsOf(posteriors)) {
    const after = Float64Array.from(posteriors, ({ mean, sd }) => normalCdf((step - mean) / sd))
    const middle = after.map((below, i) => (below + before[i]!) / 2)
    const fewer = fewerBelow(middle, count)
    for (let i = 0; i < size; i += 1) sums[i]! += (after[i]! - before[i]!) * fewer[i]!
    before = after
    if (fewer.every((chance) => chance < CLOSE)) break
  }
  const total = sums.reduce((sum, value) => sum + value, 0)
  return Array.from(sums, (sum) => Math.min(1, (sum * count) / total))
}

/** Steps that are small on everyone's scale: at every half standard deviation of each, and finer in small groups. */
function stepsOf(posteriors: readonly Posterior[]): Float64Array {
  const each = Math.max(4 * FAR, Math.ceil(LEAST_STEPS / posteriors.length))
  const places = Array.from({ length: each + 1 }, (_, place) => ((2 * place) / each - 1) * FAR)
  return Float64Array.from(posteriors.flatMap(({ mean, sd }) => places.map((z) => mean + z * sd))).sort()
}

/** For each the probability that fewer than `count` of the others lie below, each of which does with its own probability. */
function fewerBelow(below: Float64Array, count: number): Float64Array {
  const size = below.length
  const before = new Float64Array((size + 1) * count) // row i: how many of the first i lie below
  before[0] = 1
  for (let i = 0; i < size; i += 1) addOne(before.subarray(i * count, (i + 2) * count), below[i]!, count)
  const fewer = new Float64Array(size)
  const after = new Float64Array(2 * count) // how many of those behind i lie below
  after[0] = 1
  for (let i = size - 1; i >= 0; i -= 1) {
    let cumulated = 0
    for (let c = 0; c < count; c += 1) {
      cumulated += after[c]!
      fewer[i]! += before[i * count + count - 1 - c]! * cumulated
    }
    addOne(after, below[i]!, count)
    after.copyWithin(0, count)
  }
  return fewer
}

/** From the first half of `rows`, the chances of 0 to `count` - 1, makes the second: those with one more that is below with `p`. */
function addOne(rows: Float64Array, p: number, count: number): void {
  for (let c = 0; c < count; c += 1) rows[count + c] = rows[c]! * (1 - p) + (c === 0 ? 0 : rows[c - 1]! * p)
}
