import { randomUUID } from 'node:crypto'
import net from 'node:net'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace, count } from '../support/builders.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'

const { url, dataDir, agency } = inject('portal')
const { hostname, port } = new URL(url)

let database: OpenDatabase
let place: Place
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
  await fetch(`${url}/q/${place.point.code}`) // drawn once, so that it is kept
  await fetch(`${url}/transparansi/${agency}`)
})
afterAll(() => database.close())

const stored = () => count(database.db, 'response', { agency_id: place.agency.agencyId })

/** Without what may differ: the time, the key of a form, and the end of a connection whose body was not waited for (test/server/wire.test.ts). */
const plain = (answer: string) =>
  answer
    .replace(/^(date|connection|keep-alive): .*\r\n/gim, '')
    .replace(/[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/g, 'KEY')

type Case = [what: string, status: number, request: () => string]
const ask = (what: string, status: number, path: () => string, headers: string[] = [], method = 'GET'): Case => [
  what,
  status,
  () => [`${method} ${path()} HTTP/1.1`, 'Host: portal', ...headers, '', ''].join('\r\n'),
]
const send = (what: string, status: number, path: () => string, type: string, body: () => string): Case => [
  what,
  status,
  () =>
    `POST ${path()} HTTP/1.1\r\nHost: portal\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body())}\r\n\r\n${body()}`,
]
const survey =
  (more = '') =>
  () =>
    `/q/${place.point.code}${more}`
const FORM = 'application/x-www-form-urlencoded'
const responses = () => '/api/v1/responses'
const key = randomUUID()
const answer = (parts: object) => () =>
  JSON.stringify({ point: place.point.code, key, answers: { waktu: 3 }, ...parts })

const cases: Case[] = [
  ask('the survey', 200, survey()),
  ask('the survey for who reads gzip, without its body', 200, survey(), ['Accept-Encoding: gzip'], 'HEAD'),
  ask('the survey for who reads brotli', 200, survey(), ['Accept-Encoding: gzip, deflate, br, zstd']),
  ask('the survey without its body', 200, survey(), [], 'HEAD'),
  ask('the survey in English', 200, survey('?lang=en')),
  ask('the survey of a kiosk', 200, survey('?kiosk')),
  ask('the survey with some cookie', 200, survey(), ['Cookie: a=b; kunjungan=x']),
  ask('a code that is none', 404, () => '/q/ZZZZZZ'),
  ask('a token that is none', 422, () => '/v/ZZZZZZ'),
  ask('another method', 405, () => '/api/v1/responses'),
  ask('a page that was published', 200, () => `/transparansi/${agency}`, ['Accept-Encoding: br']),
  ask('the probe', 200, () => '/healthz'),
  ask('a page', 200, () => '/bantuan'),
  ask('a page that is none', 404, () => '/nirwana'),
  ask('a page whose address is no text', 404, () => '/%zz'),
  ask('a page by its whole address', 200, () => `${url}/bantuan`),
  ask('the survey by its whole address', 200, () => `${url}/q/${place.point.code}`),
  ask('an address of the API that is none', 404, () => '/api/v1/nirwana'),
  ask('one whose address is no text', 404, () => '/api/%zz'),
  ask('a file', 200, () => '/icon.svg'),
  send('a form', 303, survey(), FORM, () => `key=${key}&waktu=3`),
  send('a form with other answers', 422, survey(), FORM, () => `key=${key}&waktu=4`),
  send('a form with wrong fields', 422, survey(), FORM, () => `key=${key}&waktu=9&nama=Budi&comment=%C3%A9`),
  send('a form that is none', 415, survey(), 'text/plain', () => 'waktu=3'),
  send('a form from elsewhere', 403, survey(), `${FORM}\r\nSec-Fetch-Site: cross-site`, () => 'waktu=3'),
  send('a form that is too long', 413, survey(), FORM, () => `comment=${'x'.repeat(17_000)}`),
  send('a first tap', 204, survey('/awal'), FORM, () => `key=${key}&overall=4`),
  send('an answer sent again', 200, responses, 'application/json', answer({})),
  send('another answer under its key', 422, responses, 'application/json', answer({ comment: 'lain é' })),
  send('an answer with wrong fields', 422, responses, 'application/json', answer({ overall: 5, name: 'Budi' })),
  send('no JSON', 400, responses, 'application/json', () => '{"point"'),
  send('no text', 400, responses, 'application/json; charset=utf-8', () => '[]'),
  send('another kind of text', 415, responses, 'application/json; charset=latin1', () => '{}'),
  send(
    'tokens without a key',
    401,
    () => '/api/v1/tokens',
    'application/json',
    () => '{}',
  ),
]

describe('whether a request comes whole or in two pieces, the same is answered, to the letter', () => {
  beforeAll(() => talk(cases.find(([what]) => what === 'a form')![2]()))

  test.each(cases)('%s: %i', async (_, status, request) => {
    const before = await stored()
    const text = request()
    const whole = await talk(text)
    expect(plain(whole)).toBe(plain(await talk(text, 20)))
    expect(Number(whole.slice(9, 12))).toBe(status)
    expect(await stored()).toBe(before)
  })
})

test('what the API does not know is told as a problem, whatever it is', async () => {
  for (const path of ['/api/nirwana', '/api/v1/responses/x', '/api/v1/agencies/a/b/c', '/api/v1/%zz']) {
    const response = await fetch(url + path)
    expect([path, response.status, response.headers.get('content-type')]).toEqual([
      path,
      404,
      'application/problem+json',
    ])
    expect(await response.json()).toMatchObject({ status: 404, detail: expect.stringMatching(/\.$/) })
  }
})

const probe = 'GET /healthz HTTP/1.1\r\nHost: portal\r\n\r\n'

/**
 * Sends a request, and answers what came back, as it came. With `first` its first so many characters are read by themselves: they are
 * written together with another request, whose answer shows that both were read before the rest is sent.
 */
async function talk(request: string, first = 0): Promise<string> {
  const socket = net.connect({ port: Number(port), host: hostname, noDelay: true })
  if (first > 0) {
    socket.write(probe + request.slice(0, first))
    await answerTo(probe, socket)
  }
  socket.write(request.slice(first))
  const got = await answerTo(request, socket)
  socket.destroy()
  return got
}

function answerTo(request: string, socket: net.Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let got = ''
    const lose = () => reject(new Error(`The connection ended after: ${got}`))
    function read(chunk: Buffer): void {
      got += chunk.toString('latin1')
      if (!isWhole(got, request)) return
      socket.off('data', read).off('close', lose)
      resolve(got)
    }
    socket.on('data', read).once('close', lose)
  })
}

function isWhole(answer: string, request: string): boolean {
  const [head, body] = [answer.slice(0, answer.indexOf('\r\n\r\n') + 4), answer.slice(answer.indexOf('\r\n\r\n') + 4)]
  const length = request.startsWith('HEAD') ? 0 : Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0)
  return head.length > 3 && body.length === length
}
