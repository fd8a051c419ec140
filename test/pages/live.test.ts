import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { OpenDatabase } from '../../src/server/db.ts'
import { drainFully } from '../../src/features/tally/tally.ts'
import { type Place, aPlace, aSubmission, answersOf, store } from '../support/builders.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import { aStaffMember, signIn } from '../support/staff.ts'

const { url, dataDir } = inject('portal')
let database: OpenDatabase
let own: Place
let sibling: Place
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  own = await aPlace(database.db)
  sibling = await aPlace(database.db, { beside: own })
})
afterAll(() => database.close())

const pathOf = ({ agency }: Place) => `/instansi/${agency.slug}/langsung`

async function cookieOf(role: 'leader' | 'unit-head', unitId: string | null = null): Promise<string> {
  const { agencyId } = own.agency
  return signIn(url, await aStaffMember(database.db, { role, agencyId, unitId }))
}

type Stream = {
  status: number
  type: string
  /** The texts of the first event that fits; throws at the end of the stream. */
  until: (fits: (texts: Record<string, string>) => boolean) => Promise<Record<string, string>>
  /** All that was said, once the stream has ended. */
  ended: Promise<string>
  close: () => void
}

/** Listens as an EventSource does. */
function listen(path: string, cookie: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const asking = request(url + path, { headers: { cookie, accept: 'text/event-stream' } }, (answer) => {
      let text = ''
      const looks = new Set<() => void>()
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => {
        text += piece
        for (const look of looks) look()
      })
      const events = () =>
        [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, data]) => JSON.parse(data!) as Record<string, string>)
      const ended = new Promise<string>((done) => answer.on('close', () => done(text)))
      resolve({
        status: answer.statusCode ?? 0,
        type: answer.headers['content-type'] ?? '',
        ended,
        until: (fits) =>
          new Promise((found, failed) => {
            const look = () => {
              const event = events().find(fits)
              if (event) found(event)
            }
            looks.add(look)
            look()
            void ended.then(() => failed(new Error(`The stream ended after: ${text}`)))
          }),
        close: () => asking.destroy(),
      })
    })
    asking.on('error', reject)
    asking.end()
  })
}

async function answer(place: Place, times: number): Promise<void> {
  const answers = answersOf(place, Array<number>(9).fill(4))
  const submissions = Array.from({ length: times }, () => aSubmission({ answers }))
  await store(database, place, submissions, new Date())
  await drainFully(database.db)
}

describe('figures that change by themselves', () => {
  test('show a stored answer to whoever looks, without a new page, and to a unit head only those of the own unit', async () => {
    const [leader, head] = [await cookieOf('leader'), await cookieOf('unit-head', own.unit.unitId)]
    const wide = await listen(pathOf(own), leader)
    const narrow = await listen(pathOf(own), head)
    expect([wide.status, wide.type]).toEqual([200, 'text/event-stream; charset=utf-8'])
    const key = (place: Place) => `today-${place.unit.slug}`
    const first = await wide.until(() => true)
    expect([first[key(own)], first[key(sibling)]]).toEqual(['0', '0'])
    expect(first['index']).toBe('–')
    await narrow.until(() => true)
    await answer(sibling, 3)
    expect(await wide.until((texts) => texts[key(sibling)] === '3')).toMatchObject({ index: '–' })
    await answer(own, 9)
    const all = await wide.until((texts) => texts[key(own)] === '9')
    expect(all).toMatchObject({ [key(sibling)]: '3', index: '100,00', grade: 'Sementara' })
    const seen = await narrow.until((texts) => texts[key(own)] === '9')
    expect(seen['index']).toBe('–') // nine respondents are too few for a figure
    expect(Object.keys(seen)).not.toContain(key(sibling))
    expect(seen['today']).toBe('9 penilaian hari ini')
    wide.close()
    narrow.close()
  })

  test('end with the sign-in', async () => {
    const cookie = await cookieOf('leader')
    const stream = await listen(pathOf(own), cookie)
    await stream.until(() => true)
    const out = await fetch(`${url}/keluar`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(out.status).toBe(303)
    expect(await stream.ended).toMatch(/event: ended\ndata: \n\n$/)
    const again = await listen(pathOf(own), cookie)
    expect(again.status).toBe(303)
    again.close()
  })

  test('are told to six screens of one sign-in, and the seventh is told that it is full', async () => {
    const cookie = await cookieOf('leader')
    const streams = []
    for (let screen = 0; screen < 6; screen += 1) streams.push(await listen(pathOf(own), cookie))
    for (const stream of streams) await stream.until(() => true)
    const seventh = await listen(pathOf(own), cookie)
    expect(await seventh.ended).toBe('event: full\ndata: \n\n')
    for (const stream of streams) stream.close()
  })

  test('are whole without a script: the page says them and when', async () => {
    const cookie = await cookieOf('leader')
    for (const path of [pathOf(own), `/instansi/${own.agency.slug}/tv`]) {
      const html = await (await fetch(url + path, { headers: { cookie } })).text()
      expect(html).toMatch(/Keadaan pukul [\d.]+, cara hitung versi \d/)
      expect(html).toMatch(/<noscript>\s*<meta http-equiv="refresh" content="60">/)
    }
  })
})
