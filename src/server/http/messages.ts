import type { IncomingMessage, ServerResponse } from 'node:http'
import type { WholeRequest } from './wholeRequest.ts'

/** A request as the lanes see it: read by node:http, or read whole from the wire. */
export type Incoming = IncomingMessage | WholeRequest

/** What the lanes need to answer one. Headers come as a flat list of names and values and say the length of the body. */
export type Outgoing = Pick<ServerResponse, 'statusCode' | 'headersSent'> & {
  appendHeader(name: string, value: string): unknown
  writeHead(status: number, headers?: string[]): unknown
  end(body?: string | Buffer, encoding?: BufferEncoding): unknown
  destroy(): unknown
}
