/** What a citizen types to find an agency, a unit or a service: the words to look for. Pure. */

/** Ways to meet one typed word: the beginnings of words that must stand in a name together. */
export type SearchWord = readonly (readonly string[])[]

/** Words of a search that are looked for; the others of a long one are not. */
const MOST_WORDS = 8
const LONGEST_WORD = 40

/** Words that stand in too many names to tell them apart. */
const fillWords = new Set(['dan', 'di', 'ke', 'yang', 'untuk', 'layanan', 'kantor', 'the', 'of', 'at', 'in', 'and'])

/** What people call services and offices, and how those are written in names. */
const shortNames: Readonly<Record<string, readonly string[]>> = {
  akte: ['akta'],
  capil: ['pencatatan', 'sipil'],
  dinkes: ['dinas', 'kesehatan'],
  disdik: ['dinas', 'pendidikan'],
  disdukcapil: ['kependudukan', 'pencatatan', 'sipil'],
  dishub: ['dinas', 'perhubungan'],
  dinsos: ['dinas', 'sosial'],
  dlh: ['lingkungan', 'hidup'],
  dpmptsp: ['penanaman', 'modal'],
  dukcapil: ['kependudukan', 'pencatatan', 'sipil'],
  imb: ['bangunan', 'gedung'],
  kia: ['kesehatan', 'ibu', 'anak'],
  kk: ['kartu', 'keluarga'],
  mpp: ['mal', 'pelayanan', 'publik'],
  nib: ['induk', 'berusaha'],
  pbb: ['pajak', 'bumi', 'bangunan'],
  pbg: ['bangunan', 'gedung'],
  rsud: ['rumah', 'sakit', 'umum'],
}

/** The words of a search, each once; empty when nothing was typed that could be looked for. */
export function searchWords(text: string): SearchWord[] {
  const typed = [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))].map(cut)
  const telling = typed.filter((word) => !fillWords.has(word))
  const words = telling.length > 0 ? telling : typed
  return words.slice(0, MOST_WORDS).map((word) => {
    const written = shortNames[word]
    return written ? [[word], written] : [[word]]
  })
}

/** By characters, so that none is halved. */
function cut(word: string): string {
  return [...word].slice(0, LONGEST_WORD).join('')
}

/** How far a word of the names may be from what was typed: one letter of a short word, two of a longer one. */
export function mistakesAllowed(word: string): number {
  if (word.length < 4) return 0
  return word.length < 7 ? 1 : 2
}
