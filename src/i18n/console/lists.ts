/** The words around every long list of the console. */
export const lists = {
  which: 'Bagian daftar',
  search: 'Cari',
  pages: 'Halaman daftar',
  previous: 'Sebelumnya',
  next: 'Berikutnya',
  shown: (from: string, to: string, total: string) => `${from} sampai ${to} dari ${total}`,
  nothingFound: (text: string) => `Tidak ada yang cocok dengan “${text}”. Coba kata yang lebih pendek.`,
}
