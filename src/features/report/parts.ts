/** A document before it has a form: what DOCX and page are both drawn from, so that one cannot say what the other does not. */
export type Part =
  | { kind: 'chapter' | 'section' | 'text' | 'note'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'figure'; label: string; value: string; below: string[] }
  | Table
  /** Where somebody signs, line by line; an empty one is room for the hand. */
  | { kind: 'signature'; lines: string[] }
  | { kind: 'picture'; says: string; svg: string; width: number; height: number }

export type Table = {
  kind: 'table'
  caption: string
  head: string[]
  rows: string[][]
  /** Columns that hold numbers; the others hold words. */
  numeric: number[]
  /** The last rows sum up those before. */
  sums?: number
  /** Many narrow columns: small letters. */
  isDense?: boolean
}
