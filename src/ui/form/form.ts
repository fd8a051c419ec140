/** What the fields of a form are given: what was sent, and what is wrong with it. */

/** One sentence about one field; `field` is the name of its input, which is also its id. */
export type Problem = { field: string; message: string }

/** What a form shows: the values to start with or as they were sent, and the problems to say beside them. */
export type FormState = { values: URLSearchParams; problems: readonly Problem[] }

/** A form nobody has sent yet; nulls and undefined become empty fields. */
export function freshForm(values: Readonly<Record<string, string | number | null | undefined>> = {}): FormState {
  const entries = Object.entries(values).map(([name, value]) => [name, String(value ?? '')])
  return { values: new URLSearchParams(entries), problems: [] }
}

/** The text fields of a form that was sent; files are left out. The request can still be handed on, to say no (403). */
export async function readFields(request: Request): Promise<URLSearchParams> {
  const values = new URLSearchParams()
  for (const [name, value] of await request.clone().formData())
    if (typeof value === 'string') values.append(name, value)
  return values
}

/** What a form's element says about a field: its id, value, and the ids of hint and problem for `aria-describedby`. */
export function fieldOf({ values, problems }: FormState, name: string, hint: string | undefined) {
  const problem = problems.find(({ field }) => field === name)?.message ?? null
  const described = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ')
  return {
    value: values.get(name) ?? '',
    problem,
    aria: {
      'aria-invalid': problem ? ('true' as const) : undefined,
      'aria-describedby': described || undefined,
    },
  }
}

/** Problems by their codes as sentences; a code without one is a mistake of ours and says itself. */
export function said(
  problems: readonly { field: string; problem: string }[],
  sentences: Readonly<Record<string, string>>,
): Problem[] {
  return problems.map(({ field, problem }) => ({ field, message: sentences[problem] ?? problem }))
}
