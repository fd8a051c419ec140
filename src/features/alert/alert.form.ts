/** What pages about alerts are asked and sent. */
import { type AlertKind, alertKinds } from '../../domain/alerts/kinds.ts'

/** The kind that a list is asked for; null for all. */
export function readKind(asked: URLSearchParams): AlertKind | null {
  return alertKinds.find((kind) => kind === asked.get('jenis')) ?? null
}

/** The kinds that were ticked; what is none is left out. */
export function readKinds(values: URLSearchParams, field: string): AlertKind[] {
  return alertKinds.filter((kind) => values.getAll(field).includes(kind))
}
