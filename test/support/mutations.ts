import { randomOf } from '../../db/seed/random.ts'
import { readToken, writeToken } from '../../src/domain/visitToken.ts'

/** `n` texts, each one of the good tokens with something about it changed: a bit, a letter, a tail, a signature, a letter less. */
export function* mutations(tokens: readonly string[], n: number): Generator<string> {
  const random = randomOf(4)
  const good = new Set(tokens)
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  for (let made = 0; made < n;) {
    const [token, other] = [random.pick(tokens), random.pick(tokens)]
    const at = random.below(token.length)
    const text = random.pick([
      () => flip(token, random.below(240)),
      () => token.slice(0, at) + random.pick([...letters]) + token.slice(at + 1),
      () => token.slice(0, -48 + random.below(48)) + other.slice(-48).slice(-random.below(48) - 1),
      () => token.slice(0, -32) + other.slice(-32),
      () => token.slice(0, at) + token.slice(at + 1),
    ])()
    if (good.has(text)) continue
    made += 1
    yield text
  }
}

/** One bit of what follows the code. */
function flip(text: string, bit: number): string {
  const token = readToken(text)!
  const bytes = Buffer.concat([token.signed, token.signature])
  bytes[bit >> 3]! ^= 1 << (bit & 7)
  return writeToken({ code: token.code, signed: bytes.subarray(0, 14), signature: bytes.subarray(14) })
}
