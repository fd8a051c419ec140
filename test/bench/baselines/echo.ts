// Bare node:http: POST parses JSON and echoes it; GET answers with as many bytes as the first argument says.
import { createServer } from 'node:http'

const page = Buffer.alloc(Number(process.argv[2] ?? 0), 'x')

const server = createServer((req, res) => {
  if (req.method === 'GET') {
    res.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': page.length })
    return void res.end(page)
  }
  const chunks: Buffer[] = []
  req.on('data', (chunk: Buffer) => chunks.push(chunk))
  req.on('end', () => {
    const body = Buffer.from(JSON.stringify(JSON.parse(Buffer.concat(chunks).toString())))
    res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length })
    res.end(body)
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as { port: number }).port}\n`))
