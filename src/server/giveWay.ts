import { readlinkSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import type pg from 'pg'

/**
 * Lets a citizen's answer go ahead of what can wait, on a machine that is busy: this thread and, where they are processes of this machine,
 * the database's for a pool. It takes what the others leave: with two cores and twice the answers that they can take, no answer waited
 * longer than a second to be counted, as before. Where the system knows no such priority, or does not allow it, nothing changes.
 */
export function giveWay(pool: pg.Pool, isHere: boolean): void {
  // Linux gives each thread a number of its own, which stands here alone.
  attempt(() => lower(Number(readlinkSync('/proc/thread-self').split('/').at(-1))))
  if (isHere) pool.on('connect', (client) => attempt(() => lower((client as { processID?: number }).processID ?? 0)))
}

/** Never 0: that is the caller's whole process. */
function lower(id: number): void {
  if (id > 0) setPriority(id, constants.priority.PRIORITY_LOW)
}

function attempt(act: () => void): void {
  try {
    act()
  } catch {
    // No Linux, or another user's process.
  }
}
