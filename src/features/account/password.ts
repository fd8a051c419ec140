/** Which passwords are refused: short ones, ones that everybody tries first, and ones made of what is known about a person. */
import { dictionary } from '@zxcvbn-ts/language-common'

/** The least length of a password; NIST SP 800-63B-4 asks for 15 where it is the only factor, 8 beside a second one. */
export const PASSWORD_LEAST = 12
/** As long as a sentence; more only makes the hash slow. */
export const PASSWORD_MOST = 128

export type PasswordFault = 'short' | 'long' | 'common' | 'about'

/** So many characters must be left without common and known words. */
const REST_LEAST = 8
/** Fewer different characters than this make a pattern, not a password. */
const DIFFERENT_LEAST = 5
const brand = ['suara', 'loket', 'suaraloket']
const common: ReadonlySet<string> = new Set(dictionary['passwords-common'] as string[])
const digitsForLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

/**
 * What is wrong with a new password; null when nothing is. No rule asks for kinds of characters (NIST SP 800-63B-4, 3.1.1.2):
 * length counts.
 * @param about what is known about the person: address, names
 */
export function judgePassword(password: string, about: readonly string[]): PasswordFault | null {
  const length = [...password].length
  if (length < PASSWORD_LEAST) return 'short'
  if (length > PASSWORD_MOST) return 'long'
  const lower = password.toLowerCase()
  if (isPattern(lower) || isCommon(lower) || isCommon(spelt(lower))) return 'common'
  return restOf(lower, wordsOf(about)).length < REST_LEAST ? 'about' : null
}

/** A known password as it is, twice, or with a few digits and signs around it. */
function isCommon(text: string): boolean {
  const stem = text.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const once = /^(.+?)\1+$/.exec(stem)?.[1] ?? stem
  if (common.has(text)) return true
  return stem.length > 3 && text.length - stem.length < REST_LEAST && (common.has(stem) || common.has(once))
}

/** "aaaaaaaaaaaa", "abcdefghijkl", "123123123123": what a hand does without thinking. */
function isPattern(text: string): boolean {
  if (new Set(text).size < DIFFERENT_LEAST) return true
  const steps = [...text].slice(1).map((letter, place) => letter.charCodeAt(0) - text.charCodeAt(place))
  return steps.every((step) => step === steps[0]) || /^(.{1,6})\1+$/.test(text)
}

/** "p4ssw0rd" as it is meant. */
function spelt(text: string): string {
  return text.replace(/[013457@$]/g, (sign) => digitsForLetters[sign] ?? sign)
}

function wordsOf(about: readonly string[]): string[] {
  const words = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  return [...words, ...brand].filter((word) => word.length >= 4).sort((a, b) => b.length - a.length)
}

/** The letters and digits that are left when known words are taken out. */
function restOf(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ''), text).replace(/[^\p{L}\p{N}]/gu, '')
}
