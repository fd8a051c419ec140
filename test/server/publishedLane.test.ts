import { once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createPublishedLane } from '../../src/server/lanes/publishedLane.ts'

const SEEN = { byAgency: new Map([['kota', '1']]), all: 'kota 1' }
const NOW = new Date('2026-10-01T03:10:00Z')

let server: Server
afterEach(() => void server?.close())

/** A lane whose pages say how often they were drawn; `status` is that of every page. */
async function aLane({ status = 200, at = () => NOW } = {}) {
  let drawn = 0
  const draw = async (address: string) => {
    drawn += 1
    const number = drawn
    await new Promise((resolve) => setTimeout(resolve, 5))
    return new Response(`${address} ${number}`, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
  }
  const lane = createPublishedLane(draw, at)
  server = createServer((req, res) => {
    void lane.show(req, res).then((isShown) => (isShown ? undefined : res.writeHead(299).end()))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const get = async (path: string, init?: RequestInit) => (await fetch(url + path, init)).text()
  return { lane, get, url, timesDrawn: () => drawn }
}

describe('what is published', () => {
  test('is drawn once for many who ask at once, and for all after them', async () => {
    const { lane, get, timesDrawn } = await aLane()
    lane.see(SEEN)
    const asked = ['/transparansi/kota', '/transparansi/kota/', '/transparansi/kota?lang=id']
    const said = await Promise.all([...asked, ...asked].map((path) => get(path)))
    expect(new Set([...said, await get('/transparansi/kota')])).toEqual(new Set(['/transparansi/kota 1']))
    expect(timesDrawn()).toBe(1)
  })

  test('is drawn again when something of its agency is published, and only that', async () => {
    const { lane, get } = await aLane()
    lane.see({ byAgency: new Map([...SEEN.byAgency, ['desa', '1']]), all: 'kota 1,desa 1' })
    for (const path of ['/transparansi/kota', '/transparansi/desa', '/transparansi']) await get(path)
    lane.see({
      byAgency: new Map([
        ['kota', '2'],
        ['desa', '1'],
      ]),
      all: 'kota 2,desa 1',
    })
    expect(await get('/transparansi/kota')).toBe('/transparansi/kota 4')
    expect(await get('/transparansi/desa')).toBe('/transparansi/desa 2')
    expect(await get('/transparansi')).toBe('/transparansi 5')
  })

  test('is drawn again with every hour, since a page may tell days', async () => {
    let now = NOW
    const { lane, get } = await aLane({ at: () => now })
    lane.see(SEEN)
    await get('/transparansi/kota')
    now = new Date('2026-10-01T03:59:59Z')
    expect(await get('/transparansi/kota')).toBe('/transparansi/kota 1')
    now = new Date('2026-10-01T04:00:00Z')
    expect(await get('/transparansi/kota')).toBe('/transparansi/kota 2')
  })

  test.each([
    ['of an agency that is not there', '/transparansi/nobody', 200],
    ['that could not be drawn', '/transparansi/kota', 503],
    ['with a question of one’s own', '/transparansi/kota?cari=x', 200],
  ])('%s is not kept', async (_, path, status) => {
    const { lane, get, url } = await aLane({ status })
    lane.see(SEEN)
    await get(path)
    expect((await fetch(url + path)).status).toBe(299)
  })

  test('is not kept before anything of its version is known', async () => {
    const { get } = await aLane()
    expect([await get('/transparansi/kota'), await get('/transparansi/kota')]).toEqual([
      '/transparansi/kota 1',
      '/transparansi/kota 2',
    ])
  })
})
