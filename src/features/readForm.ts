import type { z } from 'zod'
import { type Outcome, no, ok } from '../domain/outcome.ts'

/** A field that cannot be read; `problem` names its sentence, and is the field itself. */
export type FieldProblem = { field: string; problem: string }

/** A reader of a form by a schema of its fields: values, or one problem for each bad field. A field that was not sent is bad. */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
): (fields: URLSearchParams) => Outcome<z.output<Schema>, FieldProblem[]> {
  return (fields) => {
    const read = schema.safeParse(Object.fromEntries(fields))
    if (read.success) return ok(read.data)
    const bad = [...new Set(read.error.issues.map(({ path }) => String(path[0])))]
    return no(bad.map((field) => ({ field, problem: field })))
  }
}
