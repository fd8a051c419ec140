import { codes } from '../i18n/console/codes.ts'

/** How a code stands, in a word and a shape (src/ui/desk/Tag.astro). */
export type CodeState = { shape: 'full' | 'half' | 'empty' | 'warn'; text: string }

type Counted = { isRevoked: boolean; scans: number; answers: number; state: string }

/** What scans and answers of the last days say of a code; a revoked one that is scanned hangs somewhere. */
export function codeState({ isRevoked, scans, answers, state }: Counted): CodeState {
  const { states } = codes
  if (isRevoked)
    return scans > 0 ? { shape: 'warn', text: states.stillHangs } : { shape: 'empty', text: states.revoked }
  if (state !== 'open') return { shape: 'half', text: states.closed }
  if (answers > 0) return { shape: 'full', text: states.running }
  return scans > 0 ? { shape: 'full', text: states.scannedOnly } : { shape: 'empty', text: states.quiet }
}
