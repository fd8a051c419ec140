/** A package as a file to take away. */
import type { EvidencePackage } from './package.ts'
import { packageCsv } from './packageCsv.ts'

export type PackageFile = { name: string; type: string; text: string }

/** CSV or JSON; the name says whose and of when, and nothing else. */
export function fileOf(whole: EvidencePackage, format: 'csv' | 'json'): PackageFile {
  const { officer, period } = whole.evidence
  const name = `bukti-${officer.nip}-${period.code}.${format}`
  if (format === 'json') return { name, type: 'application/json', text: `${JSON.stringify(whole, null, 2)}\n` }
  return { name, type: 'text/csv; charset=utf-8', text: packageCsv(whole) }
}
