// A bad network in front of a server: arguments port, bytes a second, milliseconds there and back, share of segments lost, seed.
// Prints its own port. A lost segment comes after TCP's retransmission timeout, and what was sent after it waits for it, as for any
// receiver that gets a stream in order; a connection itself takes one way there and back, or a second more where its first packet is lost.
import net, { type Socket } from 'node:net'
import { randomOf } from '../../db/seed/random.ts'

const SEGMENT = 1_460
/** RFC 6298: a second at first; then at least 200 ms above the time there and back, as Linux has it. */
const FIRST_TIMEOUT_MS = 1_000
const TIMEOUT_MARGIN_MS = 200

const [port = 0, bytesPerSecond = 0, roundTrip = 0, loss = 0, seed = 1] = process.argv.slice(2).map(Number)
const random = randomOf(seed)

net
  .createServer((client) => {
    const server = net.connect(port, '127.0.0.1')
    const handshake = roundTrip + (isLost() ? FIRST_TIMEOUT_MS : 0)
    carry(client, server, handshake)
    carry(server, client, 0)
  })
  .listen(0, '127.0.0.1', function (this: net.Server) {
    process.stdout.write(`${(this.address() as net.AddressInfo).port}\n`)
  })

/** Passes on what comes from one side to the other, in order, each segment when a network like this would have brought it. */
function carry(from: Socket, to: Socket, handshake: number): void {
  let free = performance.now() + handshake // when the line has room again
  let last = 0 // when the segment before arrives
  const under: (Buffer | null)[] = [] // under way, in order: timers of about the same time are not; null is the end
  const arrive = (segment: Buffer | null) => {
    under.push(segment)
    setTimeout(deliver, Math.max(0, last - performance.now()))
  }
  const deliver = () => {
    const segment = under.shift()
    if (segment) to.write(segment)
    else to.end()
  }
  from.on('data', (bytes: Buffer) => {
    for (let at = 0; at < bytes.length; at += SEGMENT) {
      const segment = bytes.subarray(at, at + SEGMENT)
      free = Math.max(free, performance.now()) + (segment.length / bytesPerSecond) * 1_000
      last = Math.max(last, free + roundTrip / 2 + (isLost() ? roundTrip + TIMEOUT_MARGIN_MS : 0))
      arrive(segment)
    }
  })
  from.on('end', () => arrive(null))
  from.on('error', () => to.destroy())
}

function isLost(): boolean {
  return random.uniform() < loss
}
