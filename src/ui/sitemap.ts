/** What search engines are told of (sitemaps.org): a list of pages, or of such lists. At most 50,000 each. */
import { xml, xmlDocument } from './xml.ts'

type Listed = { url: string; changedAt: Date | null }

export function drawSitemap(pages: readonly Listed[]): string {
  return xmlDocument(
    xml`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${pages.map((page) => xml`<url>${inside(page)}</url>`)}</urlset>`,
  )
}

export function drawSitemapIndex(sitemaps: readonly Listed[]): string {
  return xmlDocument(
    xml`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${sitemaps.map((one) => xml`<sitemap>${inside(one)}</sitemap>`)}</sitemapindex>`,
  )
}

function inside({ url, changedAt }: Listed) {
  return xml`<loc>${url}</loc>${changedAt ? xml`<lastmod>${changedAt.toISOString()}</lastmod>` : null}`
}
