import { randomUUID } from 'node:crypto'

/** What a client of the crash tests remembers: the keys it sent, and the receipts it was given for them. */
export type Ledger = { sent: Map<string, string>; receipts: Map<string, string> }

const CLIENTS = 16
/** After what was refused: whoever asks at once keeps the processors from what is coming up again. */
const PAUSE_MS = 100

/** Sends answers from several clients until told to stop; an answer counts as acknowledged when its receipt has arrived. */
export function startLoad(url: string, point: string, ledger: Ledger): { stop(): Promise<void> } {
  let isStopped = false
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (!isStopped) {
      const key = randomUUID()
      const answers = { waktu: 1 + (ledger.sent.size % 4) }
      const words = ledger.sent.size % 3 === 0 ? { comment: 'Ramah' } : {}
      const body = JSON.stringify({ point, key, answers, overall: 3, ...words })
      ledger.sent.set(key, body)
      if (!(await send(url, key, body, ledger))) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  })
  return {
    async stop() {
      isStopped = true
      await Promise.all(clients)
    },
  }
}

/** Sends one answer; what does not come back as a receipt is not acknowledged. */
export async function send(url: string, key: string, body: string, ledger: Ledger): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/v1/responses`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    })
    const answer = (await response.json()) as { receipt?: string }
    if (!answer.receipt) return false
    ledger.receipts.set(key, answer.receipt)
    return true
  } catch {
    return false
  }
}
