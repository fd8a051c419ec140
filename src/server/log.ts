import pino, { type Logger } from 'pino'

export type Log = Logger

/** JSON lines on standard error. What citizens sent, receipts and addresses of clients are never handed to it. */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  )
}
