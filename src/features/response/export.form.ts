/** What is asked for when answers are taken out as a file. */
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Period, readPeriod } from '../../domain/period.ts'
import { type ExportForm, exportForms } from './exportFile.ts'

export type AskedExport = { period: Period; form: ExportForm; unit: string | null }

/** Reads the parts of an address: `periode`, `bentuk`, and `unit` (a slug), without which all are meant. */
export function readExport(asked: URLSearchParams): Outcome<AskedExport, 'period' | 'form'> {
  const period = readPeriod(asked.get('periode') ?? '')
  const form = exportForms.find((one) => one === asked.get('bentuk'))
  if (!period) return no('period')
  return form ? ok({ period, form, unit: asked.get('unit') || null }) : no('form')
}
