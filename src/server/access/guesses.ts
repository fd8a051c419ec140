import { createHmac, randomBytes } from 'node:crypto'
import type { GuessGuard } from '../../features/response/receipt.ts'

/** The guard of one sender, by the address a request came from. */
export type GuessGuards = (address: string) => GuessGuard

const MOST = 30
const WINDOW_MS = 600_000
const DAY_MS = 86_400_000
/** About 10 MB; whoever was counted longest ago is forgotten first. */
const MAX_COUNTED = 100_000

/**
 * Counts guesses per sender and per beginning of what was guessed, in memory alone: thirty in vain within ten minutes. An address is
 * kept as a hash under a random key of the day, so that not even this process can say tomorrow who asked today. The thread that answers
 * and that of the pages count each for itself.
 */
export function createGuessGuards(clock: () => number): GuessGuards {
  const counts = new Map<string, { n: number; since: number }>()
  let [key, keyDay] = [randomBytes(32), dayOf(clock())]

  function tagOf(text: string): string {
    const day = dayOf(clock())
    if (day !== keyDay) {
      ;[key, keyDay] = [randomBytes(32), day]
      counts.clear()
    }
    return createHmac('sha256', key).update(text).digest('base64url').slice(0, 16)
  }

  function countOf(tag: string): { n: number; since: number } {
    const known = counts.get(tag)
    if (known && clock() - known.since < WINDOW_MS) return known
    const fresh = { n: 0, since: clock() }
    counts.delete(tag)
    counts.set(tag, fresh)
    if (counts.size > MAX_COUNTED) counts.delete(counts.keys().next().value as string)
    return fresh
  }

  return (address) => {
    const tagsOf = (beginning: string) => [tagOf(`from ${networkOf(address)}`), tagOf(`about ${beginning}`)]
    return {
      mayAsk(beginning) {
        const counted = tagsOf(beginning).map(countOf)
        if (counted.some(({ n }) => n >= MOST)) return false
        for (const count of counted) count.n += 1
        return true
      },
      found(beginning) {
        for (const count of tagsOf(beginning).map(countOf)) count.n = Math.max(0, count.n - 1)
      },
    }
  }
}

function dayOf(time: number): number {
  return Math.floor(time / DAY_MS)
}

/** An address, or of IPv6 the half that names the network: one subscriber has all the rest. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail = ''] = address.split('::')
  const [before, after] = [head.split(':'), tail.split(':').filter(Boolean)]
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}
