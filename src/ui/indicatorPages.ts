import { one as words } from '../i18n/console/indicator.ts'

/** The pages of one indicator beside each other. */
export function indicatorNav(base: string, { pathname }: URL, isRecorded: boolean) {
  const pages = [
    { path: '', name: words.pages.home },
    { path: '/simulasi', name: words.pages.try },
    { path: '/konsultasi', name: words.pages.talk },
    ...(isRecorded ? [{ path: '/nilai', name: words.pages.values }] : []),
  ]
  return pages.map(({ path, name }) => ({
    href: base + path,
    name,
    isCurrent: pathname.replace(/\/$/, '') === base + path,
  }))
}
