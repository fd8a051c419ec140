// By hand, since the office program is 250 MB: LibreOffice as WebAssembly opens documents of the portal. Of a DOCX comes a PDF; of an XLSX
// too, and every formula is computed anew, without the result that was written beside it, and compared with that.
//
//   npm install --no-save @matbee/libreoffice-converter@2.7.2
//   node test/bench/office.ts FILE.docx FILE.xlsx …
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { Workbook } from '../support/officeFiles.ts'

type Converter = {
  convert(file: Uint8Array, to: { outputFormat: string }, name: string): Promise<{ data: Uint8Array }>
}
type Office = { createSubprocessConverter(options: { wasmPath: string }): Promise<Converter> }

const NAME = '@matbee/libreoffice-converter/server'
const entry = createRequire(import.meta.url).resolve(NAME)
const { createSubprocessConverter } = (await import(NAME)) as Office
const office = await createSubprocessConverter({ wasmPath: path.join(path.dirname(entry), '../wasm') })
let differences = 0
for (const file of process.argv.slice(2)) {
  const bytes = await readFile(file)
  const { data } = await office.convert(bytes, { outputFormat: 'pdf' }, path.basename(file))
  await writeFile(`${file}.pdf`, data)
  console.log(`${file}.pdf`)
  if (!file.endsWith('.xlsx')) continue
  const computed = await office.convert(withoutResults(bytes), { outputFormat: 'xlsx' }, path.basename(file))
  differences += compare(new Workbook(bytes), new Workbook(computed.data))
}
process.exit(differences > 0 ? 1 : 0)

/** The same workbook, so that whoever opens it must compute. */
function withoutResults(file: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(file)).map(([name, bytes]) => {
    if (!name.startsWith('xl/worksheets/')) return [name, bytes] as const
    return [name, strToU8(strFromU8(bytes).replaceAll(/(<\/f>)<v>[^<]*<\/v>/g, '$1'))] as const
  })
  return zipSync(Object.fromEntries(parts))
}

function compare(written: Workbook, computed: Workbook): number {
  const all = written.names().flatMap((sheet) => written.formulas(sheet).map((formula) => ({ sheet, ...formula })))
  const other = all.filter(({ sheet, ref, value }) => !isSame(value, computed.cell(sheet, ref)?.value))
  for (const { sheet, ref, formula, value } of other)
    console.error(`${sheet}!${ref} (${formula}) was written as ${value}`)
  console.log(`${all.length} formulas computed, ${other.length} come to something else`)
  return other.length
}

function isSame(one: number | string | undefined, other: number | string | undefined): boolean {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) < 1e-9
  return one === other
}
