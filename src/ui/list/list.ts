/** How a long list is asked for: `?cari=…&hal=2&status=nonaktif`. */

/** Rows on one page of a list. */
export const PAGE_ROWS = 50

export type Listing = { text: string; page: number; limit: number; offset: number; isEnded: boolean }

/** What the address asks of a list; nonsense asks for the first page of everything. */
export function readListing({ searchParams }: URL): Listing {
  const number = Number(searchParams.get('hal'))
  const page = Number.isInteger(number) && number > 0 && number < 1_000_000 ? number : 1
  const text = (searchParams.get('cari') ?? '').trim().slice(0, 100)
  const isEnded = searchParams.get('status') === 'nonaktif'
  return { text, page, limit: PAGE_ROWS, offset: (page - 1) * PAGE_ROWS, isEnded }
}

/** The same list with some parameters set anew; null takes one away, and every change but of the page begins at the first page. */
export function listHref(url: URL, changes: Readonly<Record<string, string | null>>): string {
  const parameters = new URLSearchParams(url.search)
  for (const name of ['hal', 'selesai']) parameters.delete(name)
  for (const [name, value] of Object.entries(changes))
    if (value === null) parameters.delete(name)
    else parameters.set(name, value)
  const query = parameters.toString()
  return query ? `${url.pathname}?${query}` : url.pathname
}
