/** Random numbers that are the same for the same seeds: sfc32, so that a city can be made again to the last bit. */
export type Random = {
  /** 32 bits, as an unsigned integer. */
  bits(): number
  /** From 0 up to, but not, 1. */
  uniform(): number
  /** A whole number from 0 up to, but not, `limit`. */
  below(limit: number): number
  /** Standard normal. */
  normal(): number
  pick<T>(list: readonly T[]): T
}

/** A stream of its own for every combination of whole numbers. */
export function randomOf(...seeds: number[]): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1]
  const bits = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (const seed of seeds) {
    a ^= seed
    for (let turn = 0; turn < 15; turn += 1) bits()
  }
  const uniform = () => bits() / 2 ** 32
  const below = (limit: number) => Math.floor(uniform() * limit)
  return {
    bits,
    uniform,
    below,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    pick: (list) => list[below(list.length)]!,
  }
}

/** A UUIDv7 of a moment (milliseconds since 1970). */
export function uuid7(random: Random, moment: number): string {
  const bytes = new DataView(new ArrayBuffer(16))
  for (const place of [4, 8, 12]) bytes.setUint32(place, random.bits())
  bytes.setUint32(0, Math.floor(moment / 2 ** 16))
  bytes.setUint16(4, moment % 2 ** 16)
  bytes.setUint8(6, (bytes.getUint8(6) & 0x0f) | 0x70)
  bytes.setUint8(8, (bytes.getUint8(8) & 0x3f) | 0x80)
  const hex = Array.from({ length: 16 }, (_, place) => bytes.getUint8(place).toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
