// The counting thread (counting.ts): drains the queue of stored answers into the counters until it is told to stop.
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { drain } from '../../features/tally/tally.ts'
import { type Connection, connect } from '../db.ts'
import { createLog } from '../log.ts'
import { startPoll } from '../poll.ts'
import { pauseAfter } from './counting.ts'
import { giveWay } from './giveWay.ts'

const { connection, logLevel } = workerData as { connection: Connection; logLevel: string }
const { db, pool, close } = connect(connection, 1)
giveWay(pool, connection.connectionString === undefined)
const poll = startPoll('drain', pauseAfter, () => drain(db), createLog(logLevel))
await once(parentPort!, 'message')
await poll.stop()
await close()
