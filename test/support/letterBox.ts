import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { until } from './until.ts'

export type LetterBox = {
  url: string
  /** Everything that arrived, as it was sent. */
  letters: string[]
  /** Waits until so many have arrived, and throws where they do not in ten seconds. */
  until(count: number): Promise<void>
  close(): Promise<void>
}

/** A mail server on this machine that keeps what it is sent. */
export async function aLetterBox(): Promise<LetterBox> {
  const letters: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
      stream.on('end', () => {
        letters.push(text.replace(/=\r\n/g, '').replace(/=3D/g, '='))
        done()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    async until(count) {
      await until(`letter number ${count}`, () => letters.length >= count)
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
