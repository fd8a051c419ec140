/** Releases as an Atom feed (RFC 4287). */
import type { Lang } from '../domain/questionnaire.ts'
import { textsOf } from '../i18n/texts.ts'
import { type SharedFigure, shareSentences, shareTitle } from './shareText.ts'
import { xml, xmlDocument } from './xml.ts'

export type FeedEntry = SharedFigure & {
  release: { period: string; digest: string; closedAt: Date }
  /** The page of the release; its identifier, too. */
  page: string
  /** Its figures as JSON. */
  json: string
}

/** @param entries newest first; a feed without any was last changed at `since` */
export function drawFeed(
  { title, self, page, since }: { title: string; self: string; page: string; since: Date },
  entries: readonly FeedEntry[],
  lang: Lang,
): string {
  const updated = entries.map(({ release }) => release.closedAt).sort((a, b) => b.getTime() - a.getTime())[0] ?? since
  return xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<id>${self}</id>
<title>${title}</title>
<updated>${updated.toISOString()}</updated>
<author><name>${textsOf(lang).common.brand}</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${page}"/>
${entries.map(
  (entry) => xml`<entry>
<id>${entry.page}</id>
<title>${shareTitle(entry, lang)}</title>
<updated>${entry.release.closedAt.toISOString()}</updated>
<published>${entry.release.closedAt.toISOString()}</published>
<author><name>${entry.agency.name}</name></author>
<link rel="alternate" type="text/html" href="${entry.page}"/>
<link rel="enclosure" type="application/json" href="${entry.json}"/>
<summary>${shareSentences(entry, lang)} SHA-256 ${entry.release.digest}</summary>
</entry>`,
)}
</feed>`)
}
