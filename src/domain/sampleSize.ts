/** How many respondents a survey needs: Krejcie and Morgan 1970, the sample table of PermenPANRB 14/2017. */
import { add, divide, fraction, multiply, toDecimal } from './fraction.ts'

/** χ² P(1-P): one degree of freedom at 95 % as the table rounds it, times the widest spread that a share can have. */
const SPREAD = multiply(fraction(3841, 1000), fraction(1, 4))
/** d², the square of an error of 5 %. */
const SQUARED_ERROR = fraction(25, 10_000)

/**
 * S = χ² N P(1-P) / (d² (N-1) + χ² P(1-P)), rounded half up; it gives every printed row and never asks for more than 384.
 * @param population the users of the service in the period before, a whole number from 1
 * @throws RangeError when it is none
 */
export function sampleSize(population: number): number {
  if (!Number.isSafeInteger(population) || population < 1)
    throw new RangeError(`expected a whole number of users from 1, given ${population}`)
  const all = fraction(population)
  const allowed = multiply(SQUARED_ERROR, add(all, fraction(-1)))
  return Number(toDecimal(divide(multiply(SPREAD, all), add(allowed, SPREAD)), 0))
}
