/**
 * The short form: the overall question and three elements instead of all, in a rotation.
 *
 * The triples of a Steiner system are offered in turn: each element stands in equally many of them and each pair of elements in
 * exactly one. So after every full round each element was asked equally often, and each two of them together once, which is
 * what the interval of an index from such answers needs (incomplete.ts). Who gets which triple depends on nothing about the
 * person, so the mean of an element over those who were asked it is that of everybody: unbiased, from a third of the answers.
 */
import type { Element } from './questionnaire.ts'

/** What a point offers and what was answered: all elements, or three in turn. */
export type Form = 'full' | 'short'

type Triple = readonly [number, number, number]

/** Such systems of triples by their number of elements. Others would favour some element or pair, and are not offered. */
const rotations: ReadonlyMap<number, readonly Triple[]> = new Map([
  [7, developed(7, [[0, 1, 3]])],
  [9, affinePlane()],
  [
    13,
    developed(13, [
      [0, 1, 4],
      [0, 2, 7],
    ]),
  ],
])

/** How many turns a full round has for this many elements: 12 for the official nine; 0 where there is no short form. */
export function turnsOf(elements: number): number {
  return rotations.get(elements)?.length ?? 0
}

/** The three elements of a turn, in the questionnaire's order. `turn` is a whole number from 0 below {@link turnsOf}. */
export function elementsOfTurn(elements: readonly Element[], turn: number): Element[] {
  const triple = rotations.get(elements.length)?.[turn]
  if (!triple) throw new RangeError(`A questionnaire of ${elements.length} elements has no turn ${turn}.`)
  return elements.filter((_, place) => triple.includes(place))
}

/** What a form asks: a turn's three elements, or all where `turn` is null. */
export function askedElements(elements: readonly Element[], turn: number | null): readonly Element[] {
  return turn === null ? elements : elementsOfTurn(elements, turn)
}

/**
 * The twelve lines of the affine plane over three elements: place x + 3y. Its four directions follow one another, and the three
 * lines of a direction share nothing, so that already three turns in a row ask each element once.
 */
function affinePlane(): Triple[] {
  const along = [0, 1, 2] as const
  const line = (place: (step: 0 | 1 | 2) => number): Triple => [place(0), place(1), place(2)]
  const upright = along.map((x) => line((step) => x + 3 * step))
  const slopes = along.flatMap((slope) => along.map((from) => line((step) => step + 3 * ((slope * step + from) % 3))))
  return [...upright, ...slopes]
}

/** Base triples whose differences are every number below `count` once, moved round the circle (Bose 1939). */
function developed(count: number, bases: readonly Triple[]): Triple[] {
  return bases.flatMap((base) =>
    Array.from({ length: count }, (_, step): Triple => {
      const [a, b, c] = base
      return [(a + step) % count, (b + step) % count, (c + step) % count]
    }),
  )
}
