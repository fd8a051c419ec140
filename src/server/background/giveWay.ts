import { readlinkSync, writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import type pg from 'pg'

/**
 * A tenth of a core where others want all of it. With two other programs that did, no answer waited longer than 3 s to be counted; at the
 * lowest priority, which is a seventieth, 33 s and more.
 */
const LOW = constants.priority.PRIORITY_BELOW_NORMAL

/**
 * Lets a citizen's answer go ahead of what can wait, on a machine that is busy: this thread and, where they are processes of this machine,
 * the database's for a pool. Where the system knows no such priority, or does not allow it, nothing changes.
 */
export function giveWay(pool: pg.Pool, isHere: boolean): void {
  // Linux gives each thread a number of its own, which stands here alone.
  attempt(() => lower(Number(readlinkSync('/proc/thread-self').split('/').at(-1))))
  if (isHere) pool.on('connect', (client) => lowerProcess((client as { processID?: number }).processID ?? 0))
}

/** Each process of PostgreSQL is a session of its own, and Linux shares cores among sessions first: a priority within it alone is nothing. */
function lowerProcess(id: number): void {
  attempt(() => lower(id))
  attempt(() => lowerSession(id))
}

function lowerSession(id: number): void {
  try {
    writeFileSync(`/proc/${id}/autogroup`, String(LOW), { flag: 'r+' })
  } catch (error) {
    // Linux lets all users together do this once in 100 ms.
    if ((error as { code?: string }).code === 'EAGAIN') setTimeout(() => attempt(() => lowerSession(id)), 150).unref()
    else throw error
  }
}

/** Never 0: that is the caller's whole process. */
function lower(id: number): void {
  if (id > 0) setPriority(id, LOW)
}

function attempt(act: () => void): void {
  try {
    act()
  } catch {
    // No Linux, or another user's process.
  }
}
