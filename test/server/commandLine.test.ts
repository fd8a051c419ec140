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

describe('portal', () => {
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

  test('answers what it does not understand with 2', async () => {
    const wrong = [['dance'], ['index', 'x.csv', '--loud'], ['index'], ['points', 'set', 'ABCD', '--form', 'medium']]
    const codes = await Promise.all(wrong.map(async (args) => (await portal(args)).code))
    expect(codes).toEqual([2, 2, 2, 2])
  })

  test('helps with every verb', async () => {
    const { output } = await portal(['--help'])
    for (const verb of [
      'index',
      'import',
      'recount',
      'release',
      'generate',
      'points',
      'tokens',
      'api-key',
      'replies',
      'desk',
    ])
      expect(output).toMatch(new RegExp(`^  ${verb}\\b`, 'm'))
    for (const verb of ['revoke', 'set'])
      expect((await portal(['points', '--help'])).output).toMatch(new RegExp(`^  ${verb}\\b`, 'm'))
    expect(await portal(['release', '--help'])).toMatchObject({ code: 0, output: expect.stringContaining('<period>') })
  })
})

function portal(args: readonly string[]) {
  return run(process.execPath, ['src/bootstrap.mjs', 'src/portal.ts', ...args])
}
