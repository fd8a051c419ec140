import { once } from 'node:events'
import { type Server, createServer } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { readBytes } from '../../src/server/http/body.ts'
import type { Incoming, Outgoing } from '../../src/server/http/messages.ts'
import { type Wire, putBefore } from '../../src/server/http/wire.ts'

const NOW = new Date('2026-10-01T03:10:00Z')
const sockets: net.Socket[] = []
let server: Server
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server.closeAllConnections()
  server.close()
})

/** What is asked for, as the server sees it: the address, the body, and how it came. */
type Asked = `${string} ${string} ${'whole' | 'by node'}`

/**
 * A server whose fast lane is everything below `/fast`. An answer says what was asked; `/fast/wait` waits until it is let go, `/fast/large`
 * is too large for a client that does not read.
 */
async function aServer({ keepAliveTimeout = 5_000 } = {}) {
  const asked: Asked[] = []
  const held: (() => void)[] = []
  async function tell(req: Incoming, res: Outgoing): Promise<void> {
    const body = (await readBytes(req, 100_000))!.toString()
    const text: Asked = `${req.url} ${body} ${'body' in req ? 'whole' : 'by node'}`
    asked.push(text)
    if (req.url === '/fast/wait') await new Promise<void>((resolve) => held.push(resolve))
    if (req.url === '/fast/broken') expect(() => res.writeHead(200, ['x-one', '1', 'x-two', '\n'])).toThrow()
    const sent = req.url === '/fast/large' ? 'x'.repeat(20_000_000) : text
    res.writeHead(200, ['content-length', String(sent.length)])
    res.end(req.method === 'HEAD' ? undefined : sent, 'latin1')
  }
  const answer = (req: Incoming, res: Outgoing): boolean => {
    if (!req.url!.startsWith('/fast')) return false
    void tell(req, res)
    return true
  }
  server = createServer(
    { keepAliveTimeout, keepAliveTimeoutBuffer: 0, headersTimeout: 300, connectionsCheckingInterval: 50 },
    (req, res) => {
      if (!answer(req, res)) void tell(req, res)
    },
  )
  const wire: Wire = putBefore(server, { answer, clock: () => NOW })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const letGo = () => held.splice(0).forEach((go) => go())
  return { asked, letGo, wire, port: (server.address() as AddressInfo).port }
}

/** A client that keeps what it was sent. */
async function aClient(port: number) {
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true })
  sockets.push(socket)
  let got = ''
  let isClosed = false
  socket.on('data', (chunk) => (got += chunk.toString('latin1'))).on('error', () => undefined)
  socket.on('end', () => (isClosed = true)).on('close', () => (isClosed = true))
  await once(socket, 'connect')
  return {
    socket,
    send: (text: string) => socket.write(text),
    got: () => got,
    bodies: () => [...got.matchAll(/\r\n\r\n(.*?)(?=HTTP|$)/gs)].map(([, body]) => body),
    isClosed: () => isClosed,
  }
}

const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`
const tell = (path: string, body: string) =>
  `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n${body}`

test('requests that come whole are answered one after the other, without node:http', async () => {
  const { port } = await aServer()
  const client = await aClient(port)
  for (const [text, count] of [
    [ask('/fast/a'), 1],
    [tell('/fast/b', 'x=1'), 2],
    [ask('/fast/c'), 3],
  ] as const) {
    client.send(text)
    await expect.poll(() => client.bodies().length).toBe(count)
  }
  expect(client.bodies()).toEqual(['/fast/a  whole', '/fast/b x=1 whole', '/fast/c  whole'])
})

test('both ways give the same answer, to the letter but for the time', async () => {
  const { port } = await aServer()
  const [whole, pieces] = [await aClient(port), await aClient(port)]
  whole.send(tell('/fast/a', 'x=1'))
  const text = tell('/fast/a', 'x=1')
  pieces.send(text.slice(0, 30))
  await new Promise((resolve) => setTimeout(resolve, 20))
  pieces.send(text.slice(30))
  await expect.poll(() => [whole.bodies(), pieces.bodies()]).toEqual([['/fast/a x=1 whole'], ['/fast/a x=1 by node']])
  const plain = (got: string) =>
    got
      .replace(/Date: [^\r]*/, 'Date')
      .replace(/: \d+/, '')
      .replace(/ (whole|by node)/, '')
  expect(plain(whole.got())).toBe(plain(pieces.got()))
  expect(whole.got()).toContain('Date: Thu, 01 Oct 2026 03:10:00 GMT\r\n')
})

test('nothing of an answer that could not be sent stands in the one that is', async () => {
  const { port } = await aServer()
  const client = await aClient(port)
  client.send(ask('/fast/broken'))
  await expect.poll(client.bodies).toEqual(['/fast/broken  whole'])
  expect(client.got()).not.toContain('x-one')
})

test.each(Array.from({ length: 6 }, (_, place) => 1 + place * 10))(
  'a request that is cut at its %sth byte is answered all the same, once',
  async (at) => {
    const { port, asked } = await aServer()
    const client = await aClient(port)
    const text = tell('/fast/a', 'x=1')
    client.send(text.slice(0, at))
    await new Promise((resolve) => setTimeout(resolve, 20))
    client.send(text.slice(at))
    await expect.poll(client.bodies).toEqual(['/fast/a x=1 by node'])
    expect(asked).toHaveLength(1)
  },
)

test('what is not of the fast lane goes to node:http, and so does all that follows on that connection', async () => {
  const { port } = await aServer()
  const client = await aClient(port)
  for (const [path, count] of [
    ['/fast/a', 1],
    ['/page', 2],
    ['/fast/b', 3],
  ] as const) {
    client.send(ask(path))
    await expect.poll(() => client.bodies().length).toBe(count)
  }
  expect(client.bodies()).toEqual(['/fast/a  whole', '/page  by node', '/fast/b  by node'])
})

test('requests sent in one piece, or before the answer, are answered in their order', async () => {
  const { port, letGo, asked } = await aServer()
  const together = await aClient(port)
  together.send(ask('/fast/a') + ask('/fast/b'))
  await expect.poll(together.bodies).toEqual(['/fast/a  by node', '/fast/b  by node'])
  const early = await aClient(port)
  early.send(ask('/fast/wait'))
  await expect.poll(() => asked.length).toBe(3)
  early.send(tell('/fast/c', 'x=1'))
  early.send(ask('/fast/d'))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(asked).toHaveLength(3)
  letGo()
  await expect.poll(early.bodies).toEqual(['/fast/wait  whole', '/fast/c x=1 by node', '/fast/d  by node'])
})

test('who sends nothing, or a piece and no more, is let go', async () => {
  const { port } = await aServer({ keepAliveTimeout: 200 })
  const [silent, slow, between] = [await aClient(port), await aClient(port), await aClient(port)]
  slow.send('GET /fa')
  between.send(ask('/fast/a'))
  await expect
    .poll(() => [silent, slow, between].map((client) => client.isClosed()), { timeout: 5_000 })
    .toEqual([true, true, true])
  expect(slow.got()).toContain('408 Request Timeout')
  expect(between.bodies()).toEqual(['/fast/a  whole'])
})

test('an answer that takes its time is waited for', async () => {
  const { port, letGo, asked } = await aServer({ keepAliveTimeout: 100 })
  const client = await aClient(port)
  client.send(ask('/fast/wait'))
  await expect.poll(() => asked.length).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 300))
  letGo()
  await expect.poll(client.bodies).toEqual(['/fast/wait  whole'])
})

test('who has said all there was to say still gets the answer, and the end', async () => {
  const { port, letGo, asked } = await aServer()
  const client = await aClient(port)
  client.socket.end(ask('/fast/wait'))
  await expect.poll(() => asked.length).toBe(1)
  letGo()
  await expect.poll(client.bodies).toEqual(['/fast/wait  whole'])
  await expect.poll(client.isClosed).toBe(true)
})

test('a client that goes away before the answer harms nobody', async () => {
  const { port, letGo, asked } = await aServer()
  const client = await aClient(port)
  client.send(ask('/fast/wait'))
  await expect.poll(() => asked.length).toBe(1)
  client.socket.resetAndDestroy()
  await new Promise((resolve) => setTimeout(resolve, 50))
  letGo()
  const other = await aClient(port)
  other.send(ask('/fast/a'))
  await expect.poll(other.bodies).toEqual(['/fast/a  whole'])
})

test('a client that asks on and on and reads nothing is asked to wait', async () => {
  const { port, asked } = await aServer()
  const client = await aClient(port)
  client.socket.pause()
  for (let turn = 0; turn < 20; turn += 1) {
    client.send(ask('/fast/large'))
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(asked).toEqual(['/fast/large  whole'])
})

test('a server that closes answers what was asked and ends each connection', async () => {
  const { port, letGo, asked, wire } = await aServer()
  const [idle, waiting] = [await aClient(port), await aClient(port)]
  idle.send(ask('/fast/a'))
  waiting.send(ask('/fast/wait'))
  await expect.poll(() => asked.length).toBe(2)
  await expect.poll(() => idle.bodies().length).toBe(1)
  const closed = new Promise((resolve) => server.close(resolve))
  wire.close()
  await expect.poll(idle.isClosed).toBe(true)
  expect(waiting.isClosed()).toBe(false)
  letGo()
  await closed
  await expect.poll(waiting.bodies).toEqual(['/fast/wait  whole'])
  expect(waiting.got()).toContain('Connection: close\r\n')
})

test('a server that can wait no longer cuts what is left', async () => {
  const { port, asked, wire } = await aServer()
  const client = await aClient(port)
  client.send(ask('/fast/wait'))
  await expect.poll(() => asked.length).toBe(1)
  wire.cut()
  await expect.poll(client.isClosed).toBe(true)
  expect(client.got()).toBe('')
})
