/** The survey on a device that stands in a lobby: one question per screen, and nothing left of who was there before. */
import { offerDigits, offerVoice } from './aids.ts'
import { bodyOf, newKey } from './body.ts'
import { watchIdle } from './idle.ts'
import { type Outcome, keep, send as sendNow, sendAll } from './outbox.ts'
import { code, form, fromTemplate, hasText, key, questions, send, tellFirstTap } from './page.ts'

/** How long anybody waits for the network. */
const PATIENCE_MS = 4_000
/** How long the receipt stays for who wants to photograph it. */
const THANKS_MS = 20_000
const RETRY_MS = 6_000
const start = `${location.pathname}?kiosk`

const last = form.querySelector<HTMLElement>('.last')!
const screens: readonly HTMLElement[] = [...questions, last]
const intro = document.querySelector<HTMLElement>('.intro')!
const step = fromTemplate('step')
const turn = fromTemplate('turn')
const [back, next] = [...turn.querySelectorAll('button')] as [HTMLButtonElement, HTMLButtonElement]
const problem = step.querySelector<HTMLElement>('.problem')!
let at = 0
let thanks: HTMLElement | null = null
let thanksEnd = 0

form.prepend(step)
form.append(turn)
back.addEventListener('click', () => go(at - 1))
next.addEventListener('click', () => (at === 0 && !isAnswered() ? complain() : go(at + 1)))
offerVoice()
offerDigits()
form.addEventListener('change', ({ target }) => {
  const { name, value } = target as HTMLInputElement
  problem.hidden = true
  if (name === 'overall') tellFirstTap(value)
})
form.addEventListener('submit', (event) => void submit(event))
document.querySelector<HTMLAnchorElement>('.bar a')?.addEventListener('click', (event) => {
  event.preventDefault()
  location.replace((event.currentTarget as HTMLAnchorElement).href) // not a step to go back to
})
watchIdle(isUntouched, reset)
addEventListener('online', () => void sendAll())
setInterval(() => void sendAll().catch(() => 0), RETRY_MS)
show(0)

/** Shows a screen and leads a screen reader to it. */
function go(to: number): void {
  show(to)
  step.focus()
}

function show(to: number): void {
  at = to
  screens.forEach((screen, place) => (screen.hidden = place !== at))
  const isLast = at === screens.length - 1
  const [now, all] = step.querySelectorAll('b')
  now!.textContent = String(Math.min(at + 1, questions.length))
  all!.textContent = String(questions.length)
  step.querySelector<HTMLElement>('.count')!.hidden = isLast
  step.querySelector<HTMLElement>('.end')!.hidden = !isLast
  problem.hidden = true
  back.hidden = at === 0
  next.hidden = isLast
  intro.hidden = at > 0
  scrollTo(0, 0)
}

function isAnswered(): boolean {
  return questions[0]?.querySelector(':checked') !== null
}

function complain(): void {
  problem.hidden = false
}

function isUntouched(): boolean {
  return at === 0 && thanks === null && !form.querySelector('fieldset :checked') && !hasText()
}

/**
 * Kept on the device until the portal has it; who follows need not wait for that. A device that keeps nothing, or an answer that the
 * portal refuses, is left to the server's page.
 */
async function submit(event: SubmitEvent): Promise<void> {
  event.preventDefault()
  if (at < screens.length - 1) return next.click() // Enter on a question
  if (send.disabled) return
  send.disabled = true
  const entry = { key: key.value, code, at: Date.now(), isKiosk: true, body: bodyOf(form) }
  try {
    await keep(entry)
  } catch {
    return form.submit()
  }
  const patience = new Promise<Outcome>((resolve) => setTimeout(() => resolve({ state: 'waiting' }), PATIENCE_MS))
  const sending = sendNow(entry)
  const outcome = await Promise.race([sending, patience])
  send.disabled = false
  if (outcome.state === 'refused') return form.submit()
  const shown = showThanks()
  tellReceipt(shown, outcome)
  tellReceipt(shown, await sending) // who is still there sees it
}

function tellReceipt(shown: HTMLElement, outcome: Outcome): void {
  const number = shown.querySelector<HTMLElement>('.number')!
  number.hidden = outcome.state !== 'sent'
  if (outcome.state === 'sent') number.querySelector('strong')!.textContent = outcome.receipt
  shown.querySelector<HTMLElement>('.saved')!.hidden = outcome.state === 'sent'
}

function showThanks(): HTMLElement {
  clearFields()
  thanks = fromTemplate('thanks')
  thanks.querySelector('button')!.addEventListener('click', reset)
  form.hidden = true
  intro.hidden = true
  form.before(thanks)
  thanks.focus()
  thanksEnd = window.setTimeout(reset, THANKS_MS)
  return thanks
}

/** First by itself, so that it works without a network; then a page from the portal, which may have changed. */
function reset(): void {
  clearTimeout(thanksEnd)
  clearFields()
  void fetch(start, { method: 'HEAD' }).then(
    ({ ok }) => ok && location.replace(start),
    () => undefined,
  )
}

function clearFields(): void {
  form.reset()
  key.value = newKey()
  thanks?.remove()
  thanks = null
  form.hidden = false
  form.querySelector('details')!.open = false
  if ('speechSynthesis' in window) speechSynthesis.cancel()
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  show(0)
}
