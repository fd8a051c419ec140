/** What anybody may read, address by address: for the description of the API, and for the page that shows it. */
import { z } from 'zod'
import { digestSchema, periodSchema, releaseSchema } from '../../features/release/snapshotSchema.ts'
import type { OpenPath } from '../../i18n/openData.ts'

export type ReadRoute = {
  path: OpenPath
  type: string
  /** Of the JSON that is answered; absent where the format is described elsewhere. */
  schema?: z.ZodType
}

const JSON_TYPE = 'application/json'
const url = z.url()
const named = { slug: z.string(), name: z.string() }
const headSchema = z.object({
  period: periodSchema,
  edition: z.int().min(1),
  digest: digestSchema,
  closedAt: z.iso.datetime(),
  json: url,
  csv: url,
  dataPackage: url,
  page: url,
})

const dataPackageSchema = z
  .looseObject({ name: z.string(), id: url, resources: z.array(z.looseObject({ name: z.string(), path: url })) })
  .describe('Data Package 2.0 (datapackage.org)')

const agencySchema = z.object({
  ...named,
  timeZone: z.string(),
  units: z.array(z.object(named)),
  releases: url,
})

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
const note = z
  .string()
  .describe('A signed note (C2SP tlog-checkpoint): name, size, root and moment, then the signature')
const logSchema = z.object({
  verifierKey: z.string().describe('Name, key id and Ed25519 key of C2SP signed-note'),
  size: z.int().min(1),
  root: hashSchema,
  at: z.iso.datetime(),
  head: note,
})
const inclusionSchema = z.object({
  position: z.int().min(0),
  entry: z.string().describe('What was hashed as the leaf: JSON with its keys in order'),
  path: z.array(hashSchema).describe('From the leaf upwards (RFC 6962, 2.1.1)'),
  head: note,
})
const growthSchema = z.object({ path: z.array(hashSchema).describe('RFC 6962, 2.1.2') })

export const readRoutes: readonly ReadRoute[] = [
  { path: '/api/v1/agencies', type: JSON_TYPE, schema: z.array(z.object({ ...named, url })) },
  { path: '/api/v1/agencies/{agency}', type: JSON_TYPE, schema: agencySchema },
  { path: '/api/v1/agencies/{agency}/releases', type: JSON_TYPE, schema: z.array(headSchema) },
  { path: '/api/v1/agencies/{agency}/releases/{period}', type: JSON_TYPE, schema: releaseSchema },
  { path: '/api/v1/agencies/{agency}/releases/{period}.csv', type: 'text/csv' },
  {
    path: '/api/v1/agencies/{agency}/releases/{period}/datapackage.json',
    type: JSON_TYPE,
    schema: dataPackageSchema,
  },
  { path: '/api/v1/catalog.jsonld', type: 'application/ld+json' },
  { path: '/api/v1/agencies/{agency}/catalog.jsonld', type: 'application/ld+json' },
  { path: '/api/v1/log', type: JSON_TYPE, schema: logSchema },
  { path: '/api/v1/log/head', type: 'text/plain' },
  { path: '/api/v1/log/heads/{size}', type: 'text/plain' },
  { path: '/api/v1/log/releases/{digest}', type: JSON_TYPE, schema: inclusionSchema },
  { path: '/api/v1/log/growth/{before}/{size}', type: JSON_TYPE, schema: growthSchema },
  { path: '/api/v1/openapi.json', type: JSON_TYPE },
  { path: '/transparansi/terbitan.atom', type: 'application/atom+xml' },
  { path: '/transparansi/{agency}/terbitan.atom', type: 'application/atom+xml' },
  { path: '/transparansi/{agency}/lencana.svg', type: 'image/svg+xml' },
  { path: '/transparansi/{agency}/{unit}/lencana.svg', type: 'image/svg+xml' },
  { path: '/transparansi/{agency}/sematan.html', type: 'text/html' },
  { path: '/transparansi/{agency}/{unit}/sematan.html', type: 'text/html' },
  { path: '/transparansi/{agency}/gambar.png', type: 'image/png' },
  { path: '/transparansi/{agency}/{unit}/gambar.png', type: 'image/png' },
]
