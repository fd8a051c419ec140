import { type Random, randomOf } from '../../db/seed/random.ts'

/** Time and chance of a simulated run: what happens next is decided by the seed alone. */
export type World = {
  random: Random
  /** Milliseconds since the run began. */
  now(): number
  /** Resolves after so many simulated milliseconds. */
  after(ms: number): Promise<void>
  /** True with this probability. */
  happens(probability: number): boolean
  /** A whole number below `limit`. */
  below(limit: number): number
  /** Lets time pass until nothing is planned any more. */
  run(): Promise<void>
}

type Event = { at: number; order: number; wake: () => void }

/** Events of one moment happen in the order in which they were planned; between two events all promises settle. */
export function createWorld(seed: number): World {
  const random = randomOf(seed)
  const events: Event[] = []
  let [time, order] = [0, 0]

  function nextEvent(): Event | undefined {
    let first = 0
    for (let place = 1; place < events.length; place += 1) if (isBefore(events[place]!, events[first]!)) first = place
    return events.splice(first, 1)[0]
  }

  return {
    random,
    now: () => time,
    after: (ms) => new Promise((wake) => events.push({ at: time + ms, order: (order += 1), wake })),
    happens: (probability) => random.uniform() < probability,
    below: random.below,
    async run() {
      await new Promise(setImmediate)
      for (let event = nextEvent(); event; event = nextEvent()) {
        time = event.at
        event.wake()
        await new Promise(setImmediate)
      }
    },
  }
}

function isBefore(one: Event, other: Event): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}
