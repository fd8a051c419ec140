/** Two numbers of 32 bits an id, 2 MiB in all: an id is found again until, on average, as many others came. */
const PLACES = 2 ** 18

/** Remembers ids (UUIDs that are digests) that came lately. It may have forgotten one, and takes one of 2^32 for another. */
export type IdMemory = { add: (id: string) => void; has: (id: string) => boolean }

export function createIdMemory(): IdMemory {
  const marks = new Uint32Array(PLACES)
  const placeOf = (id: string) => Number.parseInt(id.slice(0, 8), 16) % PLACES
  const markOf = (id: string) => Number.parseInt(id.slice(-8), 16)
  return {
    add: (id) => void (marks[placeOf(id)] = markOf(id)),
    has: (id) => marks[placeOf(id)] === markOf(id),
  }
}
