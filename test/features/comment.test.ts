import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type CommentFilter,
  type Decision,
  decide,
  findComment,
  listComments,
  listDecisions,
} from '../../src/features/comment/comment.ts'
import { mostComplained } from '../../src/features/comment/calls.ts'
import { redactWaiting } from '../../src/features/comment/redaction.ts'
import { addDays } from '../../src/domain/days.ts'
import { type Vault, createVault } from '../../src/features/response/vault.ts'
import { type Place, SECRET, aPlace, anActor, count } from '../support/builders.ts'
import { aComment, someComments } from '../support/comments.ts'
import { asConsole, anOfficerAt } from '../support/console.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
let vault: Vault
let place: Place
beforeAll(async () => {
  database = await aDatabase()
  vault = createVault(database.db, SECRET)
  place = await aPlace(database.db)
})
afterAll(() => database.close())

const everything: CommentFilter = {
  covered: null,
  serviceId: null,
  element: null,
  kind: null,
  state: null,
  reply: null,
  days: null,
}
const page = { text: '', limit: 50, offset: 0 }
const publishable: Decision = {
  state: 'publishable',
  reason: null,
  kind: 'praise',
  elements: ['perilaku'],
  blackOut: [],
}
const list = (at: Place, filter: Partial<CommentFilter> = {}, text = '') =>
  asConsole(database.db, at, (trx) =>
    listComments(trx, vault, at.agency.agencyId, { ...everything, ...filter }, { ...page, text }),
  )
const find = async (at: Place, commentId: string) =>
  (await findComment(database.db, vault, at.agency.agencyId, commentId))!
const judge = (at: Place, commentId: string, decision: Partial<Decision> = {}) =>
  asConsole(database.db, at, (trx) =>
    decide(trx, vault, anActor(at.agency), commentId, { ...publishable, ...decision }),
  )

describe('what is complained about most', () => {
  test('is told by service, the most complaints first, within reach and a half year, without spam', async () => {
    const one = await aPlace(database.db)
    const other = await aPlace(database.db, { beside: one })
    const [spam] = await someComments(database, other, Array<string>(3).fill('Lambat sekali'))
    await someComments(database, one, ['Lambat sekali', 'Ramah dan cepat'])
    await database.db
      .updateTable('comment')
      .set({ kind: 'complaint' })
      .where('unit_id', '=', other.unit.unitId)
      .execute()
    await judge(other, spam!.commentId, { state: 'spam', kind: 'complaint' })
    const today = addDays('2026-07-15', 30)
    const read = (covered: string[] | null, day = today) =>
      asConsole(database.db, one, (trx) => mostComplained(trx, one.agency.agencyId, covered && new Set(covered), day))
    const [most, less] = await read(null)
    expect(most).toMatchObject({ service: { name: other.service.name }, complaints: 2, comments: 2 })
    expect(less).toMatchObject({ service: { name: one.service.name }, complaints: 1, comments: 2 })
    expect(await read([one.unit.unitId])).toEqual([less])
    expect(await read(null, addDays(today, 365))).toEqual([])
  })
})

describe('a comment', () => {
  test('is read without numbers and without the names of who worked there then', async () => {
    const own = await aPlace(database.db)
    const officer = await anOfficerAt(database.db, own)
    await database.db
      .updateTable('officer')
      .set({ name: 'Wulandari Contoh' })
      .where('officer_id', '=', officer.officerId)
      .execute()
    const { commentId } = await aComment(database, own, 'Wulandary judes, hubungi 0812-3456-7890. Antre lama.')
    const found = await find(own, commentId)
    expect(found).toMatchObject({
      text: '[petugas] judes, hubungi [nomor]. Antre lama.',
      hidden: ['number', 'officer'],
      kind: 'complaint',
      state: 'new',
      isSorted: false,
      week: '2026-07-13', // the Monday of the 15th
    })
    expect(found.elements.toSorted()).toEqual(['perilaku', 'waktu'])
  })

  test('lies in the database without a word in clear, before and after', async () => {
    await aComment(database, place, 'Toiletnya bocor sejak kemarin')
    const { rows } = await database.pool.query(
      `select t::text from response_comment t union all select t::text from comment t`,
    )
    const words = ['bocor', Buffer.from('bocor').toString('hex')]
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.filter(({ t }) => words.some((word) => t.includes(word)))).toEqual([])
  })

  test('is made readable once, however many processes are at it', async () => {
    const own = await aPlace(database.db)
    const before = await count(database.db, 'comment')
    const others = [database.another(3), database.another(3)]
    const writing = someComments(
      database,
      own,
      Array.from({ length: 250 }, (_, n) => `Bagus ${n}`),
    )
    const all = [database, ...others].map(({ db }) => redactWaiting(db, createVault(db, SECRET)))
    await Promise.all([writing, ...all])
    expect(await count(database.db, 'comment')).toBe(before + 250)
    await Promise.all(others.map(({ close }) => close()))
  })

  test('whose key was deleted is gone, and keeps no other from being read', async () => {
    const own = await aPlace(database.db)
    const { commentId } = await aComment(database, own, 'Lama', { now: new Date('2024-03-05T03:00:00Z') })
    await database.pool.query(
      `update comment_key set sealed = decode(repeat('00', 60), 'hex') where month = '2024-03-01'`,
    )
    const forgetful = createVault(database.db, SECRET)
    expect((await findComment(database.db, forgetful, own.agency.agencyId, commentId))?.text).toBeNull()
    expect(await decide(database.db, forgetful, anActor(own.agency), commentId, publishable)).toEqual({
      ok: false,
      reason: { reason: 'gone' },
    })
  })
})

describe('a list of comments', () => {
  test('is narrowed by words, element, kind, state, service, unit, days and reply; and of no other agency', async () => {
    const own = await aPlace(database.db)
    const beside = await aPlace(database.db, { beside: own })
    const [praise, complaint] = await someComments(database, own, ['Petugas ramah sekali', 'Antre LAMA, ruang panas'])
    const late = await aComment(database, own, 'Mohon kursi ditambah', {
      wantsReply: true,
      now: new Date('2026-10-05T03:00:00Z'),
    })
    const other = await aComment(database, beside, 'Ramah juga di sini')
    const ids = async (filter: Partial<CommentFilter>, text = '') =>
      (await list(own, filter, text)).comments.map(({ commentId }) => commentId).toSorted()
    const only = (...found: { commentId: string }[]) => found.map(({ commentId }) => commentId).toSorted()
    expect(await ids({})).toEqual(only(praise!, complaint!, late, other))
    expect(await ids({}, 'lama ruang')).toEqual(only(complaint!))
    expect(await ids({ element: 'sarpras' })).toEqual(only(complaint!, late))
    expect(await ids({ kind: 'praise' })).toEqual(only(praise!, other))
    expect(await ids({ covered: new Set([beside.unit.unitId]) })).toEqual(only(other))
    expect(await ids({ serviceId: beside.service.serviceId })).toEqual(only(other))
    expect(await ids({ days: { from: '2026-10-01', to: '2026-12-31' } })).toEqual(only(late))
    expect(await ids({ reply: 'waiting' })).toEqual(only(late))
    await judge(own, praise!.commentId, { state: 'spam' })
    expect(await ids({})).toEqual(only(complaint!, late, other))
    expect(await ids({ state: 'spam' })).toEqual(only(praise!))
    const foreign = await aPlace(database.db)
    const seen = await asConsole(database.db, foreign, (trx) =>
      listComments(trx, vault, own.agency.agencyId, everything, page),
    )
    expect([seen.comments, seen.total]).toEqual([[], 0])
  })

  test('of pages counts all and shows each once', async () => {
    const own = await aPlace(database.db)
    await someComments(
      database,
      own,
      Array.from({ length: 7 }, (_, n) => `Saran ${n}`),
    )
    const shown = await Promise.all(
      [0, 3, 6].map((offset) =>
        listComments(database.db, vault, own.agency.agencyId, everything, { ...page, limit: 3, offset }),
      ),
    )
    expect(shown.map(({ total }) => total)).toEqual([7, 7, 7])
    expect(new Set(shown.flatMap(({ comments }) => comments.map(({ text }) => text))).size).toBe(7)
  })
})

describe('a decision', () => {
  test('stands with kind and elements, and its history in the trail without a word of the text', async () => {
    const own = await aPlace(database.db)
    const { commentId } = await aComment(database, own, 'Petugas berbaju hijau sangat membantu')
    expect(await judge(own, commentId, { blackOut: ['berbaju  HIJAU'] })).toEqual({ ok: true, value: null })
    expect(await find(own, commentId)).toMatchObject({
      text: 'Petugas [disamarkan] sangat membantu',
      state: 'publishable',
      isSorted: true,
      elements: ['perilaku'],
    })
    await judge(own, commentId, { state: 'unpublishable', reason: 'identifiable' })
    const history = await listDecisions(database.db, own.agency.agencyId, commentId)
    expect(history.map(({ before, after }) => [before, after])).toMatchObject([
      [{ state: 'publishable' }, { state: 'unpublishable', reason: 'identifiable' }],
      [{ state: 'new' }, { state: 'publishable', blackedOut: 1 }],
    ])
    expect(JSON.stringify(history)).not.toMatch(/membantu|hijau/i)
  })

  test('is refused where a text does not stand in it or the comment is of another agency, and nothing is changed', async () => {
    const [own, foreign] = [await aPlace(database.db), await aPlace(database.db)]
    const { commentId } = await aComment(database, own, 'Bagus')
    expect(await judge(own, commentId, { blackOut: ['merah'] })).toEqual({
      ok: false,
      reason: { reason: 'not-in-text', text: 'merah' },
    })
    expect(await judge(foreign, commentId)).toEqual({ ok: false, reason: { reason: 'gone' } })
    expect(await find(own, commentId)).toMatchObject({ state: 'new', isSorted: false, text: 'Bagus' })
    expect(await listDecisions(database.db, own.agency.agencyId, commentId)).toEqual([])
  })
})
