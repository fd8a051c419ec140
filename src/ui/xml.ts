/** XML as templates: everything that is put into one is escaped, but for what a template made. */

export type Xml = { readonly xml: string }
type Part = string | number | Xml | readonly Xml[] | null

/** `xml\`<title>${name}</title>\``; null leaves nothing, a list stands one after another. */
export function xml(texts: TemplateStringsArray, ...parts: readonly Part[]): Xml {
  return { xml: texts.map((text, place) => text + (place < parts.length ? written(parts[place]!) : '')).join('') }
}

/** The document as it is sent. */
export function xmlDocument({ xml: body }: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`
}

function written(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'xml' in part ? part.xml : part.map((one) => one.xml).join('')
}

/** Also without the characters that XML cannot hold at all (XML 1.0, 2.2). */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
}
