// A plain HTML form on bare node:http: nine questions of four answers, no styles, no script; the least that could do the work.
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { officialQuestionnaire } from '../../../src/domain/officialQuestionnaire.ts'

const questions = officialQuestionnaire.elements.map(
  ({ code, question, options }) =>
    `<fieldset><legend>${question.id}</legend>${options
      .map(({ id }, place) => `<label><input type=radio name=${code} value=${place + 1}> ${id}</label>`)
      .join('')}</fieldset>`,
)
const html = `<!doctype html><html lang=id><meta charset=utf-8><meta name=viewport content="width=device-width"><title>Survei</title><link rel=icon href="data:,"><form data-code=x method=post>${questions.join('')}<button>Kirim</button></form>`
const page = gzipSync(html)

const server = createServer((_, res) => {
  res.writeHead(200, { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip', 'Content-Length': page.length })
  res.end(page)
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as { port: number }).port}\n`))
