/** What an indicator can measure, of whom, on which scale, and whether a value meets its target. */

/**
 * `index`: the official index of units; `element`: one element of it; `satisfaction`: the two personal elements of officers, behind
 * the gates; `completion`: finished in time; `quality`: rework, complaints or checks passed; `recorded`: numbers of another source.
 */
export const sources = ['index', 'element', 'satisfaction', 'completion', 'quality', 'recorded'] as const
export type Source = (typeof sources)[number]
export const subjects = ['unit', 'officer'] as const
export type Subject = (typeof subjects)[number]
export const qualityKinds = ['rework', 'complaint', 'check'] as const
export const directions = ['at-least', 'at-most'] as const
export type Direction = (typeof directions)[number]
export const versionStates = ['draft', 'consultation', 'adopted', 'replaced', 'withdrawn'] as const
export type VersionState = (typeof versionStates)[number]

/** Of whom each source tells: what nobody decides alone is no person's. */
export const subjectsOf: Readonly<Record<Source, readonly Subject[]>> = {
  index: ['unit'],
  element: ['unit'],
  satisfaction: ['officer'],
  completion: ['unit', 'officer'],
  quality: ['unit', 'officer'],
  recorded: ['unit'],
}

export type Scale = { lowest: number; highest: number }

/** The scale of a source; null for recorded values, which bring their own. */
export function scaleOf(source: Source): Scale | null {
  if (source === 'recorded') return null
  return source === 'completion' || source === 'quality' ? { lowest: 0, highest: 100 } : { lowest: 25, highest: 100 }
}

export type Target = { direction: Direction; target: number }
/** A value with its 95 % limits where it has any, and how many stand behind it; `value` is null where too little is known. */
export type Measured = { value: number | null; low: number | null; high: number | null; n: number | null }
export type Verdict = 'met' | 'missed' | 'unknown'

export const unmeasured: Measured = { value: null, low: null, high: null, n: null }

/** Whether a value meets its target, which is met when equalled; both in the indicator's own measure. `unknown` where nothing was measured. */
export function verdictOf({ value }: Measured, target: Target): Verdict {
  if (value === null) return 'unknown'
  return meets(value, target) ? 'met' : 'missed'
}

/** Whether chance alone may have decided: the target lies within the limits. Values without limits are certain. */
export function isByChance({ low, high }: Measured, { target }: Target): boolean {
  return low !== null && high !== null && low < target && target < high
}

function meets(value: number, { direction, target }: Target): boolean {
  return direction === 'at-least' ? value >= target : value <= target
}
