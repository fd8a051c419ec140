import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { officialQuestionnaire, questionnaireOf } from '../../src/domain/officialQuestionnaire.ts'
import {
  COMMENT_MAX,
  type Read,
  problemsWithoutPoint,
  readForm,
  readJson,
} from '../../src/features/response/response.form.ts'

const key = '0198a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b'
const read = (body: unknown) => readJson(body, officialQuestionnaire)
const json = (parts: object) => read({ point: 'ABCD', key, answers: { waktu: 3 }, ...parts })
const form = (text: string) => readForm(new URLSearchParams(text), 'ABCD', officialQuestionnaire)

describe('a JSON body', () => {
  test('with everything is the submission it says', () => {
    const respondent = { gender: 'P', age: '18-25', education: 'SMA', occupation: 'SWASTA' }
    const rest = {
      overall: 4,
      comment: 'Terima kasih',
      reply: true,
      lang: 'en',
      answeredAt: '2026-07-15T10:00:00+07:00',
    }
    expect(json({ answers: { waktu: 3, biaya: 1 }, respondent, token: 'abc', ...rest })).toEqual({
      ok: true,
      submission: {
        key,
        answers: { waktu: 3, biaya: 1 },
        overall: 4,
        comment: 'Terima kasih',
        wantsReply: true,
        respondent,
        lang: 'en',
        answeredAt: new Date('2026-07-15T03:00:00Z'),
        turn: null,
        extra: null,
      },
    })
  })

  test('with one score is enough', () => {
    const submission = {
      key,
      overall: null,
      comment: null,
      wantsReply: false,
      respondent: {},
      lang: 'id',
      answeredAt: null,
      turn: null,
      extra: null,
    }
    expect(json({})).toEqual({ ok: true, submission: { ...submission, answers: { waktu: 3 } } })
    expect(json({ answers: undefined, overall: 2 })).toEqual({
      ok: true,
      submission: { ...submission, answers: {}, overall: 2 },
    })
  })

  const wrongScores = [0, 5, 2.5, -1, '3', '4 ', '', '04', true, null, [4], {}, 1e300]
  test.each(wrongScores)('with the score %j is refused, naming the element', (score) => {
    expect(json({ answers: { waktu: score, biaya: 4 } })).toEqual(refused({ waktu: 'score' }))
    expect(json({ overall: score })).toEqual(refused({ overall: 'score' }))
  })

  test.each<[string, object, Record<string, string>]>([
    ['an unknown element', { answers: { waktu: 3, kopi: 4 } }, { kopi: 'unknown-field' }],
    ['two bad elements', { answers: { waktu: 9, biaya: 0 } }, { waktu: 'score', biaya: 'score' }],
    ['an unknown field', { nik: '3201' }, { nik: 'unknown-field' }],
    ['two unknown fields', { nik: '3201', name: 'Budi' }, { nik: 'unknown-field', name: 'unknown-field' }],
    [
      'an element named like a prototype',
      JSON.parse('{"answers":{"waktu":3,"__proto__":4}}'),
      { ['__proto__']: 'unknown-field' },
    ],
    ['a field named like a prototype', JSON.parse('{"__proto__":{"overall":4}}'), { ['__proto__']: 'unknown-field' }],
    ['a field named constructor', { constructor: 1 }, { constructor: 'unknown-field' }],
    ['an element named toString', { answers: { waktu: 3, toString: 4 } }, { toString: 'unknown-field' }],
    ['no score at all', { answers: {} }, { overall: 'missing' }],
    ['no answers at all', { answers: undefined }, { overall: 'missing' }],
    ['answers as a list', { answers: [4] }, { answers: 'malformed' }],
    ['answers as null', { answers: null }, { answers: 'malformed' }],
    ['a key that is no UUID', { key: 'abc' }, { key: 'malformed' }],
    ['a key with a tail', { key: `${key}0` }, { key: 'malformed' }],
    ['a key that is a number', { key: 7 }, { key: 'malformed' }],
    ['a comment that is too long', { comment: 'x'.repeat(COMMENT_MAX + 1) }, { comment: 'too-long' }],
    ['a comment that is no text', { comment: 4 }, { comment: 'malformed' }],
    ['a gender that was not offered', { respondent: { gender: 'X' } }, { gender: 'choice' }],
    ['a number for an age', { respondent: { age: 25 } }, { age: 'choice' }],
    ['a name', { respondent: { name: 'Budi' } }, { name: 'unknown-field' }],
    ['a language there is not', { lang: 'jv' }, { lang: 'choice' }],
    ['a wish for a reply to nothing', { reply: true, comment: ' ' }, { reply: 'no-comment' }],
    ['a wish that is no yes or no', { reply: '1' }, { reply: 'choice' }],
    ['a day for a moment', { answeredAt: '2026-07-15' }, { answeredAt: 'malformed' }],
    ['a moment without a zone', { answeredAt: '2026-07-15T10:00:00' }, { answeredAt: 'malformed' }],
    ['a day that there is not', { answeredAt: '2026-02-30T10:00:00Z' }, { answeredAt: 'malformed' }],
  ])('with %s is refused, naming it', (_, parts, problems) => {
    expect(json(parts)).toEqual(refused(problems))
  })

  test('with many bad fields names each of them', () => {
    const body = { key: 'x', answers: { waktu: 9 }, turn: 99, reply: true, nik: '3201' }
    expect(fieldsOf(json(body)).toSorted()).toEqual(['key', 'nik', 'reply', 'turn', 'waktu'])
    expect(fieldsOf(json({ key: 'x', answers: {} })).toSorted()).toEqual(['key', 'overall'])
  })

  test('that names no point names what else is wrong with it', () => {
    const body = { point: 5, key: 'x', answers: { waktu: 9, kopi: 4 }, overall: 0, lang: 'jv', nik: '3201' }
    const fields = problemsWithoutPoint(body).map(({ field }) => field)
    expect(fields.toSorted()).toEqual(['key', 'lang', 'nik', 'overall', 'point', 'waktu'])
    expect(problemsWithoutPoint({ key, answers: {} })).toEqual([{ field: 'point', problem: 'missing' }])
  })

  test.each(['key', 'point'])('without the field %s is refused, naming it', (field) => {
    expect(fieldsOf(json({ [field]: undefined }))).toEqual([field])
  })

  test.each([[null], ['text'], [4], [[]], [true]])('that is %j is refused', (body) => {
    expect(read(body)).toEqual(refused({ body: 'malformed' }))
  })

  test.each([
    ['of the greatest length', 'x'.repeat(COMMENT_MAX)],
    ['with a NUL', 'a\u0000b'],
    ['in Arabic script', 'شكرا'],
    ['with an emoji of several parts', '👩‍👩‍👧‍👦'],
    ['with markup', '<script>alert(1)</script>'],
    ['with SQL', "'); drop table response; --"],
    ['with line breaks', 'satu\r\ndua\n'],
  ])('with a comment %s keeps it as it is', (_, comment) => {
    const result = json({ comment })
    expect(result.ok && result.submission.comment).toBe(comment)
  })

  test.each(['', ' ', '\n\t '])('with nothing in the comment (%j) has none', (comment) => {
    const result = json({ comment })
    expect(result.ok && result.submission.comment).toBeNull()
  })
})

describe('a form', () => {
  test('says the same as the JSON body with the same names', () => {
    const fields = { waktu: '3', overall: '4', comment: 'Terima kasih', gender: 'P', age: '18-25', lang: 'en' }
    const body = { answers: { waktu: 3 }, overall: 4, comment: 'Terima kasih', lang: 'en' }
    expect(form(new URLSearchParams({ key, ...fields }).toString())).toEqual(
      json({ ...body, respondent: { gender: 'P', age: '18-25' } }),
    )
  })

  test('may leave choices, comment and elements empty', () => {
    expect(form(`key=${key}&overall=4&comment=&gender=&age=&education=&occupation=`)).toEqual(
      json({ answers: {}, overall: 4 }),
    )
  })

  test('counts a line break as one character, as the browser that wrote it did', () => {
    const sent = (comment: string) => form(new URLSearchParams({ key, overall: '4', comment }).toString())
    const longest = `${'x'.repeat(COMMENT_MAX - 2)}\r\ny`
    expect(sent(longest)).toEqual(json({ answers: {}, overall: 4, comment: longest.replace('\r\n', '\n') }))
    expect(sent(`${longest}z`)).toEqual(refused({ comment: 'too-long' }))
  })

  test.each<[string, Record<string, string>]>([
    ['waktu=0', { waktu: 'score' }],
    ['waktu=5', { waktu: 'score' }],
    ['waktu=2.5', { waktu: 'score' }],
    ['waktu=4%20', { waktu: 'score' }],
    ['waktu=04', { waktu: 'score' }],
    ['waktu=4.0', { waktu: 'score' }],
    ['waktu=%2B4', { waktu: 'score' }],
    ['waktu=', { waktu: 'score' }],
    ['waktu=true', { waktu: 'score' }],
    ['waktu=null', { waktu: 'score' }],
    ['waktu=%D9%A3', { waktu: 'score' }],
    ['waktu=3&overall=9', { overall: 'score' }],
    ['waktu=3&kopi=4', { kopi: 'unknown-field' }],
    ['waktu=3&__proto__=4', { ['__proto__']: 'unknown-field' }],
    ['waktu=3&constructor=4', { constructor: 'unknown-field' }],
    ['waktu=3&waktu=4', { waktu: 'twice' }],
    ['waktu=3&waktu=3', { waktu: 'twice' }],
    ['waktu=3&comment=a&comment=b', { comment: 'twice' }],
    ['waktu=3&gender=X', { gender: 'choice' }],
    ['waktu=3&answeredAt=2026-07-15T10:00:00Z', { answeredAt: 'unknown-field' }],
    ['waktu=3&point=WXYZ', { point: 'unknown-field' }],
    [
      'waktu=9&foo=1&overall=4&overall=4&gender=X',
      { foo: 'unknown-field', overall: 'twice', waktu: 'score', gender: 'choice' },
    ],
    ['waktu=3&turn=12', { turn: 'choice' }],
    ['waktu=3&turn=-1', { turn: 'choice' }],
    ['waktu=3&turn=', { turn: 'choice' }],
    ['waktu=3&turn=2&turn=2', { turn: 'twice' }],
    ['waktu=3&turn=2&biaya=4&produk=1', { biaya: 'unknown-field', produk: 'unknown-field' }],
    [`waktu=3&comment=${'x'.repeat(COMMENT_MAX + 1)}`, { comment: 'too-long' }],
    ['comment=Bagus', { overall: 'missing' }],
    ['waktu=3&reply=1', { reply: 'no-comment' }],
    ['waktu=3&reply=yes&comment=a', { reply: 'choice' }],
    ['reply=1', { overall: 'missing', reply: 'no-comment' }],
    ['', { overall: 'missing' }],
  ])('with «%s» is refused, naming what is wrong', (text, problems) => {
    expect(form(`key=${key}&${text}`)).toEqual(refused(problems))
  })

  test('with a tick wishes for a reply, and without one does not', () => {
    expect(form(`key=${key}&waktu=3&comment=a&reply=1`)).toEqual(json({ comment: 'a', reply: true }))
    expect(form(`key=${key}&waktu=3&comment=a&reply=`)).toEqual(json({ comment: 'a' }))
  })

  // The third turn of the nine asks waktu, kompetensi and pengaduan (domain/shortForm.ts).
  test('of a turn of the short form may answer what that turn asks', () => {
    const sent = form(`key=${key}&turn=2&overall=4&waktu=3&kompetensi=2`)
    expect(sent).toEqual(json({ turn: 2, overall: 4, answers: { waktu: 3, kompetensi: 2 } }))
    expect(sent.ok && sent.submission.turn).toBe(2)
  })

  test('of a turn is refused where the questions have no short form', () => {
    const fields = new URLSearchParams({ key, waktu: '3', turn: '0' })
    expect(readForm(fields, 'ABCD', questionnaireOf(['waktu', 'biaya']))).toEqual(refused({ turn: 'choice' }))
  })

  test('without a key is refused, and so is one with two', () => {
    expect(form('waktu=3')).toEqual(refused({ key: 'missing' }))
    expect(fieldsOf(form('waktu=3&key='))).toEqual(['key'])
    expect(form(`waktu=3&key=${key}&key=${randomUUID()}`)).toEqual(refused({ key: 'twice' }))
  })
})

function refused(problems: Record<string, string>): Read {
  const list = Object.keys(problems).map((field) => ({ field, problem: problems[field] }))
  return { ok: false, problems: list } as Read
}

function fieldsOf(result: Read): string[] {
  return result.ok ? [] : result.problems.map(({ field }) => field)
}
