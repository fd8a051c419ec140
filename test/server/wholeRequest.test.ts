import { once } from 'node:events'
import { type IncomingHttpHeaders, createServer } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWhole } from '../../src/server/http/wholeRequest.ts'

type Seen = { method: string; url: string; headers: IncomingHttpHeaders; body: string }

const reference = createServer(async (req, res) => {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  seen.push({ method: req.method!, url: req.url!, headers: req.headers, body: Buffer.concat(chunks).toString() })
  res.end()
})
let seen: Seen[] = []
beforeAll(() => once(reference.listen(0, '127.0.0.1'), 'listening'))
afterAll(() => void reference.close())

/** What node:http sees in these bytes and nothing after them. */
async function seenByNode(bytes: Buffer): Promise<Seen[]> {
  seen = []
  const socket = net.connect((reference.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => undefined).resume()
  socket.end(bytes)
  await once(socket, 'close')
  return seen
}

function seenHere(bytes: Buffer): Seen | null {
  const read = readWhole(bytes)
  return read && { method: read.method, url: read.url, headers: read.headers, body: read.body.toString() }
}

const form = 'overall=4&key=x'
const post = `POST /q/ABC234 HTTP/1.1\r\nHost: a.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\n\r\n${form}`
const get =
  'GET /q/ABC234?lang=en HTTP/1.1\r\nHost: a.example:80\r\nUser-Agent: Mozilla/5.0 (Linux; Android 14)\r\nSec-CH-UA: "Chromium";v="150"\r\nAccept: text/html;q=0.9,*/*\r\nConnection: Keep-Alive\r\n\r\n'
const headed = (line: string) => get.replace('Connection: Keep-Alive', line)

describe('what phones and programs send', () => {
  test.each([
    ['a form', post],
    ['a question', get],
    ['a question about a page', get.replace('GET', 'HEAD')],
    ['an empty body', post.replace(/Length: \d+/, 'Length: 0').replace(form, '')],
    ['a name in any letters, and a value between spaces', headed('hEAd:   a  b')],
    ['a value without a space before it', headed('X-One:1')],
  ])('%s is read as node:http reads it', async (_, text) => {
    const bytes = Buffer.from(text)
    expect(seenHere(bytes)).not.toBeNull()
    expect(await seenByNode(bytes)).toEqual([seenHere(bytes)])
  })

  test('is not read until all of it is there, nor with anything after it', () => {
    for (const text of [post, get]) {
      for (let length = 0; length < text.length; length += 1)
        expect(readWhole(Buffer.from(text.slice(0, length)))).toBeNull()
      for (const more of ['\0', '\n', 'G', text]) expect(readWhole(Buffer.from(text + more))).toBeNull()
    }
  })
})

test.each([
  ['another method', get.replace('GET', 'OPTIONS')],
  ['small letters', get.replace('GET', 'get')],
  ['an older version', get.replace('1.1', '1.0')],
  ['a whole address', get.replace('/q', 'http://a.example/q')],
  ['no host', get.replace(/Host: [^\r]*\r\n/, '')],
  ['two hosts', headed('Host: b.example')],
  ['a header twice', headed('User-Agent: another')],
  ['two lengths', post.replace('Host: a.example', 'Host: a.example\r\ncontent-length: 3')],
  ['a length with zeros before it', post.replace('Length: ', 'Length: 0')],
  ['a length with a sign', post.replace('Length: ', 'Length: +')],
  ['a length and pieces', post.replace('Host', 'Transfer-Encoding: chunked\r\nHost')],
  ['pieces', post.replace(/Content-Length: \d+/, 'transfer-encoding: chunked')],
  ['no length of a form', post.replace(/Content-Length: \d+\r\n/, '')],
  ['a question with a body', get.replace('Host', 'Content-Length: 1\r\nHost').concat('x')],
  ['a question that says it has none', headed('Content-Length: 0')],
  ['a wait before the body', post.replace('Host', 'Expect: 100-continue\r\nHost')],
  ['an upgrade', headed('Upgrade: websocket')],
  ['a connection that is to end', headed('Connection: close')],
  ['headers that are for one hop', headed('Connection: keep-alive, X-One')],
  ['a space before the colon', headed('X-One : 1')],
  ['a line that goes on', headed('X-One: 1\r\n 2')],
  ['a bare line feed', headed('X-One: 1\nX-Two: 2')],
  ['a bare carriage return', headed('X-One: 1\rX-Two: 2')],
  ['a null character', headed('X-One: 1\0')],
  ['a name that is none', headed('X_One: 1')],
  ['letters beyond ASCII', headed('X-One: é')],
  ['an address beyond ASCII', get.replace('ABC234', 'é')],
  ['a space in the address', get.replace('ABC234', 'A B')],
  ['a head of nine thousand characters', headed(`X-One: ${'x'.repeat(9_000)}`)],
  ['a handshake', '\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003'],
])('%s is left to node:http', (_, text) => {
  expect(readWhole(Buffer.from(text))).toBeNull()
})

/** Pieces of requests, usual ones more often; put together at will, also to what nobody should send. */
const usually = (usual: string, ...others: string[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })
const body = fc.string({ unit: 'grapheme-ascii', maxLength: 12 })
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('Accept: */*', 'X-One:1', 'x-two:  2 2 ', 'Connection: keep-alive', 'A: b:c'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'Accept:',
      'Content-Length: 3',
      'Transfer-Encoding: chunked',
      'Connection: close',
      'Expect: 100-continue',
      'Upgrade: h2c',
      'Host: c',
      ' X: 1',
      'X : 1',
      'X: \t1',
      'X: 1\t2',
      'X: 1\r\n 2',
      'X: 1\n2',
      ': 1',
      'X-é: 1',
    ),
  },
)
const anyRequest = fc
  .record({
    method: usually('POST', 'GET', 'HEAD', 'PUT', 'POST ', 'post'),
    target: usually('/q/ABC234', '/', '/a?b=%20&c', '//x', '*', 'http://x/', '/a#b', '/a b', '/ä', ''),
    version: usually('HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'http/1.1', 'HTTP/1.1 '),
    host: usually('Host: a', 'Host:', 'Host: a b', 'Hosts: a'),
    lines: fc.array(line, { maxLength: 3 }),
    end: usually('\r\n', '\n', '\r'),
    length: fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(-1, 1, null) }),
    body,
    after: usually('', '\r\n', '0\r\n\r\n', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'),
  })
  .map(({ method, target, version, host, lines, end, length, body: text, after }) => {
    const lengths = length === null || method !== 'POST' ? [] : [`Content-Length: ${text.length + length}`]
    const head = [`${method} ${target} ${version}`, host, ...lines, ...lengths].join('\r\n')
    return Buffer.from(head + end + '\r\n' + (method === 'POST' ? text : '') + after)
  })

test('whatever is read here, node:http would read as the same one request', async () => {
  let wasRead = 0
  const runs = 1_000
  await fc.assert(
    fc.asyncProperty(anyRequest, async (bytes) => {
      const here = seenHere(bytes)
      if (!here) return
      wasRead += 1
      expect(await seenByNode(bytes)).toEqual([here])
    }),
    { numRuns: runs },
  )
  expect(wasRead).toBeGreaterThan(runs / 10)
  expect(wasRead).toBeLessThan(runs * 0.9)
})
