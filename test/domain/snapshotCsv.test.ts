import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RULES } from '../../src/domain/disclosure/rules.ts'
import { asCsv } from '../../src/features/release/release.ts'
import { publishWorld } from '../support/attack/publishing.ts'
import { randomWorld } from '../support/attack/world.ts'
import { rowsOf } from '../support/published/csv.ts'
import { fromCsv } from '../support/published/outputs.ts'

/** With services and a unit that is merged. */
const { snapshot } = publishWorld(randomWorld(8), RULES)[0]!

test('the table keeps whatever stands in a name, and lets no spreadsheet run it', () => {
  const name = fc.oneof(
    fc.constantFrom('=1+1', '@x', '-a', '+b', 'Dinas "A", B', 'satu\r\ndua', "'=x", 'a;b'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(name, { minLength: 3, maxLength: 3 }), (names) => {
      const units = snapshot.units.map((unit, place) => ({
        ...unit,
        name: names[place % 3]!,
        services: unit.services.map((service) => ({ ...service, name: names[(place + 1) % 3]! })),
      }))
      const renamed = { ...snapshot, units }
      expect(fromCsv(renamed)).toEqual(renamed)
      const cells = rowsOf(asCsv(renamed)).flatMap(({ unit_name, service }) => [unit_name!, service!])
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    }),
  )
})

test('every line ends as RFC 4180 says and has as many cells as the header', () => {
  const csv = asCsv(snapshot)
  expect(csv.endsWith('\r\n')).toBe(true)
  const lines = csv.trimEnd().split('\r\n')
  expect(new Set(lines.map((line) => line.split(',').length)).size).toBe(1)
})
