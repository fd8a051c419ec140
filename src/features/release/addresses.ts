/** Where what was published is found. These addresses are its identifiers: they never change and are never used again. */
import { editionCode } from '../../domain/editionCode.ts'

type Edition = { period: string; edition: number }

export type ReleaseAddresses = ReturnType<typeof releaseAddresses>

export function agencyAddresses(publicUrl: string, slug: string) {
  const data = `${publicUrl}/api/v1/agencies/${slug}`
  const page = `${publicUrl}/transparansi/${slug}`
  return { data, releases: `${data}/releases`, catalog: `${data}/catalog.jsonld`, page, feed: `${page}/terbitan.atom` }
}

export function releaseAddresses(publicUrl: string, slug: string, edition: Edition) {
  const { releases, page } = agencyAddresses(publicUrl, slug)
  const data = `${releases}/${editionCode(edition)}`
  return {
    json: data,
    csv: `${data}.csv`,
    dataPackage: `${data}/datapackage.json`,
    page: `${page}?periode=${editionCode(edition)}`,
  }
}
