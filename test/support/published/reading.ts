/** Whoever reads an agency's open data over HTTP, every file of every release, and holds them against each other. */
import { createHash } from 'node:crypto'
import { type Snapshot, canonicalJson } from '../../../src/features/release/release.ts'
import { readBack } from './csv.ts'

export type Get = (path: string) => Promise<string>
export type Read = { snapshot: Snapshot; edition: string; closedAt: Date; digest: string }

type Head = { period: string; edition: number; digest: string; json: string; csv: string; dataPackage: string }
type Package = { resources: { path: string; bytes: number; hash: string }[] }

/** All releases of an agency, newest first; throws where two files do not say the same. */
export async function readReleases(get: Get, agency: string): Promise<Read[]> {
  const heads = JSON.parse(await get(`/api/v1/agencies/${agency}/releases`)) as Head[]
  return Promise.all(heads.map((head) => readRelease(get, head)))
}

async function readRelease(get: Get, head: Head): Promise<Read> {
  const edition = `${head.period}.${head.edition}`
  const [json, csv, described] = await Promise.all(
    [head.json, head.csv, head.dataPackage].map((url) => get(pathOf(url))),
  )
  const { digest, closedAt, ...snapshot } = JSON.parse(json!) as Snapshot & { digest: string; closedAt: string }
  if (digest !== head.digest || sha256(canonicalJson(snapshot)) !== digest)
    throw new Error(`${edition}: another digest`)
  const { resources } = JSON.parse(described!) as Package
  for (const { path, bytes, hash } of resources) {
    const file = pathOf(path) === pathOf(head.csv) ? csv! : json!
    if (Buffer.byteLength(file) !== bytes || `sha256:${sha256(file)}` !== hash)
      throw new Error(`${path} is described wrongly`)
  }
  const { agency, period, ...read } = readBack(csv!)
  const inTable = {
    ...snapshot,
    ...read,
    agency: { ...snapshot.agency, slug: agency },
    period: { ...snapshot.period, code: period },
  }
  if (canonicalJson(inTable) !== canonicalJson(snapshot)) throw new Error(`${edition}: the table says something else`)
  return { snapshot, edition, closedAt: new Date(closedAt), digest }
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
