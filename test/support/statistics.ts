import { readFileSync } from 'node:fs'
import { type Random, randomOf } from '../../db/seed/random.ts'
import { type Moments, addRespondent, fromScore, noMoments } from '../../src/domain/moments.ts'

/** Published and recomputed figures with their sources; the shapes of the lists are told by the tests that read them. */
export type Statistics = {
  interval: { tolerance: number; cases: { counts: Four; low: number; high: number; alpha: number; beta: number }[] }
  wilson: { tolerance: number; cases: [x: number, n: number, confidence: number, low: number, high: number][] }
  student: {
    tolerance: number
    values: number[][]
    cases: [values: number, confidence: number, mean: number, sd: number, low: number, high: number][]
  }
  byar: { tolerance: number; cases: [x: number, confidence: number, low: number, high: number][] }
  indirect: {
    tolerance: number
    reference: [events: number, n: number][]
    sizes: number[]
    cases: { observed: number[]; expected: number; ratio: number; limits: Limits }[]
  }
  direct: {
    tolerance: number
    per: number
    sizes: number[]
    weights: number[]
    cases: { events: number[]; value: number; limits: Limits }[]
  }
  proportionFunnel: {
    tolerance: number
    cases: [n: number, target: number, low95: number, high95: number, low998: number, high998: number][]
    pooled: number
    labels: [x: number, n: number, z: number, label: string][]
  }
  ratioFunnel: {
    tolerance: number
    cases: [observed: number, lower95: number, upper95: number, lower998: number, upper998: number][]
  }
  xmr: { tolerance: number; values: number[]; center: number; mr_bar: number; ucl: number; lcl: number }
  ewma: {
    tolerance: number
    values: number[]
    lambda_: number
    target: number
    sigma: number
    L: number
    ewma: number[]
    ucl: number
    lcl: number
  }
  cusum: {
    tolerance: number
    values: number[]
    target: number
    k: number
    h: number
    s_high: number[]
    s_low: number[]
    first_signal_high_index0: number
  }
  shareChart: {
    tolerance: number
    n: number
    defectives: number[]
    center: number
    ucl: number
    lcl: number
    outside: number[]
  }
  runLengths: {
    cases: {
      chart: 'cusum' | 'ewma' | 'shewhart'
      k?: number
      h?: number
      lambda_?: number
      L?: number
      shift: number
      arl: number
    }[]
  }
  baseball: {
    hits: number[]
    atBats: number
    season: number[]
    kept: number
    first: number
    estimates: number[]
    errors: [number, number]
  }
  bcg: {
    tables: [number, number, number, number][]
    published: Record<'fixed' | 'Q' | 'I2' | 'tau2' | 'mu' | 'se', number>
    estimates: number[]
    lost: number[]
  }
  schools: { y: number[]; se: number[]; pooled: number; pooledSe: number; q: number; tau2: number }
  reliability: {
    cases: { source: string; n: number; reliability: number; icc: number; needed: [number, number, number] }[]
  }
  caseMix: {
    cases: {
      officer: string
      strata: Record<string, [n: number, mean: number, reference: number, weight: number]>
      overall: number
      indirect: number
      direct: number
      crude: number
    }[]
  }
  grades: { cases: [index: string, grade: string][]; indices: [means: number[], index: number, by011: number][] }
  shapes: { distributions: Record<string, Four> }
  ranks: {
    cases: {
      id: string
      mu?: number[]
      sd?: number[]
      prob_first_below_second?: number
      prob_in_bottom_k?: { k: number; each?: number; first?: number; sum?: number }
    }[]
  }
  sampleSizes: { rows: [population: number, size: number][] }
  habits: {
    cases: { id: string; group: string; printed: Record<string, string>; grades?: Record<string, string> }[]
  }
}

type Four = [number, number, number, number]
type Limits = Record<'0.95' | '0.998', [number, number]>

export const statistics = JSON.parse(
  readFileSync(new URL('../golden/statistics.json', import.meta.url), 'utf8'),
) as Statistics

/** Moments of so many 1s, 2s, 3s and 4s. */
export function momentsOfCounts(counts: readonly number[]): Moments {
  return counts.reduce((moments, times, place) => addRespondent(moments, fromScore(place + 1), times), noMoments)
}

/** `n` scores from 1 to 4 drawn by their chances. */
export function drawCounts(random: Random, chances: readonly number[], n: number): Four {
  const counts: Four = [0, 0, 0, 0]
  for (let draw = 0; draw < n; draw += 1) {
    let rest = random.uniform()
    let score = 0
    while (score < 3 && rest >= chances[score]!) rest -= chances[score++]!
    counts[score as 0 | 1 | 2 | 3] += 1
  }
  return counts
}

/** Random numbers that are the same in every run. */
export const aRandom = (seed: number): Random => randomOf(seed)
