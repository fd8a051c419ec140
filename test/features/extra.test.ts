import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ExtraAnswers, ExtraQuestion } from '../../src/domain/extraQuestion.ts'
import { countOf } from '../../src/domain/extraQuestion.ts'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { readPeriod } from '../../src/domain/period.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { openEntry } from '../../src/features/entry/entry.ts'
import { enterPaper } from '../../src/features/response/paper.ts'
import { readPaper } from '../../src/features/response/paper.form.ts'
import { readForm, readJson } from '../../src/features/response/response.form.ts'
import { createVault } from '../../src/features/response/vault.ts'
import { makeAccessKey } from '../../src/features/access/access.ts'
import { drainExtras, listExtraCells } from '../../src/features/tally/extraTally.ts'
import { anActor, NOW, type Place, SECRET, aPlace, aSubmission, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { someExtras, withExtras } from '../support/extras.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const questionnaire = { ...officialQuestionnaire, extras: someExtras }
const key = randomUUID()

describe('a JSON body with answers to extra questions', () => {
  const read = (extra: unknown) => readJson({ point: 'ABCD', key, answers: { waktu: 3 }, extra }, questionnaire)
  const extraOf = (extra: unknown) => {
    const outcome = read(extra)
    return outcome.ok ? outcome.submission.extra : outcome.problems
  }

  test.each<[string, unknown, ExtraAnswers | null]>([
    ['nothing', undefined, null],
    ['an empty object', {}, null],
    ['blanks and empty lists', { usul: '  ', program: [] }, null],
    [
      'one of each',
      { ruang: 4, datang: 2, program: [3, 1], usul: 'Kursi' },
      { ruang: [4], datang: [2], program: [1, 3], usul: 'Kursi' },
    ],
  ])('takes %s', (_, extra, taken) => {
    expect(extraOf(extra)).toEqual(taken)
  })

  test.each<[string, unknown, { field: string; problem: string }[]]>([
    ['an unknown question', { lain: 1 }, [{ field: 'extra.lain', problem: 'unknown-field' }]],
    [
      'an option there is not',
      { datang: 4, ruang: 0 },
      [
        { field: 'extra.ruang', problem: 'choice' },
        { field: 'extra.datang', problem: 'choice' },
      ],
    ],
    ['a number where a list belongs', { program: 1 }, [{ field: 'extra.program', problem: 'choice' }]],
    ['a list where a number belongs', { datang: [1] }, [{ field: 'extra.datang', problem: 'choice' }]],
    ['the same twice', { program: [1, 1] }, [{ field: 'extra.program', problem: 'choice' }]],
    ['half an option', { datang: 1.5 }, [{ field: 'extra.datang', problem: 'choice' }]],
    ['a text too long', { usul: 'a'.repeat(501) }, [{ field: 'extra.usul', problem: 'too-long' }]],
    ['no object', 'ya', [{ field: 'extra', problem: 'malformed' }]],
  ])('refuses %s, naming the field', (_, extra, problems) => {
    expect(extraOf(extra)).toEqual(problems)
  })

  test('is refused where the version asks none', () => {
    expect(
      readJson({ point: 'ABCD', key, answers: { waktu: 3 }, extra: { datang: 1 } }, officialQuestionnaire),
    ).toEqual({
      ok: false,
      problems: [{ field: 'extra.datang', problem: 'unknown-field' }],
    })
  })

  test('does not count as an answer: without any score it is refused', () => {
    expect(readJson({ point: 'ABCD', key, extra: { datang: 1 } }, questionnaire)).toMatchObject({ ok: false })
  })
})

describe('a form with answers to extra questions', () => {
  const read = (text: string) => readForm(new URLSearchParams(`key=${key}&waktu=3&${text}`), 'ABCD', questionnaire)

  test('says the same as JSON', () => {
    const form = read('extra.datang=2&extra.program=3&extra.program=1&extra.usul=Kursi%0D%0Apanjang&extra.ruang=-')
    expect(form.ok && form.submission.extra).toEqual({ datang: [2], program: [1, 3], usul: 'Kursi\npanjang' })
    const empty = read('extra.usul=&extra.datang=-')
    expect(empty.ok && empty.submission.extra).toBeNull()
  })

  test.each([
    ['extra.datang=1&extra.datang=2', 'extra.datang', 'twice'],
    ['extra.lain=1', 'extra.lain', 'unknown-field'],
    ['extra.datang=9', 'extra.datang', 'choice'],
    ['extra.datang=dua', 'extra.datang', 'choice'],
  ])('%s is refused, naming %s', (text, field, problem) => {
    expect(read(text)).toEqual({ ok: false, problems: [{ field, problem }] })
  })
})

const aPlaceWithExtras = async (extras: readonly ExtraQuestion[] = someExtras) =>
  withExtras(database.db, await aPlace(database.db), extras)
const rowsOf = async ({ agency }: Place) => {
  const { rows } = await sql<{ choices: object; sealed: Buffer | null; month: string | null }>`
    select choices, sealed, month from response_extra where agency_id = ${agency.agencyId}`.execute(database.db)
  return rows
}
const scopeOf = ({ agency, questionnaire: { questionnaireId } }: Place) => ({
  agencyId: agency.agencyId,
  questionnaireId,
  unitIds: null,
  period: null,
})
const extra: ExtraAnswers = { datang: [2], program: [1, 3], usul: 'Kursi kurang' }

describe('answers to extra questions', () => {
  test('are stored with their response, the text sealed and nowhere to be read', async () => {
    const place = await aPlaceWithExtras()
    expect(await store(database, place, [aSubmission({ extra }), aSubmission()])).toEqual(['stored', 'stored'])
    const [row, ...rest] = await rowsOf(place)
    expect(rest).toEqual([]) // nothing for the answer without any
    expect(row).toMatchObject({ choices: { datang: [2], program: [1, 3], usul: [] }, month: '2026-07-01' })
    expect(row?.sealed?.toString('latin1')).not.toContain('Kursi')
    const text = await createVault(database.db, SECRET).open({ month: row!.month!, sealed: row!.sealed! })
    expect(JSON.parse(text)).toEqual({ usul: 'Kursi kurang' })
    const reading = withinAgency(database.db, place.agency.agencyId, { isReadOnly: true }, (trx) =>
      sql`select sealed from response_extra`.execute(trx),
    )
    await expect(reading).rejects.toThrow(/permission denied/)
  })

  test('are part of what a key was used for: the same again is the same, any other is refused', async () => {
    const place = await aPlaceWithExtras()
    const one = aSubmission({ extra })
    const again = (other: ExtraAnswers | null) => ({ ...one, extra: other })
    expect(await store(database, place, [one, again({ usul: 'Kursi kurang', program: [1, 3], datang: [2] })])).toEqual([
      'stored',
      'same-body',
    ])
    const others = [null, {}, { ...extra, datang: [1] }, { ...extra, usul: 'Lain' }, { datang: [2], program: [1, 3] }]
    for (const other of others) expect(await store(database, place, [again(other)])).toEqual(['other-body'])
    expect(await rowsOf(place)).toHaveLength(1)
  })

  test('are not added later to a response that was stored without', async () => {
    const place = await aPlaceWithExtras()
    const one = aSubmission()
    expect(await store(database, place, [one])).toEqual(['stored'])
    expect(await store(database, place, [{ ...one, extra }])).toEqual(['other-body'])
    expect(await rowsOf(place)).toEqual([])
  })

  test('of a crowd are counted once each, however many count at once', async () => {
    const place = await aPlaceWithExtras()
    const crowd = Array.from({ length: 60 }, (_, person) =>
      aSubmission({
        extra: { datang: [1 + (person % 3)], program: person % 2 ? [1, 2] : [2], ...(person < 5 && { usul: 'x' }) },
      }),
    )
    await store(database, place, [...crowd, ...crowd.slice(0, 20)])
    await Promise.all([drainExtras(database.db), drainExtras(database.db), drainExtras(database.db)])
    await drainExtras(database.db)
    const cells = await withinAgency(database.db, place.agency.agencyId, { isReadOnly: true }, (trx) =>
      listExtraCells(trx, scopeOf(place)),
    )
    const countsOf = (code: string) =>
      countOf(
        someExtras.find((one) => one.code === code)!,
        cells,
      )
    expect(countsOf('datang')).toEqual({ answered: 60, counts: [20, 20, 20] })
    expect(countsOf('program')).toEqual({ answered: 60, counts: [30, 60, 0] })
    expect(countsOf('usul')).toEqual({ answered: 5, counts: [] })
    expect(countsOf('ruang')).toEqual({ answered: 0, counts: [0, 0, 0, 0] })
  })

  test('are counted by month and unit', async () => {
    const place = await aPlaceWithExtras()
    await store(database, place, [aSubmission({ extra })])
    await drainExtras(database.db)
    const answered = async (parts: object) => {
      const cells = await listExtraCells(database.db, { ...scopeOf(place), ...parts })
      return countOf(someExtras[1]!, cells).answered
    }
    expect(await answered({ period: readPeriod('2026-TW3') })).toBe(1)
    expect(await answered({ period: readPeriod('2026-TW4') })).toBe(0)
    expect(await answered({ unitIds: [place.unit.unitId] })).toBe(1)
    expect(await answered({ unitIds: [] })).toBe(0)
  })

  test('leave the index as it was', async () => {
    const place = await aPlaceWithExtras()
    await store(database, place, [aSubmission({ extra })])
    const { rows } = await sql<{ scores: Buffer }>`
      select scores from response where agency_id = ${place.agency.agencyId}`.execute(database.db)
    expect(rows.map(({ scores }) => [...scores])).toEqual([[4, 0, 0, 0, 0, 0, 0, 0, 0]])
    expect(place.questionnaire.questionnaire.elements).toHaveLength(9)
  })

  test('are asked only at the kinds of points that the question names', async () => {
    const place = await aPlaceWithExtras([
      someExtras[0]!,
      { ...someExtras[1]!, pointKinds: ['kiosk', 'counter'] },
      { ...someExtras[2]!, pointKinds: ['paper'] },
    ])
    const codes = (place.entry.questionnaire.extras ?? []).map(({ code }) => code)
    expect(codes).toEqual(['ruang', 'datang'])
    const again = await openEntry(database.db, place.point.code, NOW)
    expect(again.ok && again.value.questionnaire).toBe(place.entry.questionnaire) // one object, so that schemas are made once
    expect(readJson({ point: 'A', key, overall: 4, extra: { program: [1] } }, place.entry.questionnaire)).toMatchObject(
      { ok: false },
    )
  })

  test('of a form on paper are typed in, and typed again are the same form', async () => {
    const place = await aPlaceWithExtras()
    const access = { kind: 'desk', pointId: place.point.pointId } as const
    const deskKey = await makeAccessKey(database.db, anActor(place.agency), place.agency.slug, access)
    const desk = Number(deskKey.split('.')[1])
    const parts = { vault: createVault(database.db, SECRET), numberKey: Buffer.from(SECRET) }
    const enter = async (text: string) => {
      const fields = new URLSearchParams(`date=2026-07-14&number=7&waktu=3&persyaratan=&${text}`)
      const read = readPaper(fields, place.point.code, place.entry.questionnaire, '2026-07-15')
      if (!read.ok) throw new Error(JSON.stringify(read.problems))
      return enterPaper(database.db, parts, place.entry, desk, read.form, NOW)
    }
    expect(await enter('extra.datang=2&extra.usul=Kursi')).toMatchObject({ ok: true, value: { isNew: true } })
    expect(await enter('extra.datang=2&extra.usul=Kursi')).toMatchObject({ ok: true, value: { isNew: false } })
    expect(await enter('extra.datang=1&extra.usul=Kursi')).toEqual({ ok: false, reason: 'number-used' })
    expect(await rowsOf(place)).toMatchObject([{ choices: { datang: [2], usul: [] } }])
  })
})
