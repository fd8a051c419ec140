/** A moment as people say it, e.g. "27 November 2026, 14.05 WIB". */
export function momentWords(moment: Date, timeZone = 'Asia/Jakarta'): string {
  const shape = { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const
  return new Intl.DateTimeFormat('id-ID', { ...shape, timeZone, timeZoneName: 'short' })
    .format(moment)
    .replace(' pukul ', ', ')
}
