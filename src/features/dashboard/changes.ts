/** Units and services in two periods: which got better or worse, how sure that is, and which elements moved them. */
import { type Change, changeOf } from '../../domain/difference.ts'
import type { Period } from '../../domain/period.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { type PeriodIndex, type PlacedCounts, foldPlaces } from '../index/unitIndex.ts'
import type { PlaceLine } from './places.ts'

export type PlaceChange = {
  place: PlaceLine
  before: PeriodIndex
  now: PeriodIndex
  /** Null where either period has fewer than ten respondents. */
  change: Change | null
}

type Given = {
  lines: readonly PlaceLine[]
  /** Counted in both periods, the earlier one first. */
  rows: readonly PlacedCounts[]
  periods: readonly [Period, Period]
  questionsOf: (unitId: string) => Questionnaire
}

/** Units that are active or have answers, by name, each at its own points. */
export function unitsOf({ lines, rows, ...given }: Given): PlaceChange[] {
  const byUnit = Map.groupBy(rows, ({ unitId }) => unitId)
  return lines
    .filter(({ serviceId }) => serviceId === null)
    .map((place) => placeChange(place, byUnit.get(place.unitId) ?? [], given))
    .filter(isShown)
}

/**
 * Services that are active or have answers. First those that matter most to the agency, then the others; among each what certainly got
 * worse, the largest fall first, then by unit and name.
 */
export function servicesOf({ lines, rows, ...given }: Given): PlaceChange[] {
  const byService = Map.groupBy(rows, ({ serviceId }) => serviceId)
  return lines
    .filter(({ serviceId }) => serviceId !== null)
    .map((place) => placeChange(place, byService.get(place.serviceId) ?? [], given))
    .filter(isShown)
    .sort((one, other) => orderOf(one) - orderOf(other))
}

/** Whether a place certainly or likely fell. */
export function isWorse({ change }: Pick<PlaceChange, 'change'>): boolean {
  return change !== null && change.certainty !== 'none' && change.by < 0
}

function placeChange(
  place: PlaceLine,
  rows: readonly PlacedCounts[],
  { periods, questionsOf }: Pick<Given, 'periods' | 'questionsOf'>,
): PlaceChange {
  const [before, now] = foldPlaces(rows, questionsOf(place.unitId), periods) as [PeriodIndex, PeriodIndex]
  const change = changeOf(before, now)
  return { place, before, now, change }
}

function isShown({ place, now, before }: PlaceChange): boolean {
  return !place.isEnded || now.responses + before.responses > 0
}

/** The index has 75 points: no fall reaches beyond the next group. */
const GROUP = 100

function orderOf(entry: PlaceChange): number {
  return (entry.place.isPriority ? 0 : 2 * GROUP) + (isWorse(entry) ? (entry.change?.by ?? 0) : GROUP)
}
