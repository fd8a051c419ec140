import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Incoming, Outgoing } from './messages.ts'
import { WholeAnswer } from './wholeAnswer.ts'
import { readWhole } from './wholeRequest.ts'

export type Wire = {
  /** Ends the connections that wait for a request; the others end with their answer. */
  close(): void
  /** Ends all of them. */
  cut(): void
}

type Parts = {
  /** Answers a request of the fast lane; false, and nothing done, when it is none. */
  answer: (req: Incoming, res: Outgoing) => boolean
  clock: () => Date
}

/** A connection, while its requests are read here. */
type Connection = { socket: Socket; isAnswering: boolean }

/**
 * Stands before node:http on each new connection. A request that came whole and plain (wholeRequest.ts) and is one of the fast lane's
 * is answered here, without node:http's streams, which took a fifth of this thread's time. The first one that is anything else goes to
 * node:http as it came, and the connection with it, for good: what comes in pieces, pages, files, and whatever is no HTTP at all.
 */
export function putBefore(server: Server, { answer, clock }: Parts): Wire {
  const [toHttp] = server.listeners('connection')
  if (!toHttp) throw new Error('The server does not listen to its connections.')
  const connections = new Set<Connection>()
  const { keepAliveTimeout, keepAliveTimeoutBuffer } = server
  const date = createDate(clock)
  let isClosing = false

  const lastLines = () =>
    `Date: ${date()}\r\nConnection: ${isClosing ? 'close' : `keep-alive\r\nKeep-Alive: timeout=${keepAliveTimeout / 1_000}`}\r\n`

  function begin(socket: Socket): void {
    const connection: Connection = { socket, isAnswering: false }
    /** Something came before the answer to what was asked before. */
    let isEarly = false
    let hasEnded = false

    function read(bytes: Buffer): void {
      const request = connection.isAnswering ? null : readWhole(bytes)
      if (request) {
        connection.isAnswering = true
        if (answer({ ...request, socket }, new WholeAnswer({ socket, lastLines, whenSent }))) return
        connection.isAnswering = false
      }
      socket.pause()
      socket.unshift(bytes)
      if (connection.isAnswering) isEarly = true
      else handOver()
    }

    function whenSent(): void {
      connection.isAnswering = false
      if (isClosing || hasEnded) socket.destroySoon()
      else if (isEarly) handOver()
    }

    function handOver(): void {
      socket.off('data', read).off('end', end).off('timeout', timeOut).off('error', ignore).off('close', forget)
      socket.setTimeout(0)
      forget()
      toHttp!.call(server, socket)
      socket.resume()
    }

    function end(): void {
      hasEnded = true
      if (!connection.isAnswering) socket.destroySoon()
    }

    /** Nothing was asked for long, or nothing was taken of an answer that is on its way. */
    function timeOut(): void {
      if (!connection.isAnswering || socket.writableLength > 0) socket.destroy()
    }

    function forget(): void {
      connections.delete(connection)
    }

    connections.add(connection)
    socket.on('data', read).on('end', end).on('timeout', timeOut).on('error', ignore).on('close', forget)
    socket.setTimeout(keepAliveTimeout + keepAliveTimeoutBuffer) // later than was said: a request may be on its way
  }

  server.removeAllListeners('connection').on('connection', begin)
  return {
    close() {
      isClosing = true
      for (const { socket, isAnswering } of connections) if (!isAnswering) socket.destroySoon()
    },
    cut() {
      for (const { socket } of connections) socket.destroy()
    },
  }
}

/** A connection that breaks is closed by itself; an answer that is under way goes nowhere. */
function ignore(): void {}

/** The time as answers say it, made once a second. */
function createDate(clock: () => Date): () => string {
  let [second, text] = [0, '']
  return () => {
    const now = clock()
    const current = Math.floor(now.getTime() / 1_000)
    if (current !== second) [second, text] = [current, now.toUTCString()]
    return text
  }
}
