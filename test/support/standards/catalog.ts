/** What a catalogue must hold by DCAT-AP 3, read as RDF: a JSON-LD reader drops what its context does not explain. */
import jsonld from 'jsonld'

const DCAT = 'http://www.w3.org/ns/dcat#'
const DCT = 'http://purl.org/dc/terms/'
const FOAF = 'http://xmlns.com/foaf/0.1/'

/** Mandatory properties by class. */
const mandatory: Readonly<Record<string, readonly string[]>> = {
  [`${DCAT}Catalog`]: [`${DCT}title`, `${DCT}description`, `${DCT}publisher`],
  [`${DCAT}DatasetSeries`]: [`${DCT}title`, `${DCT}description`],
  [`${DCAT}Dataset`]: [`${DCT}title`, `${DCT}description`],
  [`${DCAT}Distribution`]: [`${DCAT}accessURL`],
  [`${FOAF}Agent`]: [`${FOAF}name`],
}
/** Properties whose value is another thing, named by its address, and never a text. */
const things = ['publisher', 'license', 'accrualPeriodicity', 'temporal'].map((name) => DCT + name)
const linked = ['accessURL', 'downloadURL', 'mediaType', 'landingPage', 'inSeries', 'last', 'dataset', 'distribution']

type Node = { '@id'?: string; '@type'?: string[]; [property: string]: unknown }
export type ReadCatalog = { wrong: string[]; classes: Map<string, number> }

/** What lacks or is no link, in a sentence each, and how many nodes there are of each class. */
export async function readCatalog(document: object): Promise<ReadCatalog> {
  const graph = (await jsonld.flatten(document as jsonld.JsonLdDocument)) as unknown as Node[]
  const types = graph.flatMap((node) => node['@type'] ?? [])
  return {
    wrong: [...graph.flatMap(lackingOf), ...graph.flatMap(textsOf), ...unexplained(document)],
    classes: new Map(
      [...Map.groupBy(types, (type) => type)].map(([type, all]) => [type.replace(/.*[#/]/, ''), all.length]),
    ),
  }
}

function lackingOf(node: Node): string[] {
  const needed = (node['@type'] ?? []).flatMap((type) => mandatory[type] ?? [])
  return needed.filter((property) => !node[property]).map((property) => `${node['@id']} lacks ${property}`)
}

function textsOf(node: Node): string[] {
  const links = [...things, ...linked.map((name) => DCAT + name)]
  return links.flatMap((property) => {
    const values = (node[property] ?? []) as { '@id'?: string }[]
    return values.some((value) => !/^(https?:|_:)/.test(value['@id'] ?? ''))
      ? [`${node['@id']}: ${property} is no link`]
      : []
  })
}

/** Names whose prefix the document's own context does not explain. */
function unexplained(document: object): string[] {
  const prefixes = Object.keys((document as { '@context': object })['@context'])
  const names = [...JSON.stringify(document).matchAll(/"([a-z]+):[A-Za-z]+"/g)].map(([, prefix]) => prefix!)
  return [...new Set(names)]
    .filter((prefix) => !prefixes.includes(prefix))
    .map((prefix) => `${prefix}: is not explained`)
}
