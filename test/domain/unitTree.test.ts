import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guardCell, unguardCell } from '../../src/domain/csvCell.ts'
import { freeSlug, inCycle, inTreeOrder, slugOf } from '../../src/domain/unitTree.ts'

/** Any parents at all, cycles included. */
const forests = fc.array(fc.option(fc.nat({ max: 11 })), { maxLength: 12 }).map((parents) =>
  parents.map((parent, place) => ({
    unitId: String(place),
    parentId: parent === null || parent >= parents.length ? null : String(parent),
    name: `Unit ${place}`,
  })),
)

describe('a tree of units', () => {
  test('has a cycle exactly where the reading from the roots does not reach a unit', () => {
    fc.assert(
      fc.property(forests, (units) => {
        const reached = new Set(inTreeOrder(units).map(({ unitId }) => unitId))
        const missed = units.map(({ unitId }) => unitId).filter((unitId) => !reached.has(unitId))
        expect(inCycle(units)).toEqual(missed)
      }),
    )
  })

  test('puts every unit right below its parent, one deeper', () => {
    fc.assert(
      fc.property(forests, (units) => {
        const placed = inTreeOrder(units)
        const depths = new Map(placed.map(({ unitId, depth }) => [unitId, depth]))
        for (const { parentId, depth } of placed)
          expect(depth).toBe(parentId === null ? 0 : (depths.get(parentId) ?? 0) + 1)
      }),
    )
  })

  test('names units in addresses', () => {
    expect(slugOf('Dinas Kependudukan & Pencatatan Sipil')).toBe('dinas-kependudukan-pencatatan-sipil')
    expect([slugOf('Café №1'), slugOf('—')]).toEqual(['cafe-no1', 'unit'])
    expect(freeSlug('a', (slug) => ['a', 'a-2'].includes(slug))).toBe('a-3')
    fc.assert(fc.property(fc.string(), (name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slugOf(name))))
  })
})

describe('a cell of a file', () => {
  test('never begins like a formula, and is read as it was', () => {
    const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a') }))
    fc.assert(
      fc.property(texts, (text) => {
        expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r]/)
        expect(unguardCell(guardCell(text))).toBe(text)
      }),
    )
  })
})
