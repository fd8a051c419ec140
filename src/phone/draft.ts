/**
 * Answers that were not sent yet, kept on the citizen's own phone: through a reload, a call, an empty battery. A device that
 * several people use keeps none.
 */
export type Draft = { at: number; fields: [name: string, value: string][] }

/** Long enough for a battery to be charged; short enough that a visit next week begins with an empty page. */
const LASTS_MS = 86_400_000
const SHARED = 'suara-bersama'

/** The draft of a point; null where there is none, it is too old, or this device keeps none. */
export function readDraft(code: string): Draft | null {
  return attempt(() => {
    const draft = JSON.parse(localStorage.getItem(nameOf(code)) ?? 'null') as Draft | null
    return draft && !isShared() && Date.now() - draft.at < LASTS_MS ? draft : null
  })
}

/** Without the visit token: that is good once, and the page of the visit brings it again. */
export function saveDraft(code: string, all: Draft['fields']): void {
  const fields = all.filter(([name]) => name !== 'token')
  if (!isShared()) attempt(() => localStorage.setItem(nameOf(code), JSON.stringify({ at: Date.now(), fields })))
}

export function dropDraft(code: string): void {
  attempt(() => localStorage.removeItem(nameOf(code)))
}

/** Whether somebody said that several people use this device. */
export function isShared(): boolean {
  return attempt(() => localStorage.getItem(SHARED)) !== null
}

export function setShared(shared: boolean): void {
  attempt(() => (shared ? localStorage.setItem(SHARED, '1') : localStorage.removeItem(SHARED)))
}

function nameOf(code: string): string {
  return `suara-isian-${code}`
}

/** Browsers without storage, or told to keep nothing, throw. */
function attempt<T>(act: () => T): T | null {
  try {
    return act()
  } catch {
    return null
  }
}
