/** Nobody is there any more: a countdown that everybody sees, then the device is as new. */
import { fromTemplate } from './page.ts'

const IDLE_MS = 30_000
const COUNTDOWN_SECONDS = 15

/**
 * Watches for signs of a person.
 * @param isUntouched nothing was entered, so there is nothing to clear
 * @param reset what happens when the countdown ends
 */
export function watchIdle(isUntouched: () => boolean, reset: () => void): void {
  const dialog = fromTemplate('idle') as HTMLDialogElement
  const seconds = dialog.querySelector('b')!
  document.body.append(dialog)
  let idle = 0
  let ticking = 0

  function touch(): void {
    clearTimeout(idle)
    clearInterval(ticking)
    if (dialog.open) dialog.close()
    idle = window.setTimeout(countDown, IDLE_MS)
  }

  function countDown(): void {
    if (isUntouched()) return touch()
    let left = COUNTDOWN_SECONDS
    seconds.textContent = String(left)
    dialog.showModal()
    ticking = window.setInterval(() => {
      left -= 1
      seconds.textContent = String(left)
      if (left > 0) return
      touch()
      reset()
    }, 1_000)
  }

  /** A finger that comes down on the countdown is not done yet: closed now, its tap would go to what lies below. */
  function notice({ type }: Event): void {
    if (!dialog.open || type === 'click' || type === 'keydown') touch()
  }

  for (const sign of ['pointerdown', 'click', 'keydown', 'input', 'scroll', 'wheel'])
    addEventListener(sign, notice, { passive: true, capture: true })
  touch()
}
