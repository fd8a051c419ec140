/** Whether what a page is about (an agency's console, a survey, a desk for paper forms) belongs to an agency to practise in. */
export function isPracticePage({ console: staff, survey, desk }: App.Locals): boolean {
  if (staff?.practiceOf || desk?.entry.isPractice) return true
  return survey?.entry.ok === true && survey.entry.value.isPractice
}
