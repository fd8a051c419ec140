/** The words around extra questions on the survey; the questions themselves are data. */
export const extra = {
  id: {
    optional: 'Tidak wajib dijawab',
    several: 'Tidak wajib, boleh pilih lebih dari satu',
    none: 'Tidak dijawab',
    tooLong: (name: string, most: string) => `${name} Persingkat jawaban Anda. Paling banyak ${most} huruf.`,
  },
  en: {
    optional: 'Optional',
    several: 'Optional, choose as many as you like',
    none: 'No answer',
    tooLong: (name: string, most: string) => `${name} Shorten your answer. At most ${most} characters.`,
  },
}
