import type { Lang } from '../../domain/questionnaire.ts'

/** The words around every long list. */
export const lists = {
  which: 'Bagian daftar',
  search: 'Cari',
  pages: 'Halaman daftar',
  previous: 'Sebelumnya',
  next: 'Berikutnya',
  shown: (from: string, to: string, total: string) => `${from} sampai ${to} dari ${total}`,
  beyond: 'Daftarnya berakhir sebelum halaman ini.',
  first: 'Ke halaman pertama',
  nothingFound: (text: string) => `Tidak ada yang cocok dengan “${text}”. Coba kata yang lebih pendek.`,
}

const english: Pick<typeof lists, 'pages' | 'previous' | 'next' | 'shown' | 'beyond' | 'first'> = {
  pages: 'Pages of the list',
  previous: 'Previous',
  next: 'Next',
  shown: (from, to, total) => `${from} to ${to} of ${total}`,
  beyond: 'The list ends before this page.',
  first: 'To the first page',
}

/** The words for the pages of a list that is also read in English. */
export function listTexts(lang: Lang): typeof english {
  return lang === 'en' ? english : lists
}
