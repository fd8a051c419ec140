/** A mark of 32 bits each, 1 MiB in all: an id is remembered until another takes its place, on average after as many others. */
const PLACES = 2 ** 18

/**
 * Whether an id (a UUID made of a digest) was seen lately; remembers that it was seen now. A hint alone: ids are forgotten, and one in 2^32
 * is taken for another.
 */
export type IdMemory = (id: string) => boolean

export function createIdMemory(): IdMemory {
  const marks = new Uint32Array(PLACES)
  return (id) => {
    const place = Number.parseInt(id.slice(0, 8), 16) % PLACES
    const mark = Number.parseInt(id.slice(-8), 16)
    const isKnown = marks[place] === mark
    marks[place] = mark
    return isKnown
  }
}
