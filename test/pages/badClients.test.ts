import { randomUUID } from 'node:crypto'
import net from 'node:net'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { randomOf } from '../../db/seed/random.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace, count } from '../support/builders.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'

const { url, dataDir } = inject('portal')
const { hostname, port } = new URL(url)
/** `MALFORMED=100000 npm test -- badClients` for the long run. */
const MALFORMED = Number(process.env['MALFORMED'] ?? 6_000)

let database: OpenDatabase
let place: Place
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
})
afterAll(() => database.close())

const stored = () => count(database.db, 'response', { agency_id: place.agency.agencyId })
const aBody = (parts: object = {}) =>
  JSON.stringify({ point: place.point.code, key: randomUUID(), answers: { waktu: 3 }, ...parts })

describe('a client that goes away', () => {
  test('in the middle of its answer leaves nothing behind', async () => {
    const before = await stored()
    const body = aBody()
    for (let cut = 1; cut < body.length; cut += 20) {
      const socket = await open()
      socket.write(headOf(body.length) + body.slice(0, cut))
      await new Promise((resolve) => setTimeout(resolve, 5))
      socket.destroy()
    }
    expect((await post(aBody())).status).toBe(201)
    expect(await stored()).toBe(before + 1)
  })

  test('before it was answered may send the same again: one row, one receipt', async () => {
    const before = await stored()
    const bodies = Array.from({ length: 20 }, () => aBody())
    for (const body of bodies) {
      const socket = await open()
      socket.end(headOf(body.length) + body, () => socket.destroy())
    }
    const again = await Promise.all(bodies.map(post))
    expect(again.every(({ status }) => status === 201 || status === 200)).toBe(true)
    expect(await stored()).toBe(before + bodies.length)
  })
})

test('three hundred clients that send a byte now and then keep nobody waiting, and are read when they are done', async () => {
  const body = aBody()
  const slow = await Promise.all(Array.from({ length: 300 }, open))
  const request = headOf(body.length) + body
  slow.forEach((socket) => socket.write(request.slice(0, -8)))
  const answers = slow.map(statusOf)
  const others = await Promise.all(Array.from({ length: 100 }, () => post(aBody())))
  expect(others.every(({ status }) => status === 201)).toBe(true)
  for (const byte of request.slice(-8)) {
    slow.forEach((socket) => socket.write(byte))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const statuses = await Promise.all(answers)
  expect(statuses.toSorted()).toEqual([...Array<number>(299).fill(200), 201])
})

describe(`${MALFORMED} malformed requests`, () => {
  test('are refused, store nothing, break nothing and leave no memory behind', async () => {
    const before = await stored()
    const random = randomOf(11)
    const good = aBody({ overall: 4, comment: 'Bagus', respondent: { gender: 'P' } })
    const statuses = new Map<number, number>()
    const kinds = [() => bent(random, good), () => strange(random, place.point.code), () => noise(random)]
    const send = async (from: number, to: number) => {
      for (let at = from; at < to; at += 40)
        for (const status of await Promise.all(Array.from({ length: 40 }, (_, n) => raw(kinds[(at + n) % 3]!()))))
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    await send(0, MALFORMED / 2)
    const halfway = await residentBytes()
    await send(MALFORMED / 2, MALFORMED)
    expect([...statuses.keys()].filter((status) => status >= 500 || status < 400)).toEqual([])
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([400, 404, 415, 422]))
    expect(await stored()).toBe(before)
    expect(await residentBytes()).toBeLessThan(halfway * 1.5)
    expect((await post(aBody())).status).toBe(201)
  }, 600_000)
})

type Random = ReturnType<typeof randomOf>

/** A good body with some bytes changed, removed or doubled; its key is made unusable so that no luck makes it good again. */
function bent(random: Random, good: string): string {
  let body = good.replace(/"key":"[^"]*"/, '"key":"x"')
  for (let turn = 0; turn <= random.below(4); turn += 1) {
    const at = random.below(body.length)
    const change = random.pick(['', '"', '{', '\\u0000', '\uD800', '[[[[', '1e999', '\0', '💥', body.slice(at, at + 9)])
    body = body.slice(0, at) + change + body.slice(at + random.below(3))
  }
  return headOf(Buffer.byteLength(body)) + body
}

/** Well-formed, and nothing that the survey takes. */
function strange(random: Random, code: string): string {
  const values = [null, 0, 5, -1, 1.5, '4', [], {}, true, 'x'.repeat(9_000), { $gt: 0 }, '__proto__', Number.MAX_VALUE]
  const fields = [
    'waktu',
    'overall',
    'key',
    'comment',
    'respondent',
    '__proto__',
    'constructor',
    'lang',
    'answeredAt',
    'admin',
  ]
  const body = random.pick([
    () => JSON.stringify({ point: code, key: 'x', [random.pick(fields)]: random.pick(values) }),
    () =>
      JSON.stringify({
        point: random.pick(['', 'A', '%00', code + code, '../..']),
        key: randomUUID(),
        answers: { waktu: 1 },
      }),
    () => JSON.stringify({ point: code, key: 'x', answers: { [random.pick(fields)]: random.pick(values) } }),
    () => '['.repeat(random.below(8_000)),
  ])()
  const type = random.pick([
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    '',
  ])
  return headOf(Buffer.byteLength(body), type) + body
}

/** Not even HTTP. */
function noise(random: Random): string {
  const line = random.pick(['GET', 'POST', 'BREW', '', 'POST /q/%', '\u0016\u0003\u0001'])
  return `${line} ${String.fromCharCode(...Array.from({ length: 30 }, () => 1 + random.below(120)))}\r\n\r\n`
}

function headOf(length: number, type = 'application/json'): string {
  return `POST /api/v1/responses HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`
}

function post(body: string): Promise<Response> {
  return fetch(`${url}/api/v1/responses`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
}

async function open(): Promise<net.Socket> {
  const socket = net.connect(Number(port), hostname)
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('connect', resolve))
  return socket
}

async function raw(request: string): Promise<number> {
  const socket = await open()
  const status = statusOf(socket)
  socket.write(request)
  return status
}

/** The status of the answer; 499 when the connection ended without one. */
function statusOf(socket: net.Socket): Promise<number> {
  return new Promise((resolve) => {
    socket.once('data', (chunk) => {
      resolve(Number(/^HTTP\/1.1 (\d+)/.exec(chunk.toString('latin1'))?.[1] ?? 499))
      socket.destroy()
    })
    socket.once('close', () => resolve(499))
  })
}

async function residentBytes(): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1])
}
