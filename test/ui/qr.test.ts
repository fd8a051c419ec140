import { describe, expect, test } from 'vitest'
import { randomOf } from '../../db/seed/random.ts'
import { drawSurveyQr, qrSvg, shortAddress, surveyAddress } from '../../src/ui/qr.ts'
import { modulesOf, photographed, readQr, scratched, speckled } from '../support/qr.ts'

const HOST = 'https://suara.kota-contoh.go.id'
const CODE = 'ABC234'
const PAYLOAD = 'HTTPS://SUARA.KOTA-CONTOH.GO.ID/Q/ABC234'
const modules = modulesOf(drawSurveyQr(HOST, CODE))
const seeds = Array.from({ length: 20 }, (_, seed) => seed)

describe('the QR code of a survey', () => {
  test('says its address in capitals, and is written for people without what a browser adds', () => {
    expect(readQr(photographed(modules))).toBe(PAYLOAD)
    expect([surveyAddress(HOST, CODE), shortAddress(HOST, CODE)]).toEqual([
      'https://suara.kota-contoh.go.id/q/ABC234',
      'suara.kota-contoh.go.id/q/ABC234',
    ])
  })

  // 17 + 4 × version modules a side and four of white around (test/golden: DENSO WAVE's formula).
  test.each([
    [47, 3, 37],
    [48, 4, 41],
    [67, 4, 41],
    [68, 5, 45],
  ])('of an address of %i characters is version %i: %i modules a side', (length, version, side) => {
    const host = `https://${'a'.repeat(length - 'https://.id/q/ABC234'.length)}.id`
    expect([surveyAddress(host, CODE).length, drawSurveyQr(host, CODE).size]).toEqual([length, side])
    expect(side).toBe(17 + 4 * version + 8)
  })

  test('keeps the case of a path below which the portal stands, since it matters there', () => {
    expect(readQr(photographed(modulesOf(drawSurveyQr('https://contoh.go.id/Suara', CODE))))).toBe(
      'https://contoh.go.id/Suara/q/ABC234',
    )
  })

  test('has four modules of white on each side, and no grey', () => {
    const side = modules.length
    const isEdge = (at: number) => at < 4 || at >= side - 4
    expect(modules.some((row, y) => row.some((isDark, x) => isDark && (isEdge(x) || isEdge(y))))).toBe(false)
    const colours = [...qrSvg(drawSurveyQr(HOST, CODE)).matchAll(/fill="([^"]+)"/g)].map(([, colour]) => colour)
    expect(colours).toEqual(['#fff'])
  })

  test.each(seeds)(
    'is read with a tenth of it scratched away, at an angle of 20 degrees, turned anyhow (%i)',
    (seed) => {
      const random = randomOf(seed)
      const worn = scratched(modules, 0.1, random)
      expect(worn).not.toEqual(modules)
      const photograph = { tilt: (seed % 2 === 0 ? 20 : -20) as number, turn: random.below(360) }
      expect(readQr(photographed(worn, photograph))).toBe(PAYLOAD)
    },
  )

  test.each(seeds)('is read with a tenth of its dots misprinted (%i)', (seed) => {
    expect(readQr(speckled(modules, 0.1, randomOf(seed)))).toBe(PAYLOAD)
  })

  // 14 of 70 codewords: level M corrects 13 of 70, level Q 9 in each half, so that an uneven fifth may be too much.
  test('mostly bears the loss of a fifth, as level Q does and level M never would', () => {
    const read = seeds.map((seed) => readQr(photographed(scratched(modules, 0.2, randomOf(seed)))))
    expect(read.filter((text) => text === PAYLOAD).length).toBeGreaterThan(10)
  })
})
