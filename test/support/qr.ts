import jsQr from 'jsqr'
import type { Random } from '../../db/seed/random.ts'

/** A picture as a camera would give it: four bytes a pixel. */
export type Picture = { data: Uint8ClampedArray; width: number; height: number }

/** Dark and light modules of a code with its quiet zone, row by row. */
export type Modules = boolean[][]

/** The modules of an SVG path that `drawSurveyQr` drew. */
export function modulesOf({ size, path }: { size: number; path: string }): Modules {
  const modules = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
    modules[Number(y)]!.fill(true, Number(x), Number(x) + Number(length))
  return modules
}

const QUIET = 4

/**
 * Scratches a code: of all codewords (eight modules each) a share is lost with every one of its modules, at random places.
 * Finders and timing stay: without them no level of correction helps.
 */
export function scratched(modules: Modules, share: number, { below }: Random): Modules {
  const codewords = codewordsOf(modules.length - 2 * QUIET)
  const copy = modules.map((row) => [...row])
  for (let lost = 0; lost < Math.round(share * codewords.length); lost += 1) {
    const at = lost + below(codewords.length - lost)
    const [codeword] = codewords.splice(at, 1, codewords[lost]!)
    for (const [x, y] of codeword!) copy[y + QUIET]![x + QUIET] = !copy[y + QUIET]![x + QUIET]
  }
  return copy
}

/** The modules of each codeword of a code of version 2 to 6: two columns at a time from the right, up and down in turn (ISO/IEC 18004, 7.7.3). */
function codewordsOf(side: number): [number, number][][] {
  const places: [number, number][] = []
  for (let right = side - 1, pair = 0; right > 0; right -= 2, pair += 1) {
    if (right === 6) right -= 1 // the column of the timing pattern is passed over
    for (let step = 0; step < side; step += 1)
      for (const x of [right, right - 1]) {
        const y = pair % 2 === 0 ? side - 1 - step : step
        if (!isFunctional(x, y, side)) places.push([x, y])
      }
  }
  return Array.from({ length: Math.floor(places.length / 8) }, (_, place) => places.slice(place * 8, place * 8 + 8))
}

function isFunctional(x: number, y: number, side: number): boolean {
  const isFinder = (x < 9 && y < 9) || (x < 9 && y >= side - 8) || (x >= side - 8 && y < 9)
  const isAlignment = Math.abs(x - (side - 7)) <= 2 && Math.abs(y - (side - 7)) <= 2
  return isFinder || isAlignment || x === 6 || y === 6
}

/** The path of an SVG that draws the modules. */
export function pathOf(modules: Modules): string {
  return modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
}

/** A print whose dots (eight a module, as thermal printers have at 1 mm) are wrong by a share, seen from where a module is two pixels. */
export function speckled(modules: Modules, share: number, { uniform }: Random): Picture {
  const [DOTS, PIXELS] = [8, 2]
  const width = modules.length * PIXELS
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  for (let y = 0; y < width; y += 1)
    for (let x = 0; x < width; x += 1) {
      const isDark = modules[Math.floor(y / PIXELS)]?.[Math.floor(x / PIXELS)] ?? false
      const dots = Array.from({ length: (DOTS / PIXELS) ** 2 }, () => uniform() < share !== isDark)
      const light = 1 - dots.filter(Boolean).length / dots.length
      data.fill(Math.round(255 * light), (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  return { data, width, height: width }
}

/**
 * A photograph of a code on a white wall, taken at an angle: turned by `turn` degrees in its plane, and seen from `tilt`
 * degrees beside the perpendicular, at three times its width.
 */
export function photographed(modules: Modules, { turn = 0, tilt = 0, pixels = 8 } = {}): Picture {
  const side = modules.length
  const width = Math.ceil(side * pixels * 1.5)
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  const [sinTurn, cosTurn, sinTilt, cosTilt] = [turn, turn, tilt, tilt].map((degrees, place) =>
    place % 2 === 0 ? Math.sin((degrees * Math.PI) / 180) : Math.cos((degrees * Math.PI) / 180),
  ) as [number, number, number, number]
  const far = 3 * side
  for (let v = 0; v < width; v += 1)
    for (let u = 0; u < width; u += 1) {
      const [a, b] = [(u - width / 2) / pixels, (v - width / 2) / pixels]
      const x = (a * far) / (far * cosTilt - a * sinTilt) // where the ray through the pixel meets the tilted wall
      const y = (b * (far + x * sinTilt)) / far
      const [column, row] = [x * cosTurn + y * sinTurn, y * cosTurn - x * sinTurn].map((along) =>
        Math.floor(along + side / 2),
      ) as [number, number]
      if (modules[row]?.[column]) data.fill(0, (v * width + u) * 4, (v * width + u) * 4 + 3)
    }
  return { data, width, height: width }
}

/** What a phone reads from a picture; null when it finds no code. */
export function readQr({ data, width, height }: Picture): string | null {
  return jsQr(data, width, height)?.data ?? null
}
