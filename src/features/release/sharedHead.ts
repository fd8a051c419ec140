import { agencyAddresses } from './addresses.ts'
import { asStructuredData } from './structured.ts'
import type { ReleaseView } from './view.ts'

/** What the head of a page with a figure tells whoever links to it. */
export type SharedHead = ReturnType<typeof sharedHead>

/**
 * @param unit the slug of the unit that the page is about; null for the agency itself
 * @param asked the period in the address, which page and picture are then of; null for the newest
 */
export function sharedHead(
  publicUrl: string,
  release: ReleaseView,
  {
    unit,
    title,
    description,
    asked,
  }: { unit: string | null; title: string; description: string; asked: string | null },
) {
  const { page: agencyPage, feed } = agencyAddresses(publicUrl, release.about.agency.slug)
  const path = unit === null ? agencyPage : `${agencyPage}/${unit}`
  const question = asked === null ? '' : `?${new URLSearchParams({ periode: asked })}`
  const page = path + question
  const data = asStructuredData(publicUrl, release, { name: title, page, description })
  return { title, page, picture: `${path}/gambar.png${question}`, feed, data }
}
