/** An exact rational number in lowest terms; the denominator is positive. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint }

/** @throws RangeError when the denominator is zero. */
export function fraction(top: bigint | number, bottom: bigint | number = 1): Fraction {
  const [a, b] = [BigInt(top), BigInt(bottom)]
  if (b === 0n) throw new RangeError('A fraction needs a denominator other than zero.')
  if (b === 1n) return { top: a, bottom: b }
  const divisor = greatestCommonDivisor(a < 0n ? -a : a, b < 0n ? -b : b) * (b < 0n ? -1n : 1n)
  return { top: a / divisor, bottom: b / divisor }
}

/** A decimal such as `3.064` as the fraction it says. The text must be digits with at most one point. */
export function fromDecimal(text: string): Fraction {
  const [whole = '', decimals = ''] = text.split('.')
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.top, a.bottom * b.bottom)
}

/** Divides; a `b` of zero throws as in {@link fraction}. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.bottom, a.bottom * b.top)
}

export function sumOf(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce(add, fraction(0))
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The nearest floating-point number; for display and JSON, never for a further calculation. */
export function toNumber(value: Fraction): number {
  return Number(toDecimal(value, 17))
}

/** Rounds half up (away from zero) once, to text with exactly `decimals` digits after the point. */
export function toDecimal(value: Fraction, decimals: number): string {
  const scale = 10n ** BigInt(decimals)
  const sign = value.top < 0n ? '-' : ''
  const top = (value.top < 0n ? -value.top : value.top) * scale
  const rounded = (2n * top + value.bottom) / (2n * value.bottom)
  const digits = rounded.toString().padStart(decimals + 1, '0')
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)

/** Euclid; as soon as both fit, in numbers, whose remainders are exact and take a fifth of the time of big ones. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n && (x > LARGEST || y > LARGEST)) [x, y] = [y, x % y]
  let [small, rest] = [Number(x), Number(y)]
  if (y === 0n) return x === 0n ? 1n : x
  while (rest !== 0) [small, rest] = [rest, small % rest]
  return BigInt(small)
}
