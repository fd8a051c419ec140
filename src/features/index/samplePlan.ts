/** The sample of a period: what each unit and service needs, has, and how it is on the way. */
import { type Pace, paceOf } from '../../domain/samplePace.ts'
import { sampleSize } from '../../domain/sampleSize.ts'
import type { RespondentCount } from './respondents.ts'

/** A unit, or a service of it where `serviceId` is not null, with the users of the period before; null where nobody typed them in. */
type Place = { unitId: string; serviceId: string | null; population: number | null }
export type SampleLine<P extends Place> = P & {
  /** Null where nobody said how many people came before. */
  needed: number | null
  answered: number
  pace: Pace | null
}

export type Window = { from: string; to: string; today: string }

/** A line for each place; a unit counts all answers at its own points, those without a service too. */
export function samplePlan<P extends Place>(
  places: readonly P[],
  counts: readonly RespondentCount[],
  window: Window,
): SampleLine<P>[] {
  return places.map((place) => {
    const own = counts.filter(
      ({ unitId, serviceId }) => unitId === place.unitId && (place.serviceId === null || serviceId === place.serviceId),
    )
    const answered = own.reduce((sum, { n }) => sum + n, 0)
    const needed = place.population === null ? null : sampleSize(place.population)
    const pace = needed === null ? null : paceOf({ needed, answered, ...window })
    return { ...place, needed, answered, pace }
  })
}
