/**
 * The worker that ends all workers (`OFFLINE=off`): browsers fetch it in place of the one they have, and it removes the kept pages and
 * itself. Answers that wait stay in the phone's outbox; the page sends them.
 */
export const LAST_WORKER = `addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(caches.delete('suara-loket').then(() => registration.unregister())))
`
