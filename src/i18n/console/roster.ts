/** The words of the duty roster. */
import { dayText } from '../format.ts'

const weekdays = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu']

export const roster = {
  title: 'Jadwal jaga',
  titleOf: (unit: string) => `Jadwal jaga ${unit}`,
  week: (code: string, from: string, until: string) =>
    `Minggu ${Number(code.slice(6))}, ${dayText(from, 'id')} sampai ${dayText(until, 'id')}`,
  weekday: (place: number) => weekdays[place] ?? '',
  day: (day: string, weekday: number) =>
    `${weekdays[weekday] ?? ''} ${Number(day.slice(8))}/${Number(day.slice(5, 7))}`,
  previous: 'Minggu sebelumnya',
  next: 'Minggu berikutnya',
  current: 'Minggu ini',
  zone: (zone: string) => `Jam menurut ${zone}.`,
  zones: { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' } as Readonly<Record<string, string>>,
  point: 'Titik',
  fill: 'Isi jadwal',
  fillOf: (point: string) => `Isi jadwal ${point}`,
  empty: 'Kosong',
  emptyAllDay: 'Kosong seharian',
  off: 'Libur',
  closed: 'Titik tutup',
  shared: 'Dua petugas: penilaian tidak dicatat untuk siapa pun',
  nextDay: 'esok hari',
  gaps: (count: string) => `${count} celah: titik buka tanpa petugas.`,
  noGaps: 'Tidak ada celah: setiap titik buka ada petugasnya.',
  gapNote:
    'Hari kerja unit dihitung dari jaga yang paling awal sampai yang paling akhir hari itu. Senin sampai Jumat tanpa jaga sama sekali dianggap kosong seharian. Meja petugas dan kios tidak perlu jadwal.',
  none: 'Belum ada titik yang perlu dijaga',
  noneText: 'Tambahkan loket di halaman titik layanan. Meja petugas dan kios tidak perlu jadwal.',
  addPoints: 'Tambah loket',
  nobody: 'Belum ada petugas yang ditempatkan di unit ini pada minggu ini.',
  addOfficers: 'Tambah petugas',
  copyTitle: 'Salin jadwal',
  copyText:
    'Hanya mengisi hari yang masih kosong. Hari yang sudah lewat, petugas yang tidak ditempatkan di sini atau sedang jaga di tempat lain dilewati.',
  copyLast: 'Salin dari minggu lalu',
  copyNext: 'Salin minggu ini ke minggu-minggu berikutnya',
  copyCount: 'Berapa minggu (1 sampai 12)',
  copyGo: 'Salin',
  print: 'Untuk mencetak, tekan Ctrl+P. Pilih posisi kertas mendatar.',
  saved: 'Jadwal disimpan.',
  copied: (added: string, skipped: string) =>
    skipped === '0' ? `${added} jaga disalin.` : `${added} jaga disalin, ${skipped} dilewati.`,
  row: {
    title: (point: string) => `Jadwal ${point}`,
    fillTitle: 'Isi beberapa hari sekaligus',
    fillText: 'Mengganti jadwal hari-hari yang dipilih.',
    officer: 'Petugas',
    nobody: 'Tidak ada',
    from: 'Mulai',
    until: 'Selesai',
    days: 'Hari',
    go: 'Isi hari-hari ini',
    daysTitle: 'Hari demi hari',
    shift: (number: number) => `Jaga ${number}`,
    more: (day: string, number: number) => `${day}, jaga ${number}`,
    over: 'Sudah lewat, tidak bisa diubah',
    today: 'Perubahan untuk hari ini berlaku mulai sekarang.',
    past: 'Jadwal yang sudah lewat tidak bisa diubah: penilaian saat itu sudah dicatat untuk petugas yang berjaga.',
    back: 'Kembali ke jadwal minggu ini',
  },
  problems: {
    officer: 'Pilih petugas.',
    days: 'Pilih sedikitnya satu hari.',
    time: 'Tulis jam mulai dan selesai, misalnya 07.30 dan 16.00.',
    count: 'Tulis angka 1 sampai 12.',
  },
}

type Refusal = { reason: string; day: string; about: string; other?: string }

/** Why a roster cannot be so, by the names of who and where. */
export function sayRosterRefused({ reason, day, about, other = '' }: Refusal): string {
  const on = dayText(day, 'id')
  if (reason === 'past') return `${on} sudah lewat. ${roster.row.past}`
  if (reason === 'not-assigned') return `${about} tidak ditempatkan di unit ini pada ${on}.`
  if (reason === 'clash') return `${about} sudah berjaga di ${other} pada ${on}. Satu petugas tidak bisa di dua tempat.`
  if (reason === 'closed') return `Titik ${about} tutup. Buka dulu titiknya.`
  return 'Titik ini tidak ada lagi di unit ini.'
}
