// `portal release …`: closes and publishes, computes again, announces.
import { type Command, InvalidArgumentError } from 'commander'
import { dayIn } from '../../domain/localTime.ts'
import { MOST_DAYS_AFTER } from '../../domain/releaseCalendar.ts'
import { windowsOf } from '../../domain/disclosure/lattice.ts'
import { editionCode } from '../../domain/editionCode.ts'
import { type Period, quarterOf } from '../../domain/period.ts'
import { type Agency, isForPractice } from '../../features/directory/directory.ts'
import {
  type ReleaseHead,
  announceCalendar,
  checkRelease,
  closePeriod,
  dayOfPublication,
  publishEdition,
  readCalendar,
} from '../../features/release/release.ts'
import { drainFully } from '../../features/tally/tally.ts'
import type { OpenDatabase } from '../db.ts'
import { Refusal } from '../refusal.ts'
import { knownAgency, periodNamed, withDatabase } from './command.ts'
import { asCalendarTable, asCheckTable, print } from './tables.ts'

type Db = OpenDatabase['db']
type Options = { check?: true; edition?: true; calendar?: true; announce?: number; json?: true }

export function addReleaseVerbs(program: Command): void {
  program
    .command('release')
    .description('closes a period of an agency and publishes its figures')
    .argument('<agency>', 'slug of the agency')
    .argument('[period]', '2026, 2026-S1 or 2026-TW3; a longer period publishes its quarters first')
    .option('--check', 'computes what was published again, by its own rules and by those of today')
    .option('--edition', 'publishes a further edition, with the answers that came late; once a year')
    .option('--calendar', 'lists the announced days of publication')
    .option('--announce <days>', 'announces that periods are published so many days after their last one', days)
    .option('--json', 'as JSON')
    .action(release)
}

async function release(slug: string, code: string | undefined, options: Options): Promise<void> {
  await withDatabase(async ({ db }, publicUrl) => {
    const agency = await knownAgency(db, slug)
    if (await isForPractice(db, agency.agencyId)) throw new Refusal('Nothing of an agency to practise in is published.')
    if (options.announce !== undefined || options.calendar) return showCalendar(db, agency, options)
    if (code === undefined) throw new Refusal('Name the period to be published, or --calendar.')
    const period = periodNamed(code)
    await drainFully(db)
    if (options.check) return check(db, agency, period, options)
    const head = options.edition ? await nextEdition(db, agency, period) : await firstEdition(db, agency, period)
    const address = `${publicUrl}/transparansi/${slug}?periode=${editionCode(head)}`
    if (options.json) return print(JSON.stringify({ ...head, url: address }))
    print(`${period.code} is published: ${address}`)
    print(`SHA-256 ${head.digest}`)
  })
}

async function firstEdition(db: Db, agency: Agency, period: Period): Promise<ReleaseHead> {
  const now = new Date()
  const closed = await closePeriod(db, agency, period, dayIn(agency.timeZone, now), now)
  if (closed.ok) return closed.value
  switch (closed.reason) {
    case 'month':
      throw new Refusal(`A month is not published; its quarter ${quarterOf(period.from).code} is.`)
    case 'open':
      throw new Refusal(`${period.code} is not over yet.`)
    case 'announced':
      throw new Refusal(
        `${period.code} is announced for ${await dayOfPublication(db, agency.agencyId, period)} and not published before.`,
      )
    case 'no-answers':
      throw new Refusal(`Nobody answered in ${period.code}; there is nothing to publish.`)
    case 'released':
      throw new Refusal(`${period.code} was published before; a release never changes.`)
    case 'first-methods':
      throw new Refusal(firstMethods(period))
  }
}

async function nextEdition(db: Db, agency: Agency, period: Period): Promise<ReleaseHead> {
  const published = await publishEdition(db, agency, period, new Date())
  if (published.ok) return published.value
  switch (published.reason) {
    case 'unpublished':
      throw new Refusal(`${period.code} is not published; there is nothing to add to.`)
    case 'this-year':
      throw new Refusal(`${period.code} had a further edition this year; the next may come next year.`)
    case 'nothing-new':
      throw new Refusal(
        windowsOf(period).length > 1
          ? `None of the quarters of ${period.code} has a further edition.`
          : `Fewer than ten answers of ${period.code} came late; they wait for a later edition.`,
      )
    case 'first-methods':
      throw new Refusal(firstMethods(period))
  }
}

function firstMethods({ code }: Period): string {
  return `${code} overlaps a period that was published by version 1 or 2 of the method; together they could tell of single answers.`
}

async function check(db: Db, agency: Agency, period: Period, { json }: Options): Promise<void> {
  const checked = await checkRelease(db, agency, period)
  if (!checked) throw new Refusal(`${period.code} is not published.`)
  const { edition, digest } = checked.published
  print(json ? JSON.stringify({ period: period.code, edition, digest, isSame: checked.isSame }) : asCheckTable(checked))
  if (!checked.isSame) throw new Refusal(`${period.code} cannot be computed again as it was published.`)
  if (!json) print(`${period.code} gives the same figures again, SHA-256 ${digest}.`)
}

async function showCalendar(db: Db, agency: Agency, { announce, json }: Options): Promise<void> {
  const now = new Date()
  if (announce !== undefined) await announceCalendar(db, agency.agencyId, announce, now)
  const coming = await readCalendar(db, agency.agencyId, dayIn(agency.timeZone, now))
  if (json) return print(JSON.stringify(coming ?? []))
  print(coming ? asCalendarTable(coming) : `${agency.slug} announced no days; set them with --announce DAYS.`)
}

function days(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > MOST_DAYS_AFTER)
    throw new InvalidArgumentError(`It must be a whole number from 0 to ${MOST_DAYS_AFTER}.`)
  return Number(text)
}
