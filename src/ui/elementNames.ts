import type { Questionnaire } from '../domain/questionnaire.ts'

/** The elements' names by their codes. */
export function namesOf(questionnaire: Questionnaire | null | undefined): ReadonlyMap<string, string> {
  return new Map(questionnaire?.elements.map(({ code, name }) => [code, name.id]))
}
