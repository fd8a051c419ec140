import type { Lang } from '../../domain/questionnaire.ts'
import { flatten, write } from '../http/answers.ts'
import type { Incoming, Outgoing } from '../http/messages.ts'

/** Stands in the drawn page where the answers will be. */
export const ANSWERS_PLACEHOLDER = '<!-- answers -->'

/** Sends the page that keeps a form's answers until they can be stored: 503, and a button that sends the same again. */
export type SendBusy = (req: Incoming, res: Outgoing, lang: Lang, values: URLSearchParams) => Promise<void>

/**
 * The page is drawn once per language and the answers are put into it as hidden fields. Drawing the survey for each form cost two
 * milliseconds of the one thread, just when it has least to spare.
 */
export function createBusyPage(draw: (lang: Lang) => Promise<Response>): SendBusy {
  const drawn = new Map<Lang, ReturnType<typeof drawPage>>()

  async function drawPage(lang: Lang) {
    const response = await draw(lang)
    const [before, after] = (await response.text()).split(ANSWERS_PLACEHOLDER)
    if (before === undefined || after === undefined) throw new Error('The busy page has no place for the answers.')
    const { 'content-length': _, ...headers } = Object.fromEntries(response.headers)
    return { before, after, headers: flatten({ ...headers, 'cache-control': 'no-store', 'retry-after': '5' }) }
  }

  function pageOf(lang: Lang): ReturnType<typeof drawPage> {
    let page = drawn.get(lang)
    if (!page) {
      page = drawPage(lang)
      page.catch(() => drawn.delete(lang))
      drawn.set(lang, page)
    }
    return page
  }

  return async (req, res, lang, values) => {
    const { before, after, headers } = await pageOf(lang)
    const fields = [...values].map(
      ([name, value]) => `<input type="hidden" name="${quoted(name)}" value="${quoted(value)}">`,
    )
    write(req, res, 503, headers, before + fields.join('') + after)
  }
}

/** Text as it stands between double quotes in HTML. */
function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
