import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goldenCases, words } from '../support/golden.ts'
import { run } from '../support/steps.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'suara-loket-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('portal index', () => {
  const cases = goldenCases().flatMap(({ id, elements, groups }) =>
    groups
      .filter(({ rows }) => rows)
      .map((group) => ({ name: `${id}, ${group.id}`, elements: words(elements), group })),
  )

  test.each(cases)('gives the published index of $name from its answers', async ({ elements, group }) => {
    const lines = words(group.rows ?? '').map((digits) => [...digits].join(','))
    const [index] = await indexOf([elements.join(','), ...lines].join('\n'))
    expect(index).toMatchObject({ group: null, n: group.n, nik: group.nik, grade: group.grade })
  })

  test('reads semicolons, a byte order mark, decimal commas, Windows line ends and columns of other things', async () => {
    const file = '\uFEFFNama;Waktu ;biaya\r\nBudi;4;3,50\r\n"Siti; M.";2;\r\n\r\n'
    const [index] = await indexOf(file)
    expect(index).toMatchObject({ n: 2, elements: { waktu: 3, biaya: 3.5 } })
  })

  test('makes groups by a column, in the order in which people count', async () => {
    const indices = await indexOf('loket,waktu\nLoket 10,4\nLoket 2,1\nLoket 10,2\n', ['--by', 'loket'])
    expect(indices.map(({ group, n, nik }) => [group, n, nik])).toEqual([
      ['Loket 2', 1, '25.00'],
      ['Loket 10', 2, '75.00'],
    ])
  })

  test.each([
    ['a score outside 1 to 4', 'waktu\n4\n5\n', /Line 3.*waktu is "5"/],
    ['a score with a space', 'waktu\n4 \n', /Line 2.*waktu is "4 "/],
    ['a word for a score', 'waktu\nbaik\n', /Line 2.*"baik"/],
    ['no column of an element', 'a,b\n1,2\n', /--elements/],
    ['no answer', 'waktu,biaya\n,\n', /no row with an answer/],
    ['nothing at all', '', /empty/],
    ['a column twice', 'waktu,waktu\n1,2\n', /"waktu" stands twice/],
    ['a row that is too short', 'waktu,biaya\n1,2\n1\n', /Line 3/],
  ])('refuses a file with %s in one sentence that says where', async (_, text, sentence) => {
    const { code, output, stdout } = await portal(['index', await aFile(text)])
    expect([code, stdout, output.trim().split('\n').length]).toEqual([1, '', 1])
    expect(output).toMatch(sentence)
  })
})

describe('the command line', () => {
  test('refuses a file that is not there with 1, and a verb or an option that is not there with 2', async () => {
    const codes = [['index', path.join(folder, 'none.csv')], ['dance'], ['index', 'x.csv', '--loud'], ['index']]
    expect(await Promise.all(codes.map(async (args) => (await portal(args)).code))).toEqual([1, 2, 2, 2])
  })

  test.each(['index', 'import', 'recount', 'release', 'generate', 'points'])('helps with %s', async (verb) => {
    const { code, output } = await portal([verb, '--help'])
    expect([code, output.includes(`Usage: portal ${verb}`)]).toEqual([0, true])
  })
})

type Index = { group: string | null; n: number; elements: Record<string, number>; nik: string; grade: string }

async function indexOf(text: string, options: string[] = []): Promise<Index[]> {
  const { code, stdout } = await portal(['index', await aFile(text), '--json', ...options])
  expect(code).toBe(0)
  return JSON.parse(stdout) as Index[]
}

let files = 0
async function aFile(text: string): Promise<string> {
  const file = path.join(folder, `${(files += 1)}.csv`)
  await writeFile(file, text)
  return file
}

function portal(args: readonly string[]) {
  return run(process.execPath, ['src/bootstrap.mjs', 'src/portal.ts', ...args])
}
