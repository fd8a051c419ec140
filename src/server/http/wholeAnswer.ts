import { STATUS_CODES, validateHeaderName, validateHeaderValue } from 'node:http'
import type { Socket } from 'node:net'
import type { Outgoing } from './messages.ts'

/** Where an answer goes. */
export type Way = {
  socket: Socket
  /** The headers that speak of the connection itself, a line each. */
  lastLines: () => string
  /** Called when the answer went out, or the client has taken what was in its way: the next request may come. */
  whenSent: () => void
}

/** The answer to a request that was read whole: head and body in one piece. */
export class WholeAnswer implements Outgoing {
  statusCode = 200
  headersSent = false
  #lines = ''
  readonly #way: Way

  constructor(way: Way) {
    this.#way = way
  }

  appendHeader(name: string, value: string): void {
    this.#lines += lineOf(name, value)
  }

  writeHead(status: number, headers: readonly string[] = []): void {
    let lines = '' // taken when all of them are sound: what a failed one left would stand in the answer that tells of it
    for (let place = 0; place < headers.length; place += 2) lines += lineOf(headers[place]!, headers[place + 1]!)
    this.statusCode = status
    this.#lines += lines
  }

  end(body: string | Buffer = '', encoding: BufferEncoding = 'utf8'): void {
    if (this.headersSent) throw new Error('A request was answered twice.')
    this.headersSent = true
    const { socket, lastLines, whenSent } = this.#way
    if (socket.destroyed) return // the client went away
    const head = `HTTP/1.1 ${this.statusCode} ${STATUS_CODES[this.statusCode]}\r\n${this.#lines}${lastLines()}\r\n`
    const isText = typeof body === 'string' && encoding === 'latin1'
    const isTaken = isText ? socket.write(head + body, 'latin1') : socket.write(joined(head, body, encoding))
    if (isTaken) whenSent()
    else socket.once('drain', whenSent)
  }

  destroy(): void {
    this.#way.socket.destroy()
  }
}

function joined(head: string, body: string | Buffer, encoding: BufferEncoding): Buffer {
  return Buffer.concat([Buffer.from(head, 'latin1'), typeof body === 'string' ? Buffer.from(body, encoding) : body])
}

/** Neither a name nor a value can hold a line break; throws. */
function lineOf(name: string, value: string): string {
  validateHeaderName(name)
  validateHeaderValue(name, value)
  return `${name}: ${value}\r\n`
}
