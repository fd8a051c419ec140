// The counting thread (counting.ts): drains the queue of stored answers into the counters until it is told to stop.
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { drain } from '../features/tally/tally.ts'
import { type Connection, connect } from './db.ts'
import { giveWay } from './giveWay.ts'
import { createLog } from './log.ts'
import { startPoll } from './poll.ts'

const [SHORTEST_MS, LONGEST_MS] = [40, 500]

/**
 * How long is waited for the next answers. Counted little by little, citizens' answers do not queue behind the counting: at 9,000 a second
 * on two cores, 1 in 100 waited 20 ms instead of 29 with half a second between. Where there is little to spare a round takes longer, so
 * the rest is longer too, and the next counts more at once, which costs less for each.
 */
function pauseAfter(counted: number | undefined, tookMs: number): number {
  return counted ? Math.min(Math.max(3 * tookMs, SHORTEST_MS), LONGEST_MS) : LONGEST_MS
}

const { connection, logLevel } = workerData as { connection: Connection; logLevel: string }
const { db, pool, close } = connect(connection, 1)
giveWay(pool, connection.connectionString === undefined)
const poll = startPoll('drain', pauseAfter, () => drain(db), createLog(logLevel))
await once(parentPort!, 'message')
await poll.stop()
await close()
