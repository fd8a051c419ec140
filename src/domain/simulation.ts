/** What a target would have meant in the past: how many would have missed it, and whether it is worth being one. */
import { type Measured, type Target, isByChance, verdictOf } from './indicator.ts'

export type PastPeriod = { period: string; values: readonly Measured[] }
export type SimulatedPeriod = {
  period: string
  /** All of whom it tells, and those of whom enough is known. */
  subjects: number
  judged: number
  missed: number
  /** Of the missed those for whom chance is no explanation. */
  surelyMissed: number
  /** Judged ones whose limits hold the target. */
  byChance: number
  /** Half of the judged had less. */
  median: number | null
}

/**
 * `no-data`: nobody could be judged in any period. `few-periods`: in fewer than four. `never-reached`: nobody ever met it.
 * `too-high`: four in five missed it. `too-low`: hardly anybody missed it, so it tells nothing. `noise`: for more than half of the
 * judged the target lies within the limits, wider than the distance: chance decides.
 */
export type Warning = 'no-data' | 'few-periods' | 'never-reached' | 'too-high' | 'too-low' | 'noise'
export type Simulation = { periods: SimulatedPeriod[]; warnings: Warning[] }

export const LEAST_PERIODS = 4
export const TOO_HIGH = 0.8
export const TOO_LOW = 0.02
export const MOST_BY_CHANCE = 0.5

/** Periods in their order; they are told as counts alone, of nobody by name. */
export function simulate(past: readonly PastPeriod[], target: Target): Simulation {
  const periods = past.map(({ period, values }) => simulatePeriod(period, values, target))
  return { periods, warnings: warningsOf(periods) }
}

function simulatePeriod(period: string, values: readonly Measured[], target: Target): SimulatedPeriod {
  const known = values.filter(({ value }) => value !== null)
  const missed = known.filter((measured) => verdictOf(measured, target) === 'missed')
  const sorted = known.flatMap(({ value }) => value ?? []).sort((one, other) => one - other)
  return {
    period,
    subjects: values.length,
    judged: known.length,
    missed: missed.length,
    surelyMissed: missed.filter((measured) => !isByChance(measured, target)).length,
    byChance: known.filter((measured) => isByChance(measured, target)).length,
    median: sorted[Math.floor((sorted.length - 1) / 2)] ?? null,
  }
}

function warningsOf(periods: readonly SimulatedPeriod[]): Warning[] {
  const total = (read: (one: SimulatedPeriod) => number) => periods.reduce((sum, one) => sum + read(one), 0)
  const [judged, missed, byChance] = [
    total((one) => one.judged),
    total((one) => one.missed),
    total((one) => one.byChance),
  ]
  if (judged === 0) return ['no-data']
  const share = missed / judged
  const warnings: Warning[] = []
  if (periods.filter((one) => one.judged > 0).length < LEAST_PERIODS) warnings.push('few-periods')
  if (share === 1) warnings.push('never-reached')
  else if (share >= TOO_HIGH) warnings.push('too-high')
  if (share <= TOO_LOW) warnings.push('too-low')
  if (byChance / judged > MOST_BY_CHANCE) warnings.push('noise')
  return warnings
}
