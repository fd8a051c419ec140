import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toReceipt } from '../../src/domain/receipt.ts'
import { answerComment } from '../../src/features/comment/answer.ts'
import { countOpen, findComment, listDecisions } from '../../src/features/comment/comment.ts'
import {
  answerConsent,
  askConsent,
  findConsent,
  findHandOff,
  handOn,
  noteSteps,
} from '../../src/features/comment/handOff.ts'
import { readResponsiveness } from '../../src/features/comment/responsiveness.ts'
import { type Vault, createVault } from '../../src/features/response/vault.ts'
import { NOW, type Place, SECRET, aPlace, anActor } from '../support/builders.ts'
import { aComment, someComments } from '../support/comments.ts'
import { asConsole } from '../support/console.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
let vault: Vault
beforeAll(async () => {
  database = await aDatabase()
  vault = createVault(database.db, SECRET)
})
afterAll(() => database.close())

const find = async (at: Place, commentId: string) =>
  (await findComment(database.db, vault, at.agency.agencyId, commentId))!

describe('a reply from the console', () => {
  test('is kept once, and counts towards how soon people are answered', async () => {
    const own = await aPlace(database.db)
    const { agencyId } = own.agency
    const written = await someComments(
      database,
      own,
      Array.from({ length: 11 }, (_, n) => `Antre ${n}`),
      { wantsReply: true },
    )
    const reply = async (commentId: string, day: string) => {
      const found = await find(own, commentId)
      const actor = anActor(own.agency, new Date(`${day}T03:00:00Z`))
      return asConsole(database.db, own, (trx) => answerComment(trx, vault, actor, own.agency, found, 'Terima kasih'))
    }
    const read = () =>
      readResponsiveness(database.db, agencyId, null, { from: '2026-07-01', to: '2026-09-30' }, '2026-07-23')
    expect(await countOpen(database.db, agencyId, null)).toEqual({ unread: 11, waiting: 11, praises: 0 })
    for (const { commentId } of written.slice(0, 9)) expect((await reply(commentId, '2026-07-17')).ok).toBe(true)
    expect(await read()).toEqual({ wished: 11, replied: 9, waiting: 2, late: 2, medianDays: null })
    await reply(written[9]!.commentId, '2026-07-30')
    expect(await read()).toEqual({ wished: 11, replied: 10, waiting: 1, late: 1, medianDays: 2 })
    expect(await reply(written[9]!.commentId, '2026-07-31')).toEqual({ ok: false, reason: 'replied' })
    expect(await listDecisions(database.db, agencyId, written[9]!.commentId)).toMatchObject([
      { act: 'replied', after: { letters: 12 } },
    ])
  })
})

describe('a hand-off', () => {
  const wanted = {
    category: 'complaint',
    handedOn: '2026-07-16',
    basis: 'consent',
    trackingId: '1234567',
    summary: '',
  } as const

  test('of the citizen’s words needs the consent that is given by receipt, and keeps its number and its steps', async () => {
    const own = await aPlace(database.db)
    const actor = anActor(own.agency)
    const { commentId, responseId } = await aComment(database, own, 'Diminta uang, hubungi 081234567890')
    const receipt = toReceipt(responseId)
    const inConsole = <T>(act: Parameters<typeof asConsole<T>>[2]) => asConsole(database.db, own, act)
    const hand = async () => inConsole(async (trx) => handOn(trx, vault, actor, await find(own, commentId), wanted))
    expect(await answerConsent(database.db, receipt, true, NOW)).toEqual({ ok: false, reason: 'not-asked' })
    expect(await hand()).toEqual({ ok: false, reason: 'no-consent' })
    await inConsole(async (trx) => askConsent(trx, actor, own.agency, await find(own, commentId)))
    expect(await findConsent(database.db, receipt)).toMatchObject({ consent: 'asked', consentOn: '2026-07-15' })
    await answerConsent(database.db, receipt, false, NOW)
    expect(await hand()).toEqual({ ok: false, reason: 'no-consent' })
    await answerConsent(database.db, receipt, true, NOW)
    expect(await hand()).toEqual({ ok: true, value: null })
    expect(await hand()).toEqual({ ok: false, reason: 'handed-on' })
    expect(await answerConsent(database.db, receipt, false, NOW)).toEqual({ ok: false, reason: 'handed-on' })
    const handOff = (await findHandOff(database.db, vault, own.agency.agencyId, commentId))!
    expect(handOff).toMatchObject({ text: 'Diminta uang, hubungi [nomor]', trackingId: '1234567', verifiedOn: null })

    const steps = { category: 'inspection', verifiedOn: '2026-07-17', handledOn: null, closedOn: null } as const
    const note = (given: Parameters<typeof noteSteps>[4]) =>
      inConsole(async (trx) => noteSteps(trx, actor, await find(own, commentId), handOff, given, '2026-07-20'))
    expect(await note({ ...steps, verifiedOn: '2026-07-15' })).toEqual({ ok: false, reason: 'order' })
    expect(await note({ ...steps, verifiedOn: null, handledOn: '2026-07-17' })).toEqual({ ok: false, reason: 'order' })
    expect(await note({ ...steps, verifiedOn: '2026-07-21' })).toEqual({ ok: false, reason: 'future' })
    expect((await findHandOff(database.db, vault, own.agency.agencyId, commentId))?.verifiedOn).toBeNull()
    expect(await note(steps)).toEqual({ ok: true, value: null })
    expect(await findHandOff(database.db, vault, own.agency.agencyId, commentId)).toMatchObject(steps)
  })

  test('without consent is a summary, from which personal data is taken as well', async () => {
    const own = await aPlace(database.db)
    const { commentId } = await aComment(database, own, 'Rahasia sekali')
    const summary = 'Warga melaporkan pungutan; petugas bernama Pak Budi, 081234567890'
    const found = await find(own, commentId)
    expect(
      await handOn(database.db, vault, anActor(own.agency), found, { ...wanted, basis: 'summary', summary }),
    ).toEqual({
      ok: true,
      value: null,
    })
    const handOff = await findHandOff(database.db, vault, own.agency.agencyId, commentId)
    expect(handOff?.text).toBe('Warga melaporkan pungutan; petugas bernama Pak [nama], [nomor]')
  })
})
