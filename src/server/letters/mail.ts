import { createTransport } from 'nodemailer'
import type { Log } from '../log.ts'

export type Letter = { to: string; subject: string; text: string }

export type Mail = {
  /** Sends a letter; false when the server did not take it. */
  send(letter: Letter): Promise<boolean>
}

const WAIT_MS = 10_000

/**
 * Letters by SMTP, as plain text. Of a failure the log keeps what the server answered, never to whom the letter was.
 * @param from as it stands in the letter, e.g. "Suara Loket <suara@contoh.example>"
 */
export function createMail({ smtpUrl, from }: { smtpUrl: string; from: string }, log: Log): Mail {
  const waits = { connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS, socketTimeout: WAIT_MS }
  const transport = createTransport({ url: smtpUrl, ...waits }, { from })
  return {
    async send(letter) {
      try {
        await transport.sendMail(letter)
        return true
      } catch (error) {
        const { code, responseCode } = error as { code?: string; responseCode?: number }
        log.error({ code, responseCode }, 'a letter could not be sent')
        return false
      }
    },
  }
}
