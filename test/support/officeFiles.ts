import { runInNewContext } from 'node:vm'
import { strFromU8, unzipSync } from 'fflate'
import { decoded as withoutCodes } from './published/numbers.ts'

const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
const decoded = (xml: string) =>
  withoutCodes(xml).replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => names[name]!)

/** The parts of an Office file by their paths; throws where it is no sound archive. */
export function partsOf(file: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

/** What a Word document says, a line for each paragraph; cells of a table are paragraphs. */
export function linesOfDocx(file: Uint8Array): string[] {
  const xml = partsOf(file).get('word/document.xml') ?? ''
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    decoded([...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')),
  )
}

type Cell = { formula?: string; value?: number | string; format: string }

/** A workbook, read by somebody who has nothing of ours; formulas are computed anew each time. */
export class Workbook {
  private readonly sheets = new Map<string, Map<string, Cell>>()

  constructor(file: Uint8Array) {
    const parts = partsOf(file)
    const texts = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, inner = '']) =>
      decoded([...inner.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text]) => text).join('')),
    )
    const styles = parts.get('xl/styles.xml') ?? ''
    const codes = new Map(
      [...styles.matchAll(/numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code]),
    )
    const cells = /<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0] ?? ''
    const formats = [...cells.matchAll(/<xf([^>]*)>/g)].map(
      ([, at = '']) => codes.get(/numFmtId="(\d+)"/.exec(at)?.[1]) ?? '',
    )
    const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
      ([, name]) => name!,
    )
    for (const [place, name] of names.entries())
      this.sheets.set(name, readCells(parts.get(`xl/worksheets/sheet${place + 1}.xml`) ?? '', texts, formats))
  }

  names(): string[] {
    return [...this.sheets.keys()]
  }

  /** Every formula of a sheet with the result that was written beside it. */
  formulas(sheet: string): { ref: string; formula: string; value: number | string | undefined }[] {
    return [...(this.sheets.get(sheet) ?? [])].flatMap(([ref, { formula, value }]) =>
      formula === undefined ? [] : [{ ref, formula, value }],
    )
  }

  cell(sheet: string, ref: string): Cell | null {
    return this.sheets.get(sheet)?.get(ref) ?? null
  }

  /** The place of the first cell of a column that holds a text. */
  find(sheet: string, column: string, text: string): number {
    for (const [ref, { value }] of this.sheets.get(sheet) ?? [])
      if (value === text && ref.replace(/\d+/, '') === column) return Number(ref.replace(/\D+/, ''))
    throw new Error(`${sheet} has no "${text}" in column ${column}.`)
  }

  /** A value as a spreadsheet shows it: typed in, or computed; null of an empty cell. */
  value(sheet: string, ref: string): number | string | null {
    const cell = this.cell(sheet, ref)
    if (!cell) return null
    return cell.formula === undefined ? (cell.value ?? null) : this.compute(sheet, cell.formula)
  }

  private compute(own: string, formula: string): number | string {
    const code = decoded(formula)
      .replace(
        /(?:(\w+)!)?\b([A-Z]{1,2}\d+)(?::([A-Z]{1,2}\d+))?/g,
        (_, sheet: string | undefined, from: string, to: string | undefined) =>
          `read(${JSON.stringify(sheet ?? own)}, ${JSON.stringify(from)}, ${JSON.stringify(to ?? null)})`,
      )
      .replace(/(?<![<>=])=(?!=)/g, '==')
    const read = (sheet: string, from: string, to: string | null) =>
      to === null ? this.value(sheet, from) : this.range(sheet, from, to)
    return runInNewContext(code, { read, ...functions }) as number | string
  }

  private range(sheet: string, from: string, to: string): (number | string | null)[] {
    const [first, last] = [placeOf(from), placeOf(to)]
    const values = []
    for (let column = first.column; column <= last.column; column += 1)
      for (let row = first.row; row <= last.row; row += 1) values.push(this.value(sheet, nameOf(column) + row))
    return values
  }
}

const numbersIn = (given: unknown[]) => given.flat(9).filter((value): value is number => typeof value === 'number')

/** What of a spreadsheet's functions the workbook uses. */
const functions = {
  SUM: (...given: unknown[]) => numbersIn(given).reduce((sum, value) => sum + value, 0),
  COUNT: (...given: unknown[]) => numbersIn(given).length,
  ROUND: (value: number, digits: number) => Number(`${Math.round(Number(`${value}e${digits}`))}e-${digits}`),
  IF: (condition: boolean, yes: unknown, no: unknown) => (condition ? yes : no),
}

function readCells(xml: string, texts: readonly string[], formats: readonly string[]): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  for (const [, at = '', inner = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const formula = /<f>(.*?)<\/f>/s.exec(inner)?.[1]
    const given = /<v>(.*?)<\/v>/s.exec(inner)?.[1]
    if (formula === undefined && given === undefined) continue
    const format = formats[Number(/s="(\d+)"/.exec(at)?.[1] ?? 0)] ?? ''
    const value =
      given === undefined
        ? undefined
        : /t="s"/.test(at)
          ? texts[Number(given)]
          : /t="str"/.test(at)
            ? given
            : Number(given)
    const ref = /r="([A-Z]+\d+)"/.exec(at)![1]!
    cells.set(ref, { format, ...(formula !== undefined && { formula }), ...(value !== undefined && { value }) })
  }
  return cells
}

function placeOf(ref: string): { column: number; row: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(ref)!
  return { column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0), row: Number(digits) }
}

function nameOf(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? nameOf(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}
