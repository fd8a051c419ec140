/** The worker that serves the page and sends what waits when there is no page (worker.ts). */

/** Where pages are kept. */
export const PAGES = 'suara-loket'
/** Pages of more places than this are forgotten, the oldest first, together with their scripts. */
const MOST_KEPT = 20

/** Background sync, which not every browser has. */
type Syncing = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }

/** Starts the worker and keeps this page for a visit without a network: from the browser's own copy, without asking again. */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    // A printed address is in capital letters; a worker reaches only what begins like its scope.
    await navigator.serviceWorker.register('/sw.js', { scope: location.pathname.slice(0, 3) })
    const kept = await caches.open(PAGES)
    const scripts = performance.getEntriesByType('resource').map(({ name }) => name)
    const needed = scripts.filter((name) => name.startsWith(`${location.origin}/_astro/`))
    for (const address of [...needed, location.href.replace(/#.*/, '')]) {
      const response = await fetch(address, { cache: 'force-cache' })
      if (isToKeep(response)) await kept.put(address, response)
    }
    for (const request of (await kept.keys()).slice(0, -MOST_KEPT)) await kept.delete(request)
  } catch {
    // A browser that keeps nothing (a private window, no space left) still sends.
  }
}

/** A page that holds a visit token is nobody's to keep: the token is good once. */
export function isToKeep({ status, headers }: Response): boolean {
  return status === 200 && !headers.get('cache-control')?.includes('no-store')
}

/** Asks the browser to wake the worker when there is a network, also when no page is open. */
export async function sendLater(): Promise<void> {
  try {
    const registration = (await navigator.serviceWorker?.getRegistration()) as Syncing | undefined
    await registration?.sync?.register('kirim')
  } catch {
    // The next visit sends it.
  }
}
