/** What makes answering easier where the device can: a voice, digits, the way to what is open. */
import { answersOf, asked, form, questions } from './page.ts'

/** A button that reads a question and its answers, where the device has a voice for the language of the page. */
export function offerVoice(): void {
  if (!('speechSynthesis' in window)) return
  const offer = () => {
    const voice = voiceOf(document.documentElement.lang)
    if (!voice || form.querySelector('.aloud')) return
    for (const question of questions) question.querySelector('legend')!.after(voiceButton(question, voice))
  }
  offer()
  speechSynthesis.addEventListener?.('voiceschanged', offer) // many load their voices after the page
}

/** Android names voices id_ID, and Java's old name of Indonesian is "in". */
function voiceOf(lang: string): SpeechSynthesisVoice | undefined {
  const wanted = lang === 'id' ? /^(id|in)\b/i : /^en\b/i
  return speechSynthesis.getVoices().find((voice) => wanted.test(voice.lang.replace('_', '-')))
}

function voiceButton(question: Element, voice: SpeechSynthesisVoice): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'plain aloud'
  button.textContent = form.dataset['aloud'] ?? ''
  button.addEventListener('click', () => {
    const words = [...question.querySelectorAll('legend, .rows label')].map((part) => part.textContent)
    const speech = new SpeechSynthesisUtterance(words.join('. ').replace(/\s+/g, ' '))
    speech.voice = voice
    speech.lang = voice.lang
    speechSynthesis.cancel()
    speechSynthesis.speak(speech)
  })
  return button
}

/**
 * Digits answer the question that has the focus and lead to the next one: ten questions take ten keys. Only there, so that no
 * digit does anything elsewhere (WCAG 2.1.4), and only for keys, so that nothing moves under a finger (3.2.2).
 */
export function offerDigits(): void {
  const hint = document.querySelector<HTMLElement>('.keys')
  if (hint) hint.hidden = !matchMedia('(pointer: fine)').matches
  form.addEventListener('keydown', (event) => {
    const place = questions.findIndex((question) => question.contains(event.target as Node))
    const question = questions[place]
    if (
      !question ||
      !/^[1-9]$/.test(event.key) ||
      event.target instanceof HTMLTextAreaElement ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey
    )
      return
    const answer = answersOf(question)[Number(event.key) - 1]
    if (!answer) return
    event.preventDefault()
    answer.click()
    const next = questions[place + 1] ?? question
    const radios = answersOf(next)
    const first = next.querySelector<HTMLElement>('input, textarea')
    ;(radios.find((radio) => radio.checked) ?? first)?.focus()
  })
}

/** The line above the button gets a link to the first question that is open. */
export function leadToOpen(): void {
  const link = form.querySelector<HTMLAnchorElement>('.open a')!
  const first = asked.find((question) => !question.querySelector(':checked'))
  link.hidden = !first
  if (first) link.href = `#${answersOf(first)[0]?.id}`
}
