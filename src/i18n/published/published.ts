import type { Share } from '../../domain/disclosure/spread.ts'
import type { Lang } from '../../domain/questionnaire.ts'
import { en } from './en.ts'
import { type PublishedTexts, id } from './id.ts'

export function publishedTexts(lang: Lang): PublishedTexts {
  return lang === 'en' ? en : id
}

/** A share as it was published: `48 %`, or `> 95 %` and `< 5 %` where it is not told closer. */
export function shareText({ percent, bound }: Share, lang: Lang): string {
  return publishedTexts(lang).parts.share[bound](String(percent))
}

/** The name of a group of respondents; its code where a release knows one that has no name here. */
export function groupText(question: string, group: string, lang: Lang): string {
  const groups: Readonly<Record<string, Readonly<Record<string, string>>>> = publishedTexts(lang).parts.groups
  return groups[question]?.[group] ?? group
}
