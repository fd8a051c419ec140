import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { RULES } from '../../src/domain/disclosure/rules.ts'
import { findAgency } from '../../src/features/directory/directory.ts'
import { listPublicPlans } from '../../src/features/followup/publicPlans.ts'
import { momentText } from '../../src/i18n/format.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { attack } from '../support/attack/attack.ts'
import { plain } from '../support/attack/plain.ts'
import { publishInSql } from '../support/attack/publishInSql.ts'
import { publishWorld } from '../support/attack/publishing.ts'
import { randomWorld } from '../support/attack/world.ts'
import { wordsOf } from '../support/html.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import { numbersIn, numbersInWords, strangeNumbers, wordsOfSvg } from '../support/published/numbers.ts'
import { type Read, readReleases } from '../support/published/reading.ts'

/** With services, officers, elements left out, and late answers that make further editions. */
const world = randomWorld(8)

const { url, dataDir, agency: demo } = inject('portal')
let database: OpenDatabase
let agency: string
let releases: Read[]
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  agency = (await publishInSql(database, world)).agency.slug
  releases = await readReleases(get, agency)
})
afterAll(() => database.close())

describe('whoever reads everything that the portal hands out', () => {
  test('finds the same figures in all files, and learns nothing of fewer than ten from them', () => {
    const expected = publishWorld(world, RULES)
    const byEdition = new Map(releases.map((read) => [read.edition, read]))
    expect([...byEdition.keys()].sort()).toEqual(
      expected.map(({ snapshot }) => `${snapshot.period.code}.${snapshot.edition}`).sort(),
    )
    const read = expected.map((release) => {
      const { code } = release.snapshot.period
      return { ...release, snapshot: plain(byEdition.get(`${code}.${release.snapshot.edition}`)!, world) }
    })
    for (const [place, { snapshot }] of read.entries()) expect(snapshot).toEqual(plain(expected[place]!, world))
    expect(attack(world, read)).toBeNull()
  })

  test('finds on pages, in frames, badges and pictures the figures of the release, and no other number', async () => {
    const newest = releases.slice(0, 4)
    expect(new Set(newest.map(({ snapshot }) => snapshot.period.code)).size).toBeGreaterThan(1)
    const wrong = (await Promise.all(newest.map((release) => wrongOf(agency, release)))).flat()
    expect(wrong).toEqual([])
  })

  test('finds the same of the demo city', async () => {
    const [newest] = await readReleases(get, demo)
    expect(await wrongOf(demo, newest!)).toEqual([])
  })

  test('finds in the feed the figures of the releases, and no other number', async () => {
    const feed = await get(`/transparansi/${agency}/terbitan.atom`)
    const known = new Set(
      releases.flatMap(({ snapshot: { total, period } }) =>
        numbersIn([period.code, total.n, total.nik, total.evidence]),
      ),
    )
    const summaries = [...feed.matchAll(/<summary>([^<]*?) SHA-256/g)].map(([, words]) => words!)
    expect(summaries.length).toBe(releases.length)
    expect(summaries.flatMap((words) => strangeNumbers(words, known))).toEqual([])
  })
})

/** In a sentence each, what the pages of a release tell wrongly or beside it. */
async function wrongOf(slug: string, { snapshot, edition }: Read): Promise<string[]> {
  const { agency: named, total, units } = snapshot
  const own = `/transparansi/${slug}`
  // Units are listed below and beside each other.
  const lines = units.map(({ name, n, nik, evidence }) => ({ name, n, nik, evidence }))
  const scopes = [
    { path: own, figure: total, about: snapshot },
    ...units.map((unit) => ({
      path: `${own}/${unit.slug}`,
      figure: unit,
      about: [unit, lines, named, snapshot.period],
    })),
  ]
  const listed = [...(await listedNumbers(slug)), ...(await plannedQuarters(slug))]
  const asked = scopes.flatMap((scope) => kinds.map((kind) => ({ ...scope, kind })))
  const wrong = asked.map(async ({ path, figure, about, kind }) => {
    const address = `${path}${kind}?periode=${edition}`
    const told = toldBy(await get(address))
    const known = new Set([...numbersIn(about), ...listed, ...axis])
    const needed = [figure.nik, kind === '' || kind === '/gambar.svg' ? figure.evidence?.low : null]
    const lacking = needed.filter((number) => number && !numbersInWords(told).includes(number))
    return [
      ...strangeNumbers(told, known).map((number) => `${address} tells ${number}`),
      ...lacking.map((number) => `${address} lacks ${number}`),
    ]
  })
  return (await Promise.all(wrong)).flat()
}

/** The page itself, the frame, the badge, and what the shared picture is drawn from. */
const kinds = ['', '/sematan.html', '/lencana.svg', '/gambar.svg']

/** Where a picture of figures may begin. */
const axis = ['30', '40', '50', '60', '70', '80', '90']

/** What stands beside every figure: all releases with their numbers and days. */
async function listedNumbers(slug: string): Promise<string[]> {
  const heads = JSON.parse(await get(`/api/v1/agencies/${slug}/releases`)) as {
    period: string
    edition: number
    closedAt: string
  }[]
  return heads.flatMap(({ period, edition, closedAt }) =>
    numbersIn([period, edition, momentText(new Date(closedAt), 'Asia/Jakarta', 'id')]),
  )
}

/** Until when the public plans are to be done: of what an agency does about a release, the only numbers beside its own. */
async function plannedQuarters(slug: string): Promise<string[]> {
  const { agencyId } = (await findAgency(database.db, slug))!
  const plans = await listPublicPlans(database.db, agencyId, { unit: null, period: null })
  return plans.flatMap(({ untilQuarter }) => numbersIn(untilQuarter))
}

/** What an agency states itself (test/pages/charter.test.ts), which no answer of the survey goes into. */
const stated = /<section [^>]*id="(pelayanan|standar)"[\s\S]*?<\/section>/g

/** What an answer says to whoever looks at it or has it read aloud; digests, which tell no number, left out. */
function toldBy(answer: string): string {
  const text = answer.replace(stated, '')
  if (text.startsWith('<?xml')) return wordsOfSvg(text)
  const aloud = [...text.matchAll(/\s(?:alt|title|aria-label|content)="([^"]*)"/g)].map(([, words]) => words!)
  const figures = aloud.filter((words) => !/^(https?:|width=|\d+$)/.test(words)) // addresses and sizes of pictures tell none
  return `${wordsOf(text)} ${figures.join(' ')}`.replace(/\b[0-9a-f]{64}\b/g, '')
}

async function get(path: string): Promise<string> {
  const response = await fetch(url + path)
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
  return response.text()
}
