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

// Each test starts processes, seconds each where other tests take the processors.
describe('portal', { timeout: 120_000 }, () => {
  test('gives the published index of a file as JSON, and nothing else on its standard output', async () => {
    const { elements, groups } = goldenCases().find(({ id }) => id.startsWith('metropusat'))!
    const group = groups.find(({ id }) => id === '2021')!
    const lines = words(group.rows ?? '').map((digits) => [...digits].join(';'))
    const file = path.join(folder, 'survei.csv')
    await writeFile(file, [words(elements).join(';'), ...lines].join('\r\n'))
    const { code, stdout } = await portal(['index', file, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject([{ group: null, n: 28, nik: group.nik, grade: group.grade }])
  })

  test('refuses in one clear sentence on its standard error, with 1', async () => {
    const file = path.join(folder, 'wrong.csv')
    await writeFile(file, 'waktu\n4\n5\n')
    for (const [args, sentence] of [
      [['index', file], /Line 3.*waktu is "5"/],
      [['index', path.join(folder, 'none.csv')], /There is no file/],
    ] as const) {
      const { code, output, stdout } = await portal(args)
      expect([code, stdout, output.trim().split('\n').length]).toEqual([1, '', 1])
      expect(output).toMatch(sentence)
    }
  })

  test('gives the fair figures of a file as JSON, null where a gate keeps them back', async () => {
    const file = path.join(folder, 'petugas.csv')
    const rows = (name: string, n: number, score: number) =>
      Array.from({ length: n }, (_, row) => `${name};${row % 4 === 0 ? score - 1 : score}`)
    const many = Array.from({ length: 12 }, (_, place) => rows(`P${place}`, 60, place === 0 ? 2 : 3 + (place % 2)))
    await writeFile(file, ['officer;waktu', ...many.flat(), ...rows('Z', 9, 4), ...rows('Y', 20, 4)].join('\n'))
    const { code, stdout } = await portal(['fairness', file, '--json'])
    expect(code).toBe(0)
    const figures = new Map(
      (JSON.parse(stdout) as { officer: string }[]).map(({ officer, ...figure }) => [officer, figure]),
    )
    expect(figures.get('P0')).toMatchObject({ n: 60, raw: 43.75, usable: true, reason: null })
    expect(figures.get('P0')).toMatchObject({ pBottom: expect.closeTo(1, 2), reliability: expect.closeTo(0.99, 1) })
    const nothing = { raw: null, adjusted: null, shrunken: null, usable: false, pBottom: null }
    expect(figures.get('Z')).toEqual({
      ...nothing,
      n: 9,
      low: null,
      high: null,
      reliability: null,
      reason: 'belum cukup data (1–9 isian)',
    })
    expect(figures.get('Y')).toMatchObject({ ...nothing, low: expect.any(Number), high: expect.any(Number) })
    expect((await portal(['fairness', file])).stdout).toContain('belum cukup data (10–29 isian)')
  })

  test('prints what other habits would, where it is asked for', async () => {
    const file = path.join(folder, 'empat.csv')
    const { elements } = goldenCases().find(({ id }) => id.startsWith('metropusat'))!
    await writeFile(file, `${words(elements).join(',')}\n${Array(9).fill(4).join(',')}\n`)
    const { stdout } = await portal(['index', file, '--json', '--compare'])
    expect(JSON.parse(stdout)[0]).toMatchObject({
      nik: '100.00',
      habits: expect.arrayContaining([
        { name: 'weight-2', nik: '99.00', grade: 'A' },
        { name: 'weight-3', nik: '99.90', grade: 'A' },
      ]),
    })
    expect((await portal(['index', file, '--compare'])).stdout).toMatch(/weight-3 +99\.90/)
  })

  test('answers what it does not understand with 2', async () => {
    const wrong = [
      ['dance'],
      ['index', 'x.csv', '--loud'],
      ['index'],
      ['fairness'],
      ['index', 'x.csv', '--weights', 'a'],
      ['points', 'set', 'ABCD', '--form', 'medium'],
    ]
    const codes = await Promise.all(wrong.map(async (args) => (await portal(args)).code))
    expect(codes).toEqual([2, 2, 2, 2, 2, 2])
  })

  test('helps with every verb', async () => {
    const { output } = await portal(['--help'])
    for (const verb of [
      'index',
      'fairness',
      'import',
      'export',
      'recount',
      'release',
      'verify',
      'generate',
      'points',
      'tokens',
      'api-key',
      'replies',
      'backup',
      'restore',
      'desk',
    ])
      expect(output).toMatch(new RegExp(`^  ${verb}\\b`, 'm'))
    for (const verb of ['revoke', 'set'])
      expect((await portal(['points', '--help'])).output).toMatch(new RegExp(`^  ${verb}\\b`, 'm'))
    expect(await portal(['release', '--help'])).toMatchObject({ code: 0, output: expect.stringContaining('[period]') })
  })
})

function portal(args: readonly string[]) {
  return run(process.execPath, ['src/bootstrap.mjs', 'src/portal.ts', ...args])
}
