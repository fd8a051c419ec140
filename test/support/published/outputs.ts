/** Everything that is drawn from a release without the portal around it, read back by somebody who has nothing else. */
import { type Snapshot, asCsv } from '../../../src/features/release/release.ts'
import { drawBadge } from '../../../src/ui/badge.ts'
import { drawFeed } from '../../../src/ui/feed.ts'
import { drawSharePicture } from '../../../src/ui/sharePicture.ts'
import { decoded, numbersIn, strangeNumbers, wordsOfSvg } from './numbers.ts'
import { readBack } from './csv.ts'

/** A snapshot as the table tells it; what is no figure (names of elements, the method, quarters) is taken over. */
export function fromCsv(snapshot: Snapshot): Snapshot {
  const read = readBack(asCsv(snapshot))
  return {
    ...snapshot,
    ...read,
    agency: { ...snapshot.agency, slug: read.agency },
    period: { ...snapshot.period, code: read.period },
  }
}

/** What badges, pictures and the feed tell beside the snapshot's own numbers; and figures that they do not tell rightly. */
export function wrongInPictures(snapshot: Snapshot): string[] {
  const { agency, period } = snapshot
  const release = { period: period.code, digest: '', closedAt: new Date(0) }
  return [{ slug: '', name: agency.name, ...snapshot.total }, ...snapshot.units].flatMap(
    ({ slug, name, ...figure }) => {
      const shared = { agency, name, release, figure }
      const { nik, n, evidence, grade } = figure
      const known = new Set(numbersIn([name, agency.name, period.code, nik, n, evidence]))
      const feed = drawFeed(
        { title: '', self: '', page: '', since: release.closedAt },
        [{ ...shared, page: '', json: '' }],
        'id',
      )
      const summary = decoded(/<summary>([^<]*)/.exec(feed)![1]!).replace('SHA-256', '')
      const drawn = {
        badge: wordsOfSvg(drawBadge(shared, 'id')),
        picture: wordsOfSvg(drawSharePicture(shared, 'id')),
        feed: summary,
      }
      return Object.entries(drawn).flatMap(([what, words]) => {
        const strange = strangeNumbers(words, known).map((number) => `${what} of ${slug} tells ${number}`)
        const missing =
          nik !== null && !words.includes(nik.replace('.', ',')) ? [`${what} of ${slug} lacks ${nik}`] : []
        const wrongGrade =
          nik !== null && grade && !words.includes(` ${grade}`) ? [`${what} of ${slug} lacks ${grade}`] : []
        return [...strange, ...missing, ...wrongGrade]
      })
    },
  )
}
