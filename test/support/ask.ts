import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string }
type Asked = { method?: string; headers?: Record<string, string>; form?: Record<string, string> }

/**
 * Asks a portal over connections that stay open, following nothing. For tests that ask thousands of times: `fetch` takes as long
 * for a request as the portal does for the page.
 */
export function createAsker(url: string): { ask: (path: string, asked?: Asked) => Promise<Answer>; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  return {
    ask: (path, { method = 'GET', headers = {}, form } = {}) =>
      new Promise((resolve, reject) => {
        const type = form && { 'content-type': 'application/x-www-form-urlencoded' }
        const asking = request(url + path, { agent, method, headers: { ...headers, ...type } }, (answer) => {
          let text = ''
          answer.setEncoding('utf8')
          answer.on('data', (piece: string) => (text += piece))
          answer.on('error', reject)
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
        })
        asking.on('error', reject)
        asking.end(form && new URLSearchParams(form).toString())
      }),
    close: () => agent.destroy(),
  }
}
