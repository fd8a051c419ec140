import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../support/steps.ts'

const LONGEST = 250
const generated = new Set(['db/schema.ts', 'db/schema.sql'])
const files = globSync('{db,src,test,public}/**/*.{ts,tsx,mjs,astro,css,sql,js}', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(path.join(root, file), 'utf8'),
}))

describe('source', () => {
  test('is read by these rules', () => {
    expect(files.length).toBeGreaterThan(100)
  })

  test(`has no file of code longer than ${LONGEST} lines but generated ones and lists of words`, () => {
    const long = files.filter(
      ({ file, text }) =>
        !generated.has(file) && !file.endsWith('.css') && !file.startsWith('src/i18n/') && linesOf(text) > LONGEST,
    )
    expect(long.map(({ file, text }) => `${file}: ${linesOf(text)}`)).toEqual([])
  })

  test.each([
    ['a type that is given up', /\bas any\b|@ts-ignore|@ts-nocheck/],
    ['a note about work not done', /\b(TODO|FIXME|XXX|HACK)\b/],
    ['a test that is left out or alone', /\b(test|it|describe)\.(skip|only|todo|fixme|fails)\b/],
    ['a debugging line', /\bdebugger\b|console\.log\(['"]here/],
  ])('holds no trace of %s', (_, trace) => {
    const found = files.filter(({ file, text }) => file !== 'test/rules/habits.test.ts' && trace.test(text))
    expect(found.map(({ file }) => file)).toEqual([])
  })
})

function linesOf(text: string): number {
  return text.split('\n').length - 1
}
