import type { Random } from '../../db/seed/random.ts'

/** A negative binomial count: of that mean, with the variance mean + mean² / size; `size` from 1. */
export function countOf(random: Random, mean: number, size: number): number {
  return poisson(random, (mean * gamma(random, size)) / size)
}

/** Marsaglia and Tsang 2000, for shapes of one and more. */
function gamma(random: Random, shape: number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = random.normal()
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

function poisson(random: Random, mean: number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()))
  const limit = Math.exp(-mean)
  let [count, product] = [0, random.uniform()]
  for (; product > limit; count += 1) product *= random.uniform()
  return count
}
