/** What a form says, as the JSON of `POST /api/v1/responses` without its point. */
export type Body = { key: string } & Record<string, unknown>

/** What stands before the code of an extra question. */
const EXTRA = 'extra.'
const respondentFields = new Set(['gender', 'age', 'education', 'occupation'])

/** Reads a survey form. What is empty or does not apply is left out. */
export function bodyOf(form: HTMLFormElement): Body {
  const answers: Record<string, number> = {}
  const respondent: Record<string, string> = {}
  const extra: Record<string, unknown> = {}
  const body: Body = { key: '' }
  for (const [name, value] of fieldsOf(form)) {
    if (value === '' || value === '-') continue
    if (name === 'overall' || name === 'turn') body[name] = Number(value)
    else if (name.startsWith(EXTRA)) addExtra(extra, form, name, value)
    else if (form.querySelector(`[type=radio][name="${name}"]`)) answers[name] = Number(value)
    else if (respondentFields.has(name)) respondent[name] = value
    else if (name === 'reply') body[name] = true
    else body[name] = value
  }
  return { ...body, answers, respondent, ...(Object.keys(extra).length > 0 && { extra }) }
}

/** An extra question is answered by a text, by one number, or by those of all boxes that are ticked. */
function addExtra(extra: Record<string, unknown>, form: HTMLFormElement, name: string, value: string): void {
  const code = name.slice(EXTRA.length)
  const field = form.querySelector(`[name="${name}"]`)
  if (field instanceof HTMLTextAreaElement) extra[code] = value
  else if (field?.matches('[type=checkbox]')) extra[code] = [...((extra[code] as number[]) ?? []), Number(value)]
  else extra[code] = Number(value)
}

/** The fields of a form as they would be sent. */
export function fieldsOf(form: HTMLFormElement): [name: string, value: string][] {
  return [...new FormData(form)].map(([name, value]) => [name, String(value).replace(/\r\n/g, '\n')])
}

/** A random UUID; by hand, because browsers offer `randomUUID` on HTTPS only and old ones not at all. */
export function newKey(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (place) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1))
    return (Number(place) ^ (random & (15 >> (Number(place) / 4)))).toString(16)
  })
}
