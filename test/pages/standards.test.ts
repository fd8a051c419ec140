import { Validator } from '@seriousme/openapi-schema-validator'
import { XMLParser } from 'fast-xml-parser'
import { SaxesParser } from 'saxes'
import { describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { readCatalog } from '../support/standards/catalog.ts'
import { dataPackage } from '../support/standards/dataPackage.ts'

const { url, agency } = inject('portal')
const text = async (path: string) => (await fetch(url + path)).text()
const json = async (path: string) => (await (await fetch(url + path)).json()) as Record<string, unknown>
const [newest] = JSON.parse(await text(`/api/v1/agencies/${agency}/releases`)) as { period: string; edition: number }[]
const edition = `${newest!.period}.${newest!.edition}`

describe('what is handed out is what its standard says', () => {
  test('the description of the API: OpenAPI 3.1', async () => {
    const read = await new Validator().validate(await json('/api/v1/openapi.json'))
    expect([read.valid, read.errors]).toEqual([true, undefined])
    const { info: _, ...without } = await json('/api/v1/openapi.json')
    expect((await new Validator().validate(without)).valid).toBe(false)
  })

  test('the description of a release’s files: Data Package 2.0', async () => {
    const described = await json(`/api/v1/agencies/${agency}/releases/${edition}/datapackage.json`)
    expect(dataPackage.safeParse(described).error?.issues ?? []).toEqual([])
    const { licenses: _, ...without } = described
    expect(dataPackage.safeParse(without).success).toBe(false)
    expect(dataPackage.safeParse({ ...described, profile: 'x' }).success).toBe(false)
  })

  test.each(['/api/v1/catalog.jsonld', `/api/v1/agencies/${agency}/catalog.jsonld`])(
    'the catalogue %s: DCAT-AP 3, as JSON-LD',
    async (path) => {
      const document = await json(path)
      const { wrong, classes } = await readCatalog(document)
      expect(wrong).toEqual([])
      for (const name of ['Catalog', 'Dataset', 'DatasetSeries', 'Distribution', 'Agent', 'PeriodOfTime'])
        expect([name, classes.get(name)]).toEqual([name, expect.any(Number)])
      const { 'dct:publisher': _, ...without } = document
      expect((await readCatalog(without)).wrong).toHaveLength(1)
    },
  )

  test.each([
    '/transparansi/terbitan.atom',
    `/transparansi/${agency}/terbitan.atom`,
    '/sitemap.xml',
    '/transparansi/sitemap.xml',
    `/transparansi/${agency}/sitemap.xml`,
    `/transparansi/${agency}/lencana.svg`,
    `/transparansi/${agency}/gambar.svg`,
  ])('%s: well-formed XML', async (path) => {
    const answer = await text(path)
    const read = (xml: string) => new SaxesParser().write(xml).close()
    expect(() => read(answer)).not.toThrow()
    expect(() => read(answer.replace(/<\/\w+>\s*$/, ''))).toThrow('unclosed tag')
  })

  test.each(['/transparansi/terbitan.atom', `/transparansi/${agency}/terbitan.atom`])(
    'the feed %s: Atom (RFC 4287)',
    async (path) => {
      const { feed } = new XMLParser({
        ignoreAttributes: false,
        isArray: (name) => ['entry', 'link'].includes(name),
      }).parse(await text(path)) as { feed: unknown }
      expect(atom.safeParse(feed).error?.issues ?? []).toEqual([])
    },
  )
})

const link = z.object({ '@_rel': z.string(), '@_href': z.url(), '@_type': z.string() })
const author = z.object({ name: z.string().min(1) })
const links = z.array(link)
/** Ids are addresses that stay, days are moments, and who is followed finds the way to the page and to the feed itself. */
const atom = z.object({
  '@_xmlns': z.literal('http://www.w3.org/2005/Atom'),
  id: z.url(),
  title: z.string().min(1),
  updated: z.iso.datetime(),
  author,
  link: links.refine((all) => ['self', 'alternate'].every((rel) => all.some((one) => one['@_rel'] === rel))),
  entry: z
    .array(
      z.object({
        id: z.url(),
        title: z.string().min(1),
        updated: z.iso.datetime(),
        published: z.iso.datetime(),
        author,
        link: links.refine((all) => all.some((one) => one['@_rel'] === 'alternate')),
        summary: z.string().min(1),
      }),
    )
    .min(1)
    .refine((entries) => new Set(entries.map(({ id }) => id)).size === entries.length),
})
