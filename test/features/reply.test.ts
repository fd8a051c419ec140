import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toReceipt } from '../../src/domain/receipt.ts'
import { type GuessGuard, checkReceipt } from '../../src/features/response/receipt.ts'
import { listReplyWishes } from '../../src/features/comment/comment.ts'
import { replyTo } from '../../src/features/response/reply.ts'
import { responseIdOf } from '../../src/features/response/response.ts'
import { addState, readState } from '../../src/features/response/state.ts'
import { type Vault, createVault } from '../../src/features/response/vault.ts'
import { type Place, NOW, SECRET, aPlace, aSubmission, count, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
let vault: Vault
beforeAll(async () => {
  database = await aDatabase()
  vault = createVault(database.db, SECRET)
})
afterAll(() => database.close())

const open: GuessGuard = { mayAsk: () => true, found: () => undefined }
const check = async (responseId: string) => checkReceipt(database.db, vault, open, toReceipt(responseId))
const reply = (place: Place, responseId: string, text: string, now = NOW) =>
  replyTo(database.db, vault, place.agency, responseId, text, now)

/** Stores a comment, with or without the wish; answers the id of its response. */
async function aComment(place: Place, comment: string | null, wantsReply: boolean): Promise<string> {
  const key = randomUUID()
  await store(database, place, [aSubmission({ key, comment, wantsReply })])
  return responseIdOf(place.agency.agencyId, key)
}

describe('a reply', () => {
  test('is read with the receipt of the comment it answers, and waits until then', async () => {
    const place = await aPlace(database.db)
    const responseId = await aComment(place, 'Antre terlalu lama', true)
    expect(await check(responseId)).toMatchObject({ ok: true, value: { reply: { text: null, repliedOn: null } } })
    const late = new Date('2026-08-01T20:00:00Z') // the second of August in Jakarta
    expect(await reply(place, responseId, '  Mulai besok ada dua loket. ', late)).toEqual({ ok: true, value: null })
    expect(await check(responseId)).toMatchObject({
      value: { reply: { text: 'Mulai besok ada dua loket.', repliedOn: '2026-08-02' } },
    })
  })

  test('lies in the database without a word of it in clear', async () => {
    const place = await aPlace(database.db)
    await reply(place, await aComment(place, 'Toilet kotor', true), 'Sudah dibersihkan')
    const { rows } = await database.pool.query('select t::text from response_reply t')
    expect(rows.length).toBeGreaterThan(0)
    const words = ['dibersihkan', Buffer.from('dibersihkan').toString('hex')]
    expect(rows.filter(({ t }) => words.some((word) => t.includes(word)))).toEqual([])
  })

  test('is refused where nobody wished for it, of another agency, twice, empty or too long', async () => {
    const [place, other] = [await aPlace(database.db), await aPlace(database.db)]
    const [wished, unwished, silent] = [
      await aComment(place, 'Panas', true),
      await aComment(place, 'Bagus', false),
      await aComment(place, null, false),
    ]
    for (const [at, id, text, reason] of [
      [place, unwished, 'Ya', 'unwished'],
      [place, silent, 'Ya', 'unknown'],
      [other, wished, 'Ya', 'unknown'],
      [place, wished, ' \n', 'empty'],
      [place, wished, 'x'.repeat(2_001), 'too-long'],
    ] as const)
      expect(await reply(at, id, text)).toEqual({ ok: false, reason })
    expect(await count(database.db, 'response_reply', { agency_id: place.agency.agencyId })).toBe(0)
    await reply(place, wished, 'Kipas ditambah')
    expect(await reply(place, wished, 'Lain')).toEqual({ ok: false, reason: 'replied' })
    expect(await check(wished)).toMatchObject({ value: { reply: { text: 'Kipas ditambah' } } })
    expect(await check(unwished)).toMatchObject({ value: { reply: null } })
  })

  test('is wished for by those who said so: listed for their agency, those still waiting first', async () => {
    const place = await aPlace(database.db)
    const [first, second] = [await aComment(place, 'Satu', true), await aComment(place, 'Dua', true)]
    await aComment(place, 'Tiga', false)
    await reply(place, first, 'Baik')
    const wishes = await listReplyWishes(database.db, vault, place.agency.agencyId)
    const common = { unit: place.unit.name, answeredOn: '2026-07-15' }
    expect(wishes).toEqual([
      { ...common, responseId: second, comment: 'Dua', isReplied: false },
      { ...common, responseId: first, comment: 'Satu', isReplied: true },
    ])
  })

  test('wished for under a used key is another answer', async () => {
    const place = await aPlace(database.db)
    const submission = aSubmission({ comment: 'Bagus' })
    expect(await store(database, place, [submission])).toEqual(['stored'])
    expect(await store(database, place, [{ ...submission, wantsReply: true }])).toEqual(['other-body'])
  })
})

describe('the state of a response', () => {
  test('is its last event, and the citizen sees it', async () => {
    const place = await aPlace(database.db)
    const id = { agencyId: place.agency.agencyId, responseId: await aComment(place, null, false) }
    const states = async () => {
      const found = await check(id.responseId)
      return [await readState(database.db, id), found.ok && found.value.state]
    }
    expect(await states()).toEqual(['released', 'received'])
    for (const [state, seen] of [
      ['held', 'held'],
      ['excluded', 'excluded'],
      ['released', 'received'],
    ] as const) {
      expect(await addState(database.db, id, state, NOW)).toEqual({ ok: true, value: null })
      expect(await states()).toEqual([state, seen])
    }
    expect(await count(database.db, 'response_state', { agency_id: id.agencyId })).toBe(3)
  })

  test('gets every one of many events at once, and none of a response there is not', async () => {
    const place = await aPlace(database.db)
    const { agencyId } = place.agency
    const responseId = await aComment(place, null, false)
    const add = (id: string) => addState(database.db, { agencyId, responseId: id }, 'held', NOW)
    await Promise.all(Array.from({ length: 8 }, () => add(responseId)))
    expect(await count(database.db, 'response_state', { agency_id: agencyId })).toBe(8)
    expect(await add(randomUUID())).toEqual({ ok: false, reason: 'unknown' })
  })
})

test('a receipt is not looked up for whoever guessed too often, whether it exists or not', async () => {
  const place = await aPlace(database.db)
  const receipt = toReceipt(await aComment(place, 'Rahasia', true))
  const shut: GuessGuard = { mayAsk: () => false, found: () => undefined }
  for (const text of [receipt, '0000-0000-0000'])
    expect(await checkReceipt(database.db, vault, shut, text)).toEqual({ ok: false, reason: 'too-many' })
})
