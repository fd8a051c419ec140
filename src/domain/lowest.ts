import { type Fraction, compare } from './fraction.ts'
import type { Ikm } from './ikm.ts'

export type RankedElement = { code: string; n: number; nrr: Fraction }

/** How many elements a report calls the lowest, and a plan should begin with. */
export const LOWEST_COUNT = 3

/** The answered elements of an index, the lowest mean first; equal ones as the questionnaire has them. */
export function fromLowest({ elements }: Ikm): RankedElement[] {
  return elements
    .flatMap(({ code, n, nrr }) => (nrr ? [{ code, n, nrr }] : []))
    .sort((one, other) => compare(one.nrr, other.nrr))
}
