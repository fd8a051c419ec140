import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fraction, fraction, toDecimal } from '../../src/domain/fraction.ts'
import { indexOfFile } from '../../src/features/index/fileIndex.ts'
import { readCsv } from '../../src/server/commands/csv.ts'
import { goldenCases, words } from '../support/golden.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'suara-loket-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the index of a file', () => {
  const cases = goldenCases().flatMap(({ id, elements, groups }) =>
    groups
      .filter(({ rows }) => rows)
      .map((group) => ({ name: `${id}, ${group.id}`, elements: words(elements), group })),
  )

  test.each(cases)('of $name is the published one', async ({ elements, group }) => {
    const lines = words(group.rows ?? '').map((digits) => [...digits].join(','))
    const [index] = await groupsOf([elements.join(','), ...lines].join('\n'))
    expect(index).toMatchObject({ group: null, n: group.n, nik: group.nik, grade: group.grade })
  })

  test('does not mind semicolons, a byte order mark, decimal commas, Windows line ends and other columns', async () => {
    const [index] = await groupsOf('\uFEFFNama;Waktu ;biaya\r\nBudi;4;3,50\r\n"Siti; M.";2;\r\n\r\n')
    expect(index).toMatchObject({ n: 2, nrr: { waktu: '3.000', biaya: '3.500' } })
  })

  test('is made per group in the order in which people count', async () => {
    const indices = await groupsOf('loket,waktu\nLoket 10,4\nLoket 2,1\nLoket 10,2\n', { by: 'loket' })
    expect(indices.map(({ group, n, nik }) => [group, n, nik])).toEqual([
      ['Loket 2', 1, '25.00'],
      ['Loket 10', 2, '75.00'],
    ])
  })

  test('leaves out rows without an answer and says how many', async () => {
    const read = await indexOf('waktu,biaya\n4,\n,\n,\n')
    expect(read).toMatchObject({ ok: true, value: { blankRows: 2, groups: [{ n: 1 }] } })
  })

  test('of elements of one’s own weighs them alike', async () => {
    const [index] = await groupsOf('kopi,teh\n4,1\n', { elements: ['kopi', 'teh'] })
    expect(index).toMatchObject({ nik: '62.50', nrr: { kopi: '4.000', teh: '1.000' } })
  })

  test('of an agency’s own weights, of a scale of six, and of the old rule', async () => {
    const weights = [fraction(3, 4), fraction(1, 4)]
    const [own] = await groupsOf('waktu,biaya\n4,1\n', { elements: ['waktu', 'biaya'], weights })
    expect(own?.nik).toBe('81.25')
    const codes = 'diskriminasi,kecurangan,gratifikasi,pungli,percaloan'
    const [six] = await groupsOf(`${codes}\n6,6,6,6,6\n6,6,6,6,3\n`, { scale: 6 })
    expect([six?.nik, six?.grade]).toEqual(['95.00', 'A'])
    const old = Array.from({ length: 14 }, (_, place) => `m2004_u${place + 1}`).join(',')
    const [series] = await groupsOf(`${old}\n${Array(14).fill(3).join(',')}\n`)
    expect([series?.nik, series?.grade]).toEqual(['75.00', 'B'])
  })

  test('is refused for weights that do not fit', async () => {
    const of = (weights: Fraction[]) => indexOf('waktu,biaya\n4,1\n', { weights })
    expect(await of([fraction(1)])).toMatchObject({ ok: false, reason: expect.stringContaining('1 weights for the 2') })
    expect(await of([fraction(11, 100), fraction(1, 2)])).toEqual({
      ok: false,
      reason: 'The weights sum to 61/100; they must sum to exactly 1.',
    })
  })

  test.each([
    ['a score outside 1 to 4', 'waktu\n4\n5\n', /^Line 3.*waktu is "5"/],
    ['a score with a space', 'waktu\n4 \n', /^Line 2.*waktu is "4 "/],
    ['a word for a score', 'waktu\nbaik\n', /^Line 2.*"baik"/],
    ['no column of an element', 'a,b\n1,2\n', /--elements/],
    ['no answer', 'waktu,biaya\n,\n', /no row with an answer/],
    ['nothing at all', '', /empty/],
    ['a column twice', 'waktu,waktu\n1,2\n', /"waktu" stands twice/],
    ['a row that is too short', 'waktu,biaya\n1,2\n1\n', /^Line 3/],
    ['a quotation that does not end', 'waktu,biaya\n1,"2\n', /[Qq]uot/],
  ])('is refused for %s, in one sentence that says where', async (_, text, sentence) => {
    const said = await indexOf(text).then(
      (read) => (read.ok ? 'nothing' : read.reason),
      (error: Error) => error.message,
    )
    expect(said).toMatch(sentence)
    expect(said).not.toContain('\n')
  })
})

type Options = Partial<Parameters<typeof indexOfFile>[1]>

let files = 0
async function indexOf(text: string, options: Options = {}) {
  const file = path.join(folder, `${(files += 1)}.csv`)
  await writeFile(file, text)
  return indexOfFile(readCsv(file), { elements: null, by: null, weights: null, scale: 4, ...options })
}

async function groupsOf(text: string, options: Options = {}) {
  const read = await indexOf(text, options)
  if (!read.ok) throw new Error(read.reason)
  return read.value.groups.map(({ group, n, ikm: { nik, grade, elements } }) => ({
    group,
    n,
    nik,
    grade,
    nrr: Object.fromEntries(elements.map(({ code, nrr }) => [code, nrr && toDecimal(nrr, 3)])),
  }))
}
