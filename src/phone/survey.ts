/** The survey on the citizen's phone: nothing is lost on the way, and nothing counts twice. The page works without it. */
import { leadToOpen, offerDigits, offerVoice } from './aids.ts'
import { bodyOf, fieldsOf, newKey } from './body.ts'
import { dropDraft, isShared, readDraft, saveDraft, setShared } from './draft.ts'
import { keepPage, sendLater } from './offline.ts'
import { type Sent, keep, send as sendNow, sendAll, sent, waiting } from './outbox.ts'
import { code, form, fromTemplate, hasText, key, pathOf, questions, send, tellFirstTap, withReceipt } from './page.ts'

/** How long the button says that it sends before the page says that it waits. */
const PATIENCE_MS = 4_000
/** What waits is tried again so soon, then after twice as long each time: not every browser says when the network is back. */
const SOON_MS = 2_000
const SELDOM_MS = 15_000
const sendWords = send.textContent

const notices = document.createElement('div')
notices.setAttribute('role', 'status')
form.before(notices)
let isSending = false
let nextRetry = 0

offerDigits()
offerVoice()
offerToForget()
form.addEventListener('change', remember)
form.addEventListener('input', remember)
form.addEventListener('submit', (event) => void submit(event))
addEventListener('online', () => void retry())
addEventListener('pageshow', ({ persisted }) => persisted && void begin())
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void begin())
retryIn(SELDOM_MS)
void begin()
void keepPage()

/** Where this page stands: already received, on its way, begun before, or new. */
async function begin(): Promise<void> {
  leadToOpen()
  const settled = await sent().catch((): Sent[] => [])
  const own = settled.find((one) => one.key === key.value)
  const isWaiting = (await waiting().catch(() => [])).some((one) => one.key === key.value)
  if (own?.receipt) showReceived(own.receipt)
  else if (isWaiting) showWaiting()
  else {
    restore()
  }
  await retry()
  if (!notices.firstChild) await tellBefore()
}

/**
 * What else was sent for this place from this phone today, also while nobody looked; nothing where others use the phone too. What
 * became of this page's own answer, the page shows by itself.
 */
async function tellBefore(): Promise<void> {
  const settled = await sent().catch((): Sent[] => [])
  const others = settled.filter((one) => one.code === code && one.key !== key.value && !isShared())
  const [last] = others.sort((one, other) => other.at - one.at)
  if (last) tell(toldOf(last))
}

/** Shows a notice above the form in place of the one before; without one, nothing. */
function tell(notice?: HTMLElement): void {
  notices.textContent = ''
  if (notice) notices.append(notice)
}

function toldOf({ receipt }: Sent): HTMLElement {
  return receipt === null ? fromTemplate('refused') : withReceipt(fromTemplate('here'), receipt)
}

/** Puts the answers of before into an empty form. What the server or the browser brought back is newer. */
function restore(): void {
  const draft = readDraft(code)
  const isEmpty = !form.querySelector('fieldset :checked') && !hasText()
  if (!draft || !isEmpty) return
  const boxes = [...form.querySelectorAll<HTMLInputElement>('[type=checkbox][name]')]
  for (const [name, value] of draft.fields) {
    const box = boxes.find((one) => one.name === name && one.value === value)
    const field = form.elements.namedItem(name) as HTMLInputElement | null
    if (box) box.checked = true
    else if (field && name !== 'lang' && name !== 'turn') field.value = value
  }
  form.querySelector('details')!.open = [...form.querySelectorAll('select')].some(({ value }) => value)
  const notice = fromTemplate('restored')
  notice.querySelector('button')!.addEventListener('click', startAnew)
  tell(notice)
  leadToOpen()
}

function startAnew(): void {
  dropDraft(code)
  form.reset()
  key.value = newKey()
  setShown(true)
  tell()
  leadToOpen()
  questions[0]?.querySelector('input')?.focus()
}

function remember({ target }: Event): void {
  const { name, value } = target as HTMLInputElement
  if (!name) return
  saveDraft(code, fieldsOf(form))
  leadToOpen()
  if (name === 'overall') tellFirstTap(value)
}

/** Into the outbox first; the network comes second. What a person has to mend is left to the server's page. */
async function submit(event: SubmitEvent): Promise<void> {
  if (!form.querySelector('fieldset :checked:not([value="-"])')) return
  event.preventDefault()
  if (isSending) return
  setSending(true)
  const entry = { key: key.value, code, at: Date.now(), isKiosk: false, body: bodyOf(form) }
  try {
    await keep(entry)
  } catch {
    return form.submit()
  }
  dropDraft(code)
  const slow = setTimeout(showWaiting, PATIENCE_MS)
  const outcome = await sendNow(entry)
  clearTimeout(slow)
  if (outcome.state === 'sent') return location.assign(pathOf(outcome.receipt))
  if (outcome.state === 'refused') return form.submit()
  showWaiting()
  await sendLater()
}

function retryIn(ms: number): void {
  clearTimeout(nextRetry)
  nextRetry = window.setTimeout(async () => {
    await retry()
    retryIn(Math.min(2 * ms, SELDOM_MS))
  }, ms)
}

async function retry(): Promise<void> {
  await sendAll().catch(() => 0)
  if (!isSending) return
  const own = (await sent().catch((): Sent[] => [])).find((one) => one.key === key.value)
  if (own?.receipt) location.assign(pathOf(own.receipt))
  else if (own) form.submit() // the server's page says why
}

function showWaiting(): void {
  setSending(true)
  show('waiting')
  retryIn(SOON_MS)
}

function showReceived(receipt: string): void {
  setSending(false)
  const notice = show('received')
  withReceipt(notice, receipt).querySelector('button')!.addEventListener('click', startAnew)
}

/** A notice in place of the form. */
function show(name: string): HTMLElement {
  const notice = fromTemplate(name)
  setShown(false)
  tell(notice)
  notice.focus()
  return notice
}

function setShown(isShown: boolean): void {
  for (const part of [form, document.querySelector<HTMLElement>('.intro')]) if (part) part.hidden = !isShown
}

function setSending(isBusy: boolean): void {
  isSending = isBusy
  send.textContent = isBusy ? (form.dataset['sending'] ?? '') : sendWords
}

/** A box to say that the phone is shared; what it held is gone at once. */
function offerToForget(): void {
  const label = fromTemplate('shared')
  const box = label.querySelector('input')!
  box.checked = isShared()
  box.addEventListener('change', () => {
    setShared(box.checked)
    if (box.checked) dropDraft(code)
  })
  send.before(label)
}
