import { describe, expect, test } from 'vitest'
import { differences } from '../../src/domain/changes.ts'

describe('the difference between two records', () => {
  test.each([
    ['a value that is another', { name: 'A', job: 'X' }, { name: 'B', job: 'X' }, [['name', 'A', 'B']]],
    ['a value that came', {}, { name: 'B' }, [['name', undefined, 'B']]],
    ['a value that went', { name: 'A' }, null, [['name', 'A', undefined]]],
    ['nothing that became nothing', { name: null }, {}, []],
    ['an object whose keys changed places', { a: { x: 1, y: [2] } }, { a: { y: [2], x: 1 } }, []],
    ['a list in another order', { a: [1, 2] }, { a: [2, 1] }, [['a', [1, 2], [2, 1]]]],
    ['no records', null, undefined, []],
  ])('is, with %s, just that', (_, before, after, expected) => {
    expect(differences(before, after).map(({ field, ...rest }) => [field, rest.before, rest.after])).toEqual(expected)
  })
})
