/** What is stored of a secret that its holder alone keeps. */
import { hash } from 'node:crypto'

/** Without salt or stretching: nobody guesses 256 random bits. */
export function digestOfSecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer')
}
