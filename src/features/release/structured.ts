/** A release as search engines read it: a data set in the words of schema.org. */
import { releaseAddresses } from './addresses.ts'
import { LICENCE } from './documents.ts'
import type { ReleaseHead } from './stored.ts'
import type { Snapshot } from './snapshot.ts'

/** @param description what is found where nothing else of it is shown, 50 letters and more */
export function asStructuredData(
  publicUrl: string,
  { digest, closedAt, period, edition, about }: ReleaseHead & { about: Pick<Snapshot, 'agency' | 'period'> },
  { name, page, description }: { name: string; page: string; description: string },
) {
  const at = releaseAddresses(publicUrl, about.agency.slug, { period, edition })
  const file = (contentUrl: string, encodingFormat: string) => ({ '@type': 'DataDownload', contentUrl, encodingFormat })
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name,
    description,
    url: page,
    identifier: `sha256:${digest}`,
    version: String(edition),
    datePublished: closedAt.toISOString(),
    temporalCoverage: `${about.period.from}/${about.period.to}`,
    creator: { '@type': 'GovernmentOrganization', name: about.agency.name },
    license: LICENCE.path,
    isAccessibleForFree: true,
    distribution: [file(at.csv, 'text/csv'), file(at.json, 'application/json')],
  }
}
