import { expect } from 'vitest'
import type { IndexLine } from '../../src/features/release/snapshot.ts'
import { decimalText } from '../../src/i18n/format.ts'
import { wordsOf } from './html.ts'

/** The cells of the tables of a page, row by row. */
export function rowsOf(html: string): string[][] {
  return [...html.matchAll(/<tr>([^]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/g)].map(([, cell = '']) => wordsOf(cell)),
  )
}

/** A figure as its row in a table must say it: name, index with range, grade, respondents. */
export const lineOf = ({ name, nik, n, evidence }: { name: string } & Pick<IndexLine, 'nik' | 'n' | 'evidence'>) => [
  expect.stringContaining(name),
  `${decimalText(nik!, 'id')} (${decimalText(evidence!.low, 'id')}–${decimalText(evidence!.high, 'id')})`,
  expect.any(String),
  n.toLocaleString('id-ID'),
]
