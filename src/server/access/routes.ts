import { administrationPages } from './routes/administration.ts'
import type { Guard } from './routes/guard.ts'
import { performancePages } from './routes/performance.ts'
import { publicPages } from './routes/public.ts'
import { resultsPages } from './routes/results.ts'

export type { Guard }

/** Every page and endpoint that Astro serves, by its pattern. What is not here is not served; a test compares it with the files. */
export const guards: Readonly<Record<string, Guard>> = {
  ...publicPages,
  ...administrationPages,
  ...resultsPages,
  ...performancePages,
}

/** Pages that a sign-in opens, and where it is made and ended: only these are given cookies and the bodies of forms. */
const staffPath = /^\/(masuk|keluar|pulihkan|undangan|bukti|mulai|akun|admin|instansi|petugas|unit)(\/|$)/

export function isStaffPath(path: string): boolean {
  return staffPath.test(path)
}
