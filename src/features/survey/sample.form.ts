/** What comes in from the sample planner: a number of people for each place. */
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Population, SamplePlace } from './sample.ts'

/** The name of the field for a place. */
export function fieldOfPlace({ unitId, serviceId }: Pick<SamplePlace, 'unitId' | 'serviceId'>): string {
  return `n-${serviceId ?? unitId}`
}

/** More people than Indonesia has. */
const MOST = 1_000_000_000

/** Reads whole numbers, dots between thousands allowed; an empty field is no number. A refusal names the bad fields. */
export function readPopulations(
  fields: URLSearchParams,
  places: readonly SamplePlace[],
): Outcome<Population[], string[]> {
  const given = places.map((place) => {
    const field = fieldOfPlace(place)
    const text = (fields.get(field) ?? '').trim()
    const isNumber = /^(\d{1,9}|\d{1,3}(\.\d{3})+)$/.test(text)
    const population = text === '' ? null : isNumber ? Number(text.replaceAll('.', '')) : Number.NaN
    const isBad = population !== null && !(population >= 1 && population < MOST)
    return { ...place, population, field, isBad }
  })
  const bad = given.filter(({ isBad }) => isBad).map(({ field }) => field)
  return bad.length > 0
    ? no(bad)
    : ok(given.map(({ unitId, serviceId, population }) => ({ unitId, serviceId, population })))
}
