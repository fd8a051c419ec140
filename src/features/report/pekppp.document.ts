/** The rows of the PEKPPP sheet, for its page and its place in the workbook. */
import { planStates } from '../../domain/followUp.ts'
import type { ItemScore } from '../../domain/pekppp.ts'
import { mediumNames, pekppp as words } from '../../i18n/console/report.ts'
import { listText } from '../../i18n/format.ts'
import type { ReportContent } from './content.ts'

export type PekpppRow = { item: string; name: string; basis: string; score: ItemScore }

export function pekpppRows({ pekppp, respondents, index }: ReportContent): PekpppRow[] {
  const { media, survey, mediaCount, completion, speed, byState, share, days } = pekppp
  const all = planStates.reduce((sum, state) => sum + byState[state], 0)
  const row = (key: keyof typeof words.items, basis: string, score: ItemScore): PekpppRow => {
    const [item = '', name = ''] = words.items[key]
    return { item, name, basis, score }
  }
  return [
    row('survey', index ? words.made(respondents, index.nik) : words.notMade, survey),
    row(
      'media',
      media.length > 0
        ? listText(
            media.map((medium) => mediumNames[medium]),
            'id',
          )
        : words.noMedia,
      mediaCount,
    ),
    row('completion', share === null ? words.noPlans : words.share(share, byState.done, all), completion),
    row('speed', days === null ? words.notDone : words.days(days), speed),
  ]
}
