/** What there is in the console: the one list that the menu and the agency's home are drawn from. */
import { resultPageNames, sectionNames, sectionTexts, unitPageNames } from '../i18n/console/frame.ts'

/** `page` is its pattern in the table of routes, which also says whom it lets in. */
type Section = { page: string; name: string; text: string }
type Group = { title: string | null; sections: readonly Section[] }
export type Link = { href: string; name: string; text: string; isCurrent: boolean }
export type LinkGroup = { title: string | null; links: Link[] }

const section = (page: string, key: keyof typeof sectionTexts): Section => ({
  page,
  name: sectionTexts[key][0],
  text: sectionTexts[key][1],
})
const unitPage = (page: string, name: string): Section => ({ page, name, text: '' })

/** In the order in which an agency comes to need them. */
const groups: readonly Group[] = [
  { title: null, sections: [{ page: '/admin/[agency]', name: sectionNames.home, text: '' }] },
  {
    title: sectionNames.own,
    sections: [
      section('/petugas/[agency]', 'own'),
      section('/petugas/[agency]/indikator', 'ownIndicators'),
      section('/petugas/[agency]/kinerja', 'ownPerformance'),
    ],
  },
  {
    title: sectionNames.prepare,
    sections: [
      section('/admin/[agency]/sosialisasi', 'socialise'),
      section('/admin/[agency]/unit', 'units'),
      section('/admin/[agency]/layanan', 'services'),
      section('/admin/[agency]/petugas', 'officers'),
      section('/admin/[agency]/titik', 'points'),
      section('/admin/[agency]/impor', 'import'),
    ],
  },
  {
    title: sectionNames.survey,
    sections: [
      section('/admin/[agency]/kuesioner', 'questionnaire'),
      section('/admin/[agency]/periode', 'periods'),
      section('/admin/[agency]/sampel', 'sample'),
    ],
  },
  {
    title: sectionNames.counter,
    sections: [section('/admin/[agency]/kode', 'codes'), section('/admin/[agency]/token', 'tokens')],
  },
  {
    title: sectionNames.use,
    sections: [
      section('/instansi/[agency]', 'overview'),
      section('/unit/[agency]', 'results'),
      section('/instansi/[agency]/saran', 'comments'),
      section('/instansi/[agency]/tindak-lanjut', 'followUp'),
      section('/instansi/[agency]/laporan', 'reports'),
      section('/instansi/[agency]/pemberitahuan', 'alerts'),
      section('/instansi/[agency]/unduhan', 'answers'),
    ],
  },
  {
    title: sectionNames.performance,
    sections: [
      section('/instansi/[agency]/indikator', 'indicators'),
      section('/instansi/[agency]/petugas', 'evidence'),
      section('/instansi/[agency]/kinerja', 'performance'),
      section('/instansi/[agency]/kinerja/atur', 'cycle'),
      section('/instansi/[agency]/belajar', 'learning'),
      section('/instansi/[agency]/rapat', 'meeting'),
    ],
  },
  {
    title: sectionNames.agency,
    sections: [
      section('/admin/[agency]/akun', 'accounts'),
      section('/admin/[agency]/profil', 'profile'),
      section('/admin/[agency]/kewajiban', 'duties'),
      section('/admin/[agency]/jejak', 'trail'),
      section('/admin/[agency]/latihan', 'practice'),
    ],
  },
]

const unitPages: readonly Section[] = [
  unitPage('/unit/[agency]/[unit]', unitPageNames.results),
  unitPage('/unit/[agency]/[unit]/saran', unitPageNames.comments),
  unitPage('/unit/[agency]/[unit]/pemberitahuan', unitPageNames.alerts),
  unitPage('/unit/[agency]/[unit]/layanan', unitPageNames.services),
  unitPage('/unit/[agency]/[unit]/waktu', unitPageNames.times),
  unitPage('/unit/[agency]/[unit]/banding', unitPageNames.compare),
  unitPage('/unit/[agency]/[unit]/tindak-lanjut', unitPageNames.followUp),
  unitPage('/unit/[agency]/[unit]/laporan', unitPageNames.reports),
  unitPage('/unit/[agency]/[unit]/jadwal', unitPageNames.roster),
  unitPage('/unit/[agency]/[unit]/cetak', unitPageNames.prints),
  unitPage('/unit/[agency]/[unit]/token', unitPageNames.tokens),
]

/** The pages of an agency's results. */
const resultPages: readonly Section[] = [
  unitPage('/instansi/[agency]', resultPageNames.overview),
  unitPage('/instansi/[agency]/layanan', resultPageNames.services),
  unitPage('/instansi/[agency]/waktu', resultPageNames.times),
  unitPage('/instansi/[agency]/banding', resultPageNames.compare),
  unitPage('/instansi/[agency]/langsung', resultPageNames.live),
  unitPage('/instansi/[agency]/tv', resultPageNames.tv),
]

type Desk = Pick<App.ConsoleLocals, 'opens'>
type Where = { agency: string; unit?: string; path: string }

/** The groups of an agency's sections that a person may open, without empty ones; `path` is where the person is. */
export function menuOf({ opens }: Desk, where: Where): LinkGroup[] {
  return groups
    .map(({ title, sections }) => ({ title, links: linksOf(sections, opens, where) }))
    .filter(({ links }) => links.length > 0)
}

/** The pages of a unit that a person may open. */
export function unitMenuOf({ opens }: Desk, where: Where): Link[] {
  return linksOf(unitPages, opens, where)
}

/** The pages of an agency's results that a person may open; none where the person is on another page. */
export function resultMenuOf({ opens }: Desk, where: Where): Link[] {
  const links = linksOf(resultPages, opens, where)
  return links.some(({ isCurrent }) => isCurrent) ? links : []
}

function linksOf(sections: readonly Section[], opens: Desk['opens'], { agency, unit = '', path }: Where): Link[] {
  return sections
    .filter(({ page }) => opens(page))
    .map(({ page, name, text }) => {
      const href = page.replace('[agency]', agency).replace('[unit]', unit)
      return { href, name, text, isCurrent: isWithin(path, href) }
    })
}

/**
 * Whether a path is an address or belongs to it. Below the homes of an agency and of a unit are pages in their own right; the
 * results of an agency are those of its units, and not what else a unit has.
 */
function isWithin(path: string, href: string): boolean {
  const own = path.replace(/\/$/, '')
  if (own === href) return true
  if (/^\/(admin|instansi)\/[^/]+$|^\/unit\/[^/]+\/[^/]+$/.test(href)) return false
  if (/^\/petugas\/[^/]+$/.test(href)) return own.startsWith(`${href}/`) && !/\/(indikator|kinerja)(\/|$)/.test(own)
  if (href.endsWith('/kinerja') && own.endsWith('/kinerja/atur')) return false
  if (/^\/unit\/[^/]+$/.test(href)) return own.split('/').length === 4 && own.startsWith(`${href}/`)
  return own.startsWith(`${href}/`)
}
