/**
 * True when the database could not be reached or would not work: SQLSTATE classes 08, 53, 57, 58, errors of the socket, and the
 * driver's own time-outs, which carry no code. False for everything that is a bug.
 */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message = '' } = (error ?? {}) as { code?: unknown; message?: string }
  if (typeof code === 'string') return /^(08|53|57|58)...$|^E(CONN|PIPE|NOENT|TIMEDOUT|HOSTUNREACH|AI_AGAIN)/.test(code)
  return /connection terminated|timeout exceeded when trying to connect|connection timeout/i.test(message)
}

export const AWAY_SENTENCE = 'Layanan sedang terganggu. Silakan coba lagi sebentar lagi.'
