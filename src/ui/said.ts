/** The words for what was just done, named by `?selesai=` of an address; null where it names nothing. */
export function saidOf(url: URL, words: Readonly<Record<string, string>>): string | null {
  const name = url.searchParams.get('selesai') ?? ''
  return Object.hasOwn(words, name) ? (words[name] ?? null) : null
}
