import net from 'node:net'
import { expect, test } from 'vitest'
import { WholeAnswer } from '../../src/server/http/wholeAnswer.ts'

/** To a client that went away: what is written goes nowhere. */
const anAnswer = () =>
  new WholeAnswer({ socket: new net.Socket().destroy(), lastLines: () => '', whenSent: () => undefined })

test.each([
  ['a name', 'set-cookie: a\r\nx', 'b'],
  ['an empty name', '', 'b'],
  ['a value', 'location', '/a\r\nset-cookie: b'],
  ['a value, by a line feed alone,', 'location', '/a\nset-cookie: b'],
  ['a value beyond one byte a character', 'location', '/\u010a'],
])('%s that would break the line of a header is refused', (_, name, value) => {
  expect(() => anAnswer().appendHeader(name, value)).toThrow()
  expect(() => anAnswer().writeHead(200, ['x-one', '1', name, value])).toThrow()
})

test('a request is answered once', () => {
  const answer = anAnswer()
  answer.writeHead(204)
  answer.end()
  expect(() => answer.end()).toThrow('twice')
})
