/** Station city: invented agencies with a known truth, for the demonstration and for measuring at any size. */
import { setImmediate as pause } from 'node:timers/promises'
import type pg from 'pg'
import { answersOf } from '../../../db/seed/answers.ts'
import { type City, MAX_CITIES, buildCity, citySlug } from '../../../db/seed/city.ts'
import { visitsOf } from '../../../db/seed/visits.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Batch, addVisit, emptyBatch, openCity } from './batch.ts'
import * as store from './city.sql.ts'

export type CityPlan = {
  /** A whole number from 0 to 4,294,967,295; the same plan gives the same rows, ids included. */
  seed: number
  /** In all agencies together, from 0; each gets the same share. */
  responses: number
  /** From 1 to 1,000. */
  agencies: number
  /** The last day with answers (ISO 8601). A day that is over, or some answers will lie in the future. */
  until: string
  onProgress?: (done: number, total: number) => void
}

/** What the generator knows of an officer and statistics can only estimate. */
export type Truth = {
  agency: string
  nip: string
  /** The slug of the unit where the officer was at first. */
  unit: string
  /** Points of the 1-4 scale above (or below) the average officer in competence and conduct; smaller in other elements. */
  trueQuality: number
  /** The officer's answers. */
  n: number
}

export type GeneratedCities = { agencies: string[]; responses: number; truth: Truth[] }

/** What a first start shows: one city, 20,000 answers. */
export const demoCity = { seed: 1, responses: 20_000, agencies: 1 } as const
export const demoSlug = citySlug(demoCity.seed, 0)

/**
 * A batch is one transaction and holds whole cells of the tally. The city of the demonstration is one batch, so it is there
 * as a whole or not at all. With one batch in the making and one on its way the process stays at 420 MB for ten million answers.
 */
const BATCH_ROWS = 100_000
/** While a batch is made the one before is being sent; that often there is a moment to send. */
const ROWS_BETWEEN_PAUSES = 500

/** Stores invented agencies with their answers, counted. `exists`: one of them is there already, and nothing was stored. */
export async function generateCity(pool: pg.Pool, plan: CityPlan): Promise<Outcome<GeneratedCities, 'exists'>> {
  const slugs = Array.from({ length: plan.agencies }, (_, index) => citySlug(plan.seed, index))
  if (new Set(slugs).size < slugs.length)
    throw new RangeError(`expected at most ${MAX_CITIES} agencies, given ${plan.agencies}`)
  return store.withGeneratorLock(pool, async (client) => {
    if (await store.hasAnyAgency(client, slugs)) return no('exists')
    const truth: Truth[] = []
    await storeBatches(client, batchesOf(plan, truth), plan)
    await store.analyze(client)
    return ok({ agencies: slugs, responses: plan.responses, truth })
  })
}

/** Stores one city, as small as one batch, with that many answers, counted. `exists`: there is an agency with its slug. */
export async function storeCity(pool: pg.Pool, city: City, responses: number): Promise<Outcome<null, 'exists'>> {
  const batch = emptyBatch()
  const opened = openCity(batch, city)
  const draw = answersOf(city)
  for (const visit of visitsOf(city, responses)) addVisit(batch, opened, visit, draw(visit))
  return store.withGeneratorLock(pool, async (client) => {
    if (await store.hasAnyAgency(client, [city.slug])) return no('exists')
    await store.insertBatch(client, batch)
    return ok(null)
  })
}

/** Makes a batch while the one before is on its way. */
async function storeBatches(client: pg.ClientBase, batches: AsyncGenerator<Batch>, plan: CityPlan): Promise<void> {
  let done = 0
  let batch = await batches.next()
  while (!batch.done) {
    const { value } = batch
    const [next] = await Promise.all([batches.next(), store.insertBatch(client, value)])
    done += value.rows.length
    plan.onProgress?.(done, plan.responses)
    batch = next
  }
}

/** Fills `truth` as it goes. */
async function* batchesOf(plan: CityPlan, truth: Truth[]): AsyncGenerator<Batch> {
  let batch = emptyBatch()
  let sincePause = 0
  for (let index = 0; index < plan.agencies; index += 1) {
    if (isFull(batch)) {
      yield batch
      batch = emptyBatch()
    }
    const city = buildCity(plan.seed, index, plan.until)
    const opened = openCity(batch, city)
    const draw = answersOf(city)
    const counts = city.officers.map(() => 0)
    for (const visit of visitsOf(city, shareOf(plan, index))) {
      if (isFull(batch)) {
        yield batch
        batch = emptyBatch()
      }
      addVisit(batch, opened, visit, draw(visit))
      if (visit.officer !== null) counts[visit.officer]! += visit.count
      sincePause += visit.count
      if (sincePause < ROWS_BETWEEN_PAUSES) continue
      sincePause = 0
      await pause()
    }
    truth.push(...truthOf(city, counts))
  }
  yield batch
}

/** A city's many duties count as well. */
function isFull({ rows, cities }: Batch): boolean {
  return rows.length + cities.reduce((sum, { duties }) => sum + duties.length, 0) >= BATCH_ROWS
}

function shareOf({ responses, agencies }: CityPlan, index: number): number {
  return Math.floor(((index + 1) * responses) / agencies) - Math.floor((index * responses) / agencies)
}

function truthOf(city: City, counts: readonly number[]): Truth[] {
  return city.officers.map(({ nip, unit, quality }, officer) => ({
    agency: city.slug,
    nip,
    unit: city.units[unit]!.slug,
    trueQuality: quality,
    n: counts[officer]!,
  }))
}
