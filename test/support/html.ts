/** What tests look for in a page without a browser. */

/** The attributes of the first tag of a name that has the given ones; null when there is none. */
export function findTag(
  html: string,
  name: string,
  wanted: Record<string, string> = {},
): Record<string, string> | null {
  for (const [, inside = ''] of html.matchAll(new RegExp(`<${name}((?:\\s[^>]*)?)>`, 'g'))) {
    const attributes = attributesOf(inside)
    if (Object.entries(wanted).every(([key, value]) => attributes[key] === value)) return attributes
  }
  return null
}

function attributesOf(inside: string): Record<string, string> {
  const found = inside.matchAll(/([^\s=/]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)
  return Object.fromEntries([...found].map(([, key, double, single, bare]) => [key, double ?? single ?? bare ?? '']))
}

/** The words of a page as a reader sees them, without tags and with single spaces. */
export function wordsOf(html: string): string {
  const body = html.replace(/<(style|script|head)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ')
  return body
    .replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" }
