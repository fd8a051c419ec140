/** Two numbers of 32 bits an id, 2 MiB in all: an id is found again until, on average, as many others came. */
const PLACES = 2 ** 18

/**
 * Whether an id (a UUID that is a digest) came lately, and that it has come now. It may have been forgotten, and one of 2^32 is taken for
 * another.
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
