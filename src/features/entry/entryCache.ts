import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Entry, EntryRefusal } from './entry.ts'

type Opened = Outcome<Entry, EntryRefusal>

export type EntryCache = {
  /** Opens a code, in any case. The same object comes back until something in the directory changed. */
  open(code: string, now: Date): Promise<Opened>
  /** What is remembered of a code in capital letters, at once; null when it must be asked for. */
  known(code: string, now: Date): Opened | null
  /** The entry as it was in the last days, before its questions changed (entry.ts). Found once, for whoever sends nonsense sends it often. */
  former(entry: Entry, now: Date): Promise<readonly Entry[]>
  /** Forgets everything if the directory's version is another one than the last time. */
  see(version: string): void
}

type Kept = { opened: Opened; readAt: number; version: string }

/** Duties are read for a day ahead, so a remembered entry is read anew long before they run out. */
const KEEP_MS = 3_600_000
const MAX_KEPT = 100_000
/** Entries of which it is known what they were before. */
const MAX_FORMER = 1_000

/**
 * Remembers opened entries until the directory changes. Simultaneous look-ups of a code are one, and those of one moment are one
 * question to the database: 50,000 points that a portal meets for the first time cost it a few hundred. When the database is
 * away, what was known last still opens the page; storing an answer will say that it cannot.
 */
export function createEntryCache(
  read: (codes: readonly string[], now: Date) => Promise<Opened[]>,
  readFormer: (entry: Entry, now: Date) => Promise<readonly Entry[]>,
): EntryCache {
  const former = new Map<Entry, Promise<readonly Entry[]>>()
  const kept = new Map<string, Kept>()
  const underWay = new Map<string, Promise<Opened>>()
  let gathering: { codes: string[]; opened: Promise<Opened[]> } | null = null
  const share = createSharing()
  let version = ''

  /** Joins the look-ups of this moment, or begins them. */
  async function readSoon(code: string, now: Date): Promise<Opened> {
    gathering ??= gather(now)
    const place = gathering.codes.push(code) - 1
    return (await gathering.opened)[place] ?? no('unknown')
  }

  function gather(now: Date) {
    const codes: string[] = []
    const opened = new Promise(setImmediate).then(() => {
      gathering = null
      return read(codes, now)
    })
    return { codes, opened }
  }

  async function readAndKeep(code: string, now: Date): Promise<Opened> {
    const seen = version
    const read = await readSoon(code, now)
    const opened = read.ok ? ok(share(read.value)) : read
    if (opened.ok || opened.reason !== 'unknown') keep(code, { opened, readAt: now.getTime(), version: seen })
    return opened
  }

  function keep(code: string, entry: Kept): void {
    kept.delete(code)
    kept.set(code, entry)
    if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value as string)
  }

  function isGood({ version: seen, readAt }: Kept, now: Date): boolean {
    return seen === version && now.getTime() - readAt < KEEP_MS
  }

  return {
    known(code, now) {
      const known = kept.get(code)
      return known && isGood(known, now) ? known.opened : null
    },
    async open(text, now) {
      const code = text.toUpperCase()
      const known = kept.get(code)
      if (known && isGood(known, now)) return known.opened
      let reading = underWay.get(code)
      if (!reading) {
        reading = readAndKeep(code, now).finally(() => underWay.delete(code))
        underWay.set(code, reading)
      }
      return reading.catch((error: unknown) => {
        if (known) return known.opened
        throw error
      })
    },
    former(entry, now) {
      let found = former.get(entry)
      if (!found) {
        if (former.size >= MAX_FORMER) former.clear()
        found = readFormer(entry, now)
        found.catch(() => former.delete(entry))
        former.set(entry, found)
      }
      return found
    },
    see(latest) {
      version = latest
    },
  }
}

/** Nobody's duties: one list for all points that have none. */
const none: Entry['duties'] = []

/**
 * Gives entries the same text where they say the same: one of 50,000 points then takes 491 bytes instead of 771, which V8 looks through each
 * time that it looks for garbage among all that lasts.
 */
function createSharing(): (entry: Entry) => Entry {
  const texts = new Map<string, string>()
  const one = <T extends string | null>(text: T): T => {
    if (text === null) return text
    const same = texts.get(text)
    if (same === undefined) texts.set(text, text)
    return (same ?? text) as T
  }
  return (entry) => {
    if (texts.size > MAX_KEPT) texts.clear()
    return {
      ...entry,
      agencyId: one(entry.agencyId),
      agencyName: one(entry.agencyName),
      timeZone: one(entry.timeZone),
      unitId: one(entry.unitId),
      unitName: one(entry.unitName),
      serviceId: one(entry.serviceId),
      serviceName: one(entry.serviceName),
      questionnaireId: one(entry.questionnaireId),
      duties: entry.duties.length > 0 ? entry.duties : none,
    }
  }
}
