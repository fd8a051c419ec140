// The counting thread (counting.ts): drains the queue of stored answers into the counters until it is told to stop.
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { drain } from '../features/tally/tally.ts'
import { type Connection, connect } from './db.ts'
import { createLog } from './log.ts'
import { startPoll } from './poll.ts'

/** How long a stored answer waits before it is counted: the first one after a silence, and those that keep coming. Half a second's worth of these, counted at once, kept the answering thread from a processor. */
const [QUIET_MS, BUSY_MS] = [500, 100]

const { connection, logLevel } = workerData as { connection: Connection; logLevel: string }
const { db, close } = connect(connection, 1)
const poll = startPoll(
  'drain',
  (counted = 0) => (counted > 0 ? BUSY_MS : QUIET_MS),
  () => drain(db),
  createLog(logLevel),
)
await once(parentPort!, 'message')
await poll.stop()
await close()
