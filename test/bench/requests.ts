// The requests of the bench, whole; KEY and POINT stand where the load generator puts a fresh key and a code (client.ts).
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'

const answers = Object.fromEntries(officialQuestionnaire.elements.map(({ code }, place) => [code, (place % 4) + 1]))
const json = JSON.stringify({ point: 'POINT', key: 'KEY', answers, overall: 4 })
const fields = `key=KEY&overall=4&${new URLSearchParams(Object.entries(answers).map(([code, score]) => [code, String(score)]))}`

export const jsonPost = post('/api/v1/responses', 'application/json', json)
export const ordinaryPost = post('/insert', 'application/json', json)
export const formPost = post('/q/POINT', 'application/x-www-form-urlencoded', fields)
export const resultsGet = (cookie: string) => `GET /unit/ukur HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\n\r\n`
export const publicGet = 'GET /transparansi HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n'
export const pageGet = `GET /q/POINT HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n`

/** The placeholders are as long as they will be only in sum: KEY becomes 36 characters, POINT six. */
function post(path: string, type: string, body: string): string {
  const length = body.length + 33 + (body.includes('POINT') ? 1 : 0)
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n${body}`
}
