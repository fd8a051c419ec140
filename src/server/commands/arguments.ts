// How arguments of the command line are read that ask for no database.
import { InvalidArgumentError } from 'commander'
import { type Fraction, divide, fromDecimal } from '../../domain/fraction.ts'
import type { Scale } from '../../domain/instrument.ts'

/** Codes separated by single commas, in small letters. */
export function list(text: string): string[] {
  const codes = text.split(',').map((code) => code.trim().toLowerCase())
  if (codes.some((code) => code === '')) throw new InvalidArgumentError('Codes are separated by single commas.')
  return codes
}

/** Numbers such as 0.2 or 1/9, exactly. */
export function fractions(text: string): Fraction[] {
  return text.split(',').map((part) => {
    const [top = '', bottom = '1', ...more] = part.trim().split('/')
    const isNumber = [top, bottom].every((number) => /^\d{1,15}(\.\d{1,15})?$/.test(number) && more.length === 0)
    if (!isNumber || Number(bottom) === 0)
      throw new InvalidArgumentError('Weights are numbers such as 0.2 or 1/9, separated by commas.')
    return divide(fromDecimal(top), fromDecimal(bottom))
  })
}

export function scale(text: string): Scale {
  if (text !== '4' && text !== '6') throw new InvalidArgumentError('A scale ends with 4 or 6.')
  return text === '4' ? 4 : 6
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0)
    throw new InvalidArgumentError('It must be a whole number above zero.')
  return Number(text)
}

export function lowerCase(text: string): string {
  return text.trim().toLowerCase()
}
