/** The sections of kinerja: an officer's own, and those about one officer that a superior opens. */
import { sections } from '../i18n/console/performance.ts'

type Link = { href: string; name: string; isCurrent: boolean }

const own = [
  ['', sections.home],
  ['/rencana', sections.plan],
  ['/percakapan', sections.talks],
  ['/periode', sections.periods],
  ['/sengketa', sections.disputes],
  ['/pembinaan', sections.coaching],
  ['/belajar', sections.learning],
  ['/aturan', sections.rules],
] as const

/** An officer's periods are listed on their first page. */
const ofOfficer = [
  ['', sections.home],
  ['/rencana', sections.plan],
  ['/percakapan', sections.talks],
  ['/pembinaan', sections.coaching],
] as const

export function ownBase(agency: string): string {
  return `/petugas/${agency}/kinerja`
}

export function officerBase(agency: string, officerId: string): string {
  return `/instansi/${agency}/kinerja/petugas/${officerId}`
}

/** @param path where the person is */
export function ownLinks(agency: string, path: string): Link[] {
  return linksOf(own, ownBase(agency), path)
}

export function officerLinks(agency: string, officerId: string, path: string): Link[] {
  return linksOf(ofOfficer, officerBase(agency, officerId), path)
}

function linksOf(list: readonly (readonly [string, string])[], base: string, path: string): Link[] {
  const here = path.replace(/\/$/, '')
  const isOfPeriod = [`${base}/periode/`, `${base}/hasil/`].some((start) => here.startsWith(start))
  const ofPeriods = list.some(([end]) => end === '/periode') ? '/periode' : ''
  return list.map(([end, name]) => {
    const href = `${base}${end}`
    const isWithin = end !== '' && here.startsWith(`${href}/`)
    return { href, name, isCurrent: here === href || isWithin || (isOfPeriod && end === ofPeriods) }
  })
}
