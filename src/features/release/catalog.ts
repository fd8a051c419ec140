/** What is published, as a catalogue that data portals harvest: DCAT 3 (w3.org/TR/vocab-dcat-3) as JSON-LD. */
import { editionCode } from '../../domain/editionCode.ts'
import { readPeriod } from '../../domain/period.ts'
import type { Agency } from '../directory/directory.ts'
import { type ReleaseAddresses, agencyAddresses, releaseAddresses } from './addresses.ts'
import { LICENCE } from './documents.ts'
import type { ReleaseHead } from './stored.ts'

type Named = Pick<Agency, 'slug' | 'name'>

/** Written out, so that a reader needs no other document. */
const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

const QUARTERLY = { '@id': 'http://publications.europa.eu/resource/authority/frequency/QUARTERLY' }

/** All agencies, each as a series with its newest release; the catalogue of an agency holds every one. */
export function asCatalog(publicUrl: string, agencies: readonly (Named & { newest: ReleaseHead | null })[]) {
  return {
    '@context': context,
    '@id': `${publicUrl}/api/v1/catalog.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': text('Suara Loket: Indeks Kepuasan Masyarakat'),
    'dct:description': text('Nilai kepuasan masyarakat atas layanan publik, terbit per instansi dan periode'),
    'dct:publisher': { '@id': publicUrl, '@type': 'foaf:Agent', 'foaf:name': 'Suara Loket' },
    'dct:license': { '@id': LICENCE.path },
    'foaf:homepage': { '@id': `${publicUrl}/transparansi` },
    'dcat:catalog': agencies.map(({ slug }) => ({ '@id': agencyAddresses(publicUrl, slug).catalog })),
    'dcat:dataset': agencies.flatMap(({ newest, ...agency }) =>
      newest ? [seriesOf(publicUrl, agency, newest), datasetOf(publicUrl, agency, newest)] : [],
    ),
  }
}

/**
 * An agency: the series, and every edition of every period as a dataset in it.
 * @param heads newest first
 */
export function asAgencyCatalog(publicUrl: string, agency: Named, heads: readonly ReleaseHead[]) {
  const at = agencyAddresses(publicUrl, agency.slug)
  return {
    '@context': context,
    '@id': at.catalog,
    '@type': 'dcat:Catalog',
    'dct:title': text(`Indeks Kepuasan Masyarakat: ${agency.name}`),
    'dct:description': text(`Semua terbitan nilai kepuasan masyarakat atas layanan ${agency.name}`),
    'dct:publisher': publisherOf(publicUrl, agency),
    'dct:license': { '@id': LICENCE.path },
    'foaf:homepage': { '@id': at.page },
    'dcat:dataset': [
      seriesOf(publicUrl, agency, heads[0] ?? null),
      ...heads.map((head) => datasetOf(publicUrl, agency, head)),
    ],
  }
}

function seriesOf(publicUrl: string, agency: Named, last: ReleaseHead | null) {
  const at = agencyAddresses(publicUrl, agency.slug)
  return {
    '@id': at.releases,
    '@type': 'dcat:DatasetSeries',
    'dct:title': text(`Indeks Kepuasan Masyarakat: ${agency.name}`),
    'dct:description': text(`Nilai tiap unit dan layanan ${agency.name}, satu terbitan per periode survei`),
    'dct:publisher': publisherOf(publicUrl, agency),
    'dct:accrualPeriodicity': QUARTERLY,
    'dcat:landingPage': { '@id': at.page },
    ...(last && { 'dcat:last': { '@id': releaseAddresses(publicUrl, agency.slug, last).json } }),
  }
}

function datasetOf(publicUrl: string, agency: Named, head: ReleaseHead) {
  const at = releaseAddresses(publicUrl, agency.slug, head)
  const { from, to } = readPeriod(head.period)!
  return {
    '@id': at.json,
    '@type': 'dcat:Dataset',
    'dct:identifier': `sha256:${head.digest}`,
    'dct:title': text(`Indeks Kepuasan Masyarakat: ${agency.name}, ${editionCode(head)}`),
    'dct:description': text(
      `Nilai, rentang keyakinan, mutu, dan jumlah responden tiap unit dan layanan, ${from} sampai ${to}, edisi ${head.edition}`,
    ),
    'dct:publisher': publisherOf(publicUrl, agency),
    'dct:issued': { '@type': 'xsd:dateTime', '@value': head.closedAt.toISOString() },
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': { '@type': 'xsd:date', '@value': from },
      'dcat:endDate': { '@type': 'xsd:date', '@value': to },
    },
    'dct:license': { '@id': LICENCE.path },
    'dcat:version': String(head.edition),
    'dcat:inSeries': { '@id': agencyAddresses(publicUrl, agency.slug).releases },
    'dcat:landingPage': { '@id': at.page },
    'dcat:distribution': distributionsOf(at),
  }
}

function distributionsOf({ csv, json, dataPackage }: ReleaseAddresses) {
  const one = (address: string, title: string, type: string) => ({
    '@id': `${address}#file`,
    '@type': 'dcat:Distribution',
    'dct:title': title,
    'dcat:accessURL': { '@id': address },
    'dcat:downloadURL': { '@id': address },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${type}` },
    'dct:license': { '@id': LICENCE.path },
  })
  return [
    one(csv, 'CSV', 'text/csv'),
    one(json, 'JSON', 'application/json'),
    one(dataPackage, 'Data Package', 'application/json'),
  ]
}

function publisherOf(publicUrl: string, { slug, name }: Named) {
  return { '@id': agencyAddresses(publicUrl, slug).page, '@type': 'foaf:Agent', 'foaf:name': name }
}

function text(value: string) {
  return { '@language': 'id', '@value': value }
}
