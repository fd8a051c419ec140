/** A release as it is handed out: its JSON, and the description of all its files as a data package. */
import { createHash } from 'node:crypto'
import { editionCode } from '../../domain/editionCode.ts'
import { releaseAddresses } from './addresses.ts'
import { columns } from './columns.ts'
import type { Release } from './stored.ts'
import { asCsv } from './snapshotCsv.ts'

/** The figures word for word, with the digest that they answer for and the moment of publication. */
export function asJson({ digest, closedAt, figures }: Release): string {
  return JSON.stringify({ digest, closedAt: closedAt.toISOString(), ...figures })
}

/** Who uses the figures says where they are from, and that is all that is asked. */
export const LICENCE = {
  name: 'CC-BY-4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
  title: 'Creative Commons Attribution 4.0',
} as const

/** A Data Package of version 2 (datapackage.org): both files of a release with their digests, and every column of the table. */
export function asDataPackage(publicUrl: string, release: Release) {
  const { snapshot, digest, closedAt } = release
  const { agency, period } = snapshot
  const at = releaseAddresses(publicUrl, agency.slug, release)
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `ikm-${agency.slug}-${editionCode(release).toLowerCase()}`,
    id: at.dataPackage,
    title: `Indeks Kepuasan Masyarakat: ${agency.name}, ${period.code}`,
    description: `${snapshot.method}. SHA-256 of the canonical figures: ${digest}`,
    version: `${release.edition}.0.0`,
    created: closedAt.toISOString(),
    homepage: at.page,
    keywords: ['IKM', 'SKM', 'pelayanan publik'],
    licenses: [LICENCE],
    contributors: [{ title: agency.name, roles: ['publisher'] }],
    sources: [{ title: `Survei Kepuasan Masyarakat, ${period.from} – ${period.to}`, path: at.page }],
    resources: [
      {
        ...fileOf('figures', at.csv, asCsv(snapshot)),
        title: 'All figures as a table, a row each',
        type: 'table',
        format: 'csv',
        mediatype: 'text/csv',
        schema: {
          $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
          fields: columns,
          missingValues: [''],
        },
      },
      {
        ...fileOf('release', at.json, asJson(release)),
        title: 'All figures as one JSON document',
        format: 'json',
        mediatype: 'application/json',
      },
    ],
  }
}

function fileOf(name: string, path: string, text: string) {
  const bytes = Buffer.from(text)
  const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  return { name, path, encoding: 'utf-8', bytes: bytes.length, hash }
}
