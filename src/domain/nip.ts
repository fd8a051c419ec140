import { readDay } from './period.ts'

/** Why a text is no officer's number. */
export type NipProblem = 'damaged' | 'length' | 'birth' | 'appointed' | 'age' | 'sex' | 'serial' | 'own'

/** A mistyped year shows as somebody who was appointed as a child, or in old age. */
const [YOUNGEST, OLDEST] = [17, 70]
const OWN = /^N-[0-9A-Z]{1,16}$/

/**
 * Reads an officer's number, with or without the spaces that official letters put into it. A NIP (PNS) is the date of birth, year and
 * month of appointment, 1 for men or 2 for women, and a serial from 001; a NI PPPK has 21 or higher where the month stands.
 * Whoever has neither is given N- and up to 16 letters and digits by the agency.
 * @returns the number without spaces, or what is wrong with it: `damaged` is 1,98506E+17, which a spreadsheet makes of it
 */
export function readNip(text: string): { nip: string } | { problem: NipProblem } {
  const nip = text.replace(/^'/, '').replace(/[\s.]/g, '').toUpperCase()
  if (OWN.test(nip)) return { nip }
  if (nip.startsWith('N-')) return { problem: 'own' }
  if (/^\d[,\d]*E\+?\d+$/.test(nip)) return { problem: 'damaged' }
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{4})(\d{2})(\d)(\d{3})$/.exec(nip)
  if (!parts) return { problem: 'length' }
  const [year = '', month = '', day = '', appointed = '', mark = '', sex = '', serial = ''] = parts.slice(1)
  if (Number(year) < 1900 || readDay(`${year}-${month}-${day}`) === null) return { problem: 'birth' }
  const isMonth = Number(mark) >= 1 && Number(mark) <= 12
  const isContract = Number(mark) >= 21 && Number(mark) <= 32
  if (!isMonth && !isContract) return { problem: 'appointed' }
  const age = Number(appointed) - Number(year)
  if (age < YOUNGEST || age > OLDEST) return { problem: 'age' }
  if (sex !== '1' && sex !== '2') return { problem: 'sex' }
  if (serial === '000') return { problem: 'serial' }
  return { nip }
}

/** As official letters write it, `19850612 201001 1 001`: spreadsheets then take it for a text and keep all digits. */
export function writeNip(nip: string): string {
  return nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4')
}
