/** One value that a change touched; `undefined` where there was none before, or is none any more. */
export type Difference = { field: string; before: unknown; after: unknown }

/** The values in which two records differ, in the order in which they are first named. */
export function differences(before: object | null | undefined, after: object | null | undefined): Difference[] {
  const old = (before ?? {}) as Record<string, unknown>
  const young = (after ?? {}) as Record<string, unknown>
  return [...new Set([...Object.keys(old), ...Object.keys(young)])]
    .map((field) => ({ field, before: old[field], after: young[field] }))
    .filter((entry) => canonical(entry.before) !== canonical(entry.after))
}

/** Nothing and null are the same to a reader; of objects the order of their keys says nothing. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, entry]) => `${key}:${canonical(entry)}`).join()}}`
}
