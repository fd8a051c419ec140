/** The survey as it stands on the page. Words come from its templates: this folder knows none. */

export const form = document.querySelector<HTMLFormElement>('form[data-code]')!
export const code = form.dataset['code'] ?? ''
export const key = form.elements.namedItem('key') as HTMLInputElement
export const send = form.querySelector<HTMLButtonElement>('button.button')!
export const questions = [...form.querySelectorAll('fieldset')]
/** Those whose answers are asked for, and not only offered. */
export const asked = questions.filter((question) => !question.matches('.extra'))

/** A copy of what a template holds. */
export function fromTemplate(name: string): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>(`#t-${name}`)!
  return template.content.firstElementChild!.cloneNode(true) as HTMLElement
}

/** The address of a receipt, in the language of the page. */
export function pathOf(receipt: string): string {
  return `/terima-kasih/${receipt}${document.documentElement.lang === 'id' ? '' : '?lang=en'}`
}

/** Puts a receipt into the link of a notice. */
export function withReceipt(notice: HTMLElement, receipt: string): HTMLElement {
  const link = notice.querySelector('a')!
  link.href = pathOf(receipt)
  link.textContent = receipt
  return notice
}

/** Whether something was written. */
export function hasText(): boolean {
  return [...form.querySelectorAll('textarea')].some(({ value }) => value !== '')
}

/** The answers of a question, in their order. */
export function answersOf(question: Element): HTMLInputElement[] {
  return [...question.querySelectorAll<HTMLInputElement>('[type=radio]')]
}

let toldOf = ''

/** The first tap is told at once: who leaves now has begun, and not finished. */
export function tellFirstTap(overall: string): void {
  if (toldOf === key.value) return
  toldOf = key.value
  navigator.sendBeacon?.(`/q/${code}/awal`, new URLSearchParams({ key: key.value, overall }))
}
