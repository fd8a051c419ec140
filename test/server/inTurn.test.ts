import { once } from 'node:events'
import { type ServerResponse, createServer } from 'node:http'
import net from 'node:net'
import { expect, test } from 'vitest'
import { inTurn } from '../../src/server/http/inTurn.ts'

test('requests that came together are begun one after another, and answered in their order', async () => {
  const begun: string[] = []
  const open: ServerResponse[] = []
  const server = createServer((req, res) =>
    inTurn(req, res, () => {
      begun.push(req.url ?? '')
      open.push(res)
      if (begun.length === 1) setImmediate(() => answerAll())
    }),
  ).listen(0)
  /** Each time all that were begun; never more than one. */
  function answerAll(): void {
    expect(open).toHaveLength(1)
    const res = open.pop()!
    res.once('close', () => setImmediate(() => open.length > 0 && answerAll()))
    res.end(`answer ${begun.length};`)
  }
  const socket = net.connect((server.address() as net.AddressInfo).port)
  const paths = Array.from({ length: 50 }, (_, place) => `/${place + 1}`)
  socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`).join(''))
  let text = ''
  socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk))
  await expect.poll(() => text.match(/answer \d+;/g)).toEqual(paths.map((_, place) => `answer ${place + 1};`))
  expect(begun).toEqual(paths)
  socket.destroy()
  server.close()
  await once(server, 'close')
})

test('of a client that went away nothing more is begun', async () => {
  const begun: ServerResponse[] = []
  const server = createServer((req, res) => inTurn(req, res, () => void begun.push(res))).listen(0)
  const socket = net.connect((server.address() as net.AddressInfo).port)
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(3))
  await expect.poll(() => begun.length).toBe(1)
  const closed = once(begun[0]!, 'close')
  socket.destroy()
  await closed
  await new Promise(setImmediate)
  expect(begun).toHaveLength(1)
  server.close()
  await once(server, 'close')
})
