/**
 * The interval of an index from answers that are missing by plan (the short form) or by choice.
 *
 *   NI = Σ w_e m_e, with m_e the mean of element e over the n_e who answered it
 *
 * To first order a respondent moves NI by u_i = Σ w_e (x_ie - m_e) / n_e over the elements answered, so its variance is Σ u_i².
 * Written out that is Σ w_e² s_e² / n_e plus 2 Σ w_e w_f s_ef n_ef / (n_e n_f) over the pairs, n_ef being those who answered
 * both: fewer answers to an element widen it, and answers of one person to several elements count as what they are, alike.
 */
import { deviateOf } from './distributions.ts'
import { POINTS_PER_SCORE } from './ikm.ts'
import { CONFIDENCE, type Interval } from './interval.ts'

/** Equal answers: a byte per element in the order of the weights, 0 for none, and how many respondents gave them. */
export type AnswerCount = { readonly scores: ArrayLike<number>; readonly times: number }

/**
 * The 95 % interval of NIK; null when nobody answered an element. One more respondent is supposed, a quarter of a person
 * for each of the four scores, so that a few equal answers do not look certain; an element without any answer has no weight,
 * as in the index itself (ikm.ts).
 *
 * @param weights one per element, positive, in the order of the scores; their sum does not matter
 */
export function intervalOfAnswers(answers: readonly AnswerCount[], weights: readonly number[]): Interval | null {
  const isAnswered = weights.map((_, place) => answers.some(({ scores }) => isScore(scores[place])))
  if (!isAnswered.includes(true)) return null
  const total = weights.reduce((sum, weight, place) => (isAnswered[place] ? sum + weight : sum), 0)
  const shares = weights.map((weight, place) => (isAnswered[place] ? weight / total : 0))
  const supposed = [1, 2, 3, 4].map((score) => ({ scores: weights.map(() => score), times: 1 / 4 }))
  const all = [...answers, ...supposed]
  const parts = shares.map((share, place) => partOf(all, share, place))
  const ni = parts.reduce((sum, { share, mean }) => sum + share * mean, 0)
  const variance = all.reduce((sum, answer) => sum + answer.times * influenceOf(answer, parts) ** 2, 0)
  return limits(ni, Math.sqrt(variance), plain(answers, shares))
}

type Part = { share: number; mean: number; n: number }

function partOf(answers: readonly AnswerCount[], share: number, place: number): Part {
  let [n, sum] = [0, 0]
  for (const { scores, times } of answers) {
    const score = scores[place]
    if (!isScore(score)) continue
    n += times
    sum += times * score
  }
  return { share, mean: sum / n, n }
}

/** u_i, with the deviations drawn apart as n - 1 in place of n does for an ordinary variance. */
function influenceOf({ scores }: AnswerCount, parts: readonly Part[]): number {
  return parts.reduce((sum, { share, mean, n }, place) => {
    const score = scores[place]
    return isScore(score) && share > 0 ? sum + (share * (score - mean) * Math.sqrt(n / (n - 1))) / n : sum
  }, 0)
}

/** NI of the answers alone, to be within the limits whatever was supposed. */
function plain(answers: readonly AnswerCount[], shares: readonly number[]): number {
  return shares.reduce((sum, share, place) => (share > 0 ? sum + share * partOf(answers, share, place).mean : sum), 0)
}

/** On the scale of log odds, where limits stay between the lowest and the highest index and lean to the middle. */
function limits(ni: number, deviation: number, inside: number): Interval {
  const p = (ni - 1) / 3
  const step = (deviateOf(CONFIDENCE) * deviation) / 3 / (p * (1 - p))
  const at = (sign: 1 | -1) => 1 + 3 / (1 + Math.exp(-(Math.log(p / (1 - p)) + sign * step)))
  return { low: POINTS_PER_SCORE * Math.min(at(-1), inside), high: POINTS_PER_SCORE * Math.max(at(1), inside) }
}

function isScore(value: number | undefined): value is number {
  return value !== undefined && value > 0
}
