import type { Outcome } from '../../domain/outcome.ts'
import type { Entry, EntryRefusal } from './entry.ts'

type Opened = Outcome<Entry, EntryRefusal>
type Kept = { opened: Opened; readAt: number }

/** A point that is closed or moved is noticed after this long. */
const FRESH_MS = 1_000
const MAX_KEPT = 100_000

/**
 * Remembers opened entries for a moment, so that a busy counter costs one look-up a second. Simultaneous look-ups of a code
 * are one. When the database is away, what was known last still opens the page; storing an answer will say that it cannot.
 */
export function createEntryCache(
  open: (code: string, now: Date) => Promise<Opened>,
): (code: string, now: Date) => Promise<Opened> {
  const kept = new Map<string, Kept>()
  const underWay = new Map<string, Promise<Opened>>()

  async function read(code: string, now: Date): Promise<Opened> {
    const opened = await open(code, now)
    if (opened.ok) keep(code, { opened, readAt: now.getTime() })
    else kept.delete(code)
    return opened
  }

  function keep(code: string, entry: Kept): void {
    kept.delete(code)
    kept.set(code, entry)
    if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value as string)
  }

  return async (text, now) => {
    const code = text.toUpperCase()
    const known = kept.get(code)
    if (known && now.getTime() - known.readAt < FRESH_MS) return known.opened
    let reading = underWay.get(code)
    if (!reading) {
      reading = read(code, now).finally(() => underWay.delete(code))
      underWay.set(code, reading)
    }
    return reading.catch((error: unknown) => {
      if (known) return known.opened
      throw error
    })
  }
}
