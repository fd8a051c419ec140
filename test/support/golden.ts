import { readFileSync } from 'node:fs'
import type { ElementSum } from '../../src/domain/ikm.ts'
import { fraction, fromDecimal } from '../../src/domain/fraction.ts'

/** A published result with its inputs; lists are written as words, so that a case fits on a screen. */
export type GoldenCase = {
  id: string
  agency: string
  period: string
  rule: string
  source: string
  /** The year of the rule whose limits gave the grade. */
  limits: '2004' | '2017'
  elements: string
  groups: GoldenGroup[]
}

export type GoldenGroup = {
  id: string
  /** One word per respondent, one digit per element. */
  rows?: string
  n?: number
  totals?: string
  nrr?: string
  grandTotal?: number
  ni: string
  nik: string
  grade: string
  /** Where the same index has another grade today. */
  gradeBy2017?: string
}

export function readGolden<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8')) as T
}

export const goldenCases = (): GoldenCase[] => readGolden('skm')

export const words = (text: string): string[] => text.split(' ').filter(Boolean)

/** Sums per element from the printed averages: n stands for any number of respondents. */
export function sumsOfNrr(codes: readonly string[], nrr: string): Map<string, ElementSum> {
  return new Map(words(nrr).map((value, place) => [codes[place] ?? '', { n: 1, sum: fromDecimal(value) }]))
}

export function sumsOfTotals(codes: readonly string[], n: number, totals: string): Map<string, ElementSum> {
  return new Map(words(totals).map((total, place) => [codes[place] ?? '', { n, sum: fraction(BigInt(total)) }]))
}

export function sumsOfRows(codes: readonly string[], rows: readonly (readonly number[])[]): Map<string, ElementSum> {
  return new Map(
    codes.map((code, place) => {
      const scores = rows.map((row) => row[place] ?? 0).filter((score) => score > 0)
      return [code, { n: scores.length, sum: fraction(scores.reduce((sum, score) => sum + score, 0)) }]
    }),
  )
}
