import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Reach } from '../../domain/access.ts'
import { dayIn } from '../../domain/localTime.ts'
import { withinAgency } from '../../features/agencyScope.sql.ts'
import { type LiveState, findWatchers, liveWithin, readLive } from '../../features/dashboard/live.ts'
import type { Log } from '../log.ts'
import { type Poll, startPoll } from '../poll.ts'

/** What a screen is told: the figures, that its sign-in ended, or that the portal stops and is to be asked again. */
export type LiveEvent = { is: 'state'; state: LiveState } | { is: 'ended' } | { is: 'stopping' }
export type Screen = { sessionId: string; see: (event: LiveEvent) => void }

export type Live = {
  /** Tells a screen the figures of an agency every two seconds until it leaves; `full` when there are too many. */
  watch(agency: { agencyId: string; timeZone: string }, screen: Screen): (() => void) | 'full'
  close(): Promise<void>
}

type Room = { screens: Set<Screen>; poll: Poll }
type Deps = { db: Kysely<Database>; clock: () => Date; log: Log }

/** How soon a stored answer shows. */
const POLL_MS = 2_000
/** Screens of one portal, and of one sign-in: more than a wall of them, fewer than what would wear the process out. */
const [MOST, MOST_OF_ONE] = [200, 6]

/**
 * Screens that follow the figures of an agency. However many look at it, it is read once: in a short transaction every two seconds, and not
 * at all while nobody looks. Each screen is shown what its person may see at that moment.
 */
export function createLive({ db, clock, log }: Deps): Live {
  const rooms = new Map<string, Room>()

  async function tellAll(agencyId: string, timeZone: string): Promise<void> {
    const screens = [...(rooms.get(agencyId)?.screens ?? [])]
    if (screens.length === 0) return
    const sessions = [...new Set(screens.map(({ sessionId }) => sessionId))]
    const now = clock()
    const reaches = await findWatchers(db, agencyId, sessions, now)
    const source = await withinAgency(db, agencyId, { isReadOnly: true }, (trx) =>
      readLive(trx, agencyId, now, dayIn(timeZone, now)),
    )
    const states = new Map<string, LiveState>()
    const stateOf = (reach: Reach) => {
      const key = JSON.stringify(reach)
      const state = states.get(key) ?? liveWithin(source, reach)
      states.set(key, state)
      return state
    }
    for (const screen of screens) {
      const reach = reaches.get(screen.sessionId)
      screen.see(reach ? { is: 'state', state: stateOf(reach) } : { is: 'ended' })
    }
  }

  function roomOf({ agencyId, timeZone }: { agencyId: string; timeZone: string }): Room {
    const known = rooms.get(agencyId)
    if (known) return known
    const screens = new Set<Screen>()
    const room = { screens, poll: startPoll('live', POLL_MS, () => tellAll(agencyId, timeZone), log) }
    rooms.set(agencyId, room)
    return room
  }

  return {
    watch(agency, screen) {
      const all = [...rooms.values()].flatMap(({ screens }) => [...screens])
      const own = all.filter(({ sessionId }) => sessionId === screen.sessionId)
      if (all.length >= MOST || own.length >= MOST_OF_ONE) return 'full'
      const room = roomOf(agency)
      room.screens.add(screen)
      return () => {
        room.screens.delete(screen)
        if (room.screens.size > 0 || rooms.get(agency.agencyId) !== room) return
        rooms.delete(agency.agencyId)
        void room.poll.stop()
      }
    },
    async close() {
      const open = [...rooms.values()]
      rooms.clear()
      for (const { screens } of open) for (const screen of screens) screen.see({ is: 'stopping' })
      await Promise.all(open.map(({ poll }) => poll.stop()))
    },
  }
}
