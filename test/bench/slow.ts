// Many connections that each send one byte a second of an answer: arguments port, connections. Prints a line when all are open.
import net from 'node:net'

const [port = '0', connections = '0'] = process.argv.slice(2)
const request = `POST /api/v1/responses HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"point":"`

await Promise.all(Array.from({ length: Number(connections) }, open))
process.stdout.write('0\n')

function open(): Promise<void> {
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.once('connect', () => {
      let sent = 0
      const timer = setInterval(() => socket.write(request[sent++ % request.length] ?? ' '), 1_000)
      socket.once('close', () => clearInterval(timer))
      resolve()
    })
  })
}
