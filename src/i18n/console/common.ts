/** The words that all pages behind the sign-in share; Indonesian only. Each station has a file of its own beside this one. */
import type { Role } from '../../domain/access.ts'

export const roleNames: Readonly<Record<Role, string>> = {
  administrator: 'Administrator',
  'survey-manager': 'Pengelola survei',
  'unit-head': 'Kepala unit',
  officer: 'Petugas layanan',
  leader: 'Pimpinan',
  moderator: 'Moderator saran',
  inspector: 'Pengawas',
}

export const common = {
  navigation: 'Menu petugas',
  results: 'Hasil',
  administration: 'Beranda',
  own: 'Halaman saya',
  account: 'Akun saya',
  signOut: 'Keluar',
  save: 'Simpan',
  cancel: 'Batal',
  back: 'Kembali',
  problems: 'Ada yang perlu diperbaiki',
  done: 'Selesai',
  forbidden: 'Anda tidak punya hak untuk halaman ini',
  forbiddenText:
    'Akun Anda tidak diberi hak ini. Kalau Anda membutuhkannya, mintalah kepada administrator instansi Anda.',
  home: 'Ke halaman awal petugas',
}

export const homes = {
  title: 'Ruang petugas',
  choose: 'Pilih instansi',
  none: 'Akun Anda belum diberi peran',
  noneText: 'Mintalah administrator instansi Anda memberi peran kepada akun ini.',
  asRole: (role: string, unit: string | null) => (unit ? `${role}, ${unit}` : role),
}
