import type { Ability } from '../domain/access.ts'

/**
 * Who is let in to a page. `place` is what the address names below its agency: access is decided by the unit that it belongs
 * to. A page of the agency asks for the ability in the whole agency, or, where it is `scoped`, in any unit of it: such a page
 * shows what the person's reach covers and nothing else.
 */
export type Guard =
  | 'public'
  | 'signed-in'
  | 'operator'
  | {
      read: Ability
      change?: Ability
      place: 'agency' | 'scoped' | 'unit' | 'service' | 'point' | 'officer'
      /** To change it asks for the ability in the whole agency: a unit's people may look at what belongs to all of it. */
      changeIn?: 'agency'
    }

/** Every page and endpoint that Astro serves, by its pattern. What is not here is not served; a test compares it with the files. */
export const guards: Readonly<Record<string, Guard>> = {
  '/': 'public',
  '/403': 'public',
  '/404': 'public',
  '/500': 'public',
  '/api': 'public',
  '/api/v1/agencies': 'public',
  '/api/v1/agencies/[agency]': 'public',
  '/api/v1/agencies/[agency]/catalog.jsonld': 'public',
  '/api/v1/agencies/[agency]/releases': 'public',
  '/api/v1/agencies/[agency]/releases/[period]': 'public',
  '/api/v1/agencies/[agency]/releases/[period]/datapackage.json': 'public',
  '/api/v1/catalog.jsonld': 'public',
  '/api/v1/openapi.json': 'public',
  '/bantuan': 'public',
  '/cek': 'public',
  '/cetak/[code]': 'public',
  '/cetak/[code]/[format]': 'public',
  '/cetak/[code]/formulir': 'public',
  '/cetak/[code]/slip-58': 'public',
  '/cetak/[code]/slip-80': 'public',
  '/entri/[code]': 'public', // opened by the desk's key (src/server/desk.ts)
  '/entri/[code]/struk-58': 'public',
  '/entri/[code]/struk-80': 'public',
  '/integritas': 'public',
  '/keluar': 'public',
  '/masuk': 'public',
  '/masuk/kode': 'public',
  '/masuk/kunci': 'public',
  '/masuk/pemerintah': 'public',
  '/metodologi': 'public',
  '/mulai': 'public',
  '/privasi': 'public',
  '/publikasi/[agency]': 'public',
  '/publikasi/[agency]/[unit]': 'public',
  '/pulihkan': 'public',
  '/pulihkan/[secret]': 'public',
  '/pulihkan/sandi': 'public',
  '/q/[code]': 'public',
  '/qr/[code].svg': 'public',
  '/robots.txt': 'public',
  '/sibuk': 'public',
  '/sitemap.xml': 'public',
  '/terima-kasih/[receipt]': 'public',
  '/transparansi': 'public',
  '/transparansi/[agency]': 'public',
  '/transparansi/[agency]/[unit]': 'public',
  '/transparansi/[agency]/[unit]/gambar.svg': 'public',
  '/transparansi/[agency]/[unit]/lencana.svg': 'public',
  '/transparansi/[agency]/[unit]/sematan.html': 'public',
  '/transparansi/[agency]/gambar.svg': 'public',
  '/transparansi/[agency]/lencana.svg': 'public',
  '/transparansi/[agency]/sematan.html': 'public',
  '/transparansi/[agency]/sitemap.xml': 'public',
  '/transparansi/[agency]/terbitan.atom': 'public',
  '/transparansi/sitemap.xml': 'public',
  '/transparansi/terbitan.atom': 'public',
  '/transparansi/[agency]/[unit]/[service]': 'public',
  '/transparansi/[agency]/bandingkan': 'public',
  '/undangan': 'public',
  '/undangan/[secret]': 'public',
  '/v': 'public',

  '/akun': 'signed-in',
  '/akun/aplikasi': 'signed-in',
  '/akun/kunci': 'signed-in',
  '/akun/sandi': 'signed-in',
  '/akun/wajib': 'signed-in',
  '/admin': 'signed-in',
  '/admin/instansi-baru': 'operator',
  '/admin/[agency]': { read: 'directory.read', place: 'scoped' },
  '/admin/[agency]/akun': { read: 'account.read', change: 'account.change', place: 'agency' },
  '/admin/[agency]/akun/[member]': { read: 'account.read', change: 'account.change', place: 'agency' },
  '/admin/[agency]/akun/[member]/langkah-kedua': { read: 'account.change', change: 'account.change', place: 'agency' },
  '/admin/[agency]/akun/undang': { read: 'account.change', change: 'account.change', place: 'agency' },
  '/admin/[agency]/latihan': { read: 'practice.make', change: 'practice.make', place: 'agency' },
  '/admin/[agency]/latihan/buang': { read: 'practice.discard', change: 'practice.discard', place: 'agency' },
  '/admin/[agency]/profil': { read: 'agency.change', change: 'agency.change', place: 'agency' },
  '/admin/[agency]/jejak': { read: 'audit.read', place: 'agency' },
  '/admin/[agency]/jejak/unduh.csv': { read: 'audit.read', place: 'agency' },
  '/admin/[agency]/kode': { read: 'code.read', place: 'scoped' },
  '/admin/[agency]/kode/[point]': { read: 'code.read', place: 'point' },
  '/admin/[agency]/kode/[point]/cabut': { read: 'code.change', change: 'code.change', place: 'point' },
  '/admin/[agency]/kode/cetak': { read: 'code.read', place: 'scoped' },
  '/admin/[agency]/kode/periksa': { read: 'code.read', change: 'code.change', place: 'scoped' },
  '/admin/[agency]/langkah/[step]': { read: 'survey.change', change: 'survey.change', place: 'agency' },
  '/admin/[agency]/sosialisasi': { read: 'directory.read', place: 'scoped' },
  '/admin/[agency]/sosialisasi/[sheet]': { read: 'directory.read', place: 'scoped' },
  '/admin/[agency]/ekspor/[what].csv': { read: 'directory.read', place: 'scoped' },
  '/admin/[agency]/impor': { read: 'directory.change', place: 'scoped' },
  '/admin/[agency]/impor/[what]': { read: 'directory.change', change: 'directory.change', place: 'scoped' },
  '/admin/[agency]/impor/berkas/[import]': { read: 'directory.change', change: 'directory.change', place: 'scoped' },
  '/admin/[agency]/impor/templat/[what].csv': { read: 'directory.change', place: 'scoped' },
  '/admin/[agency]/layanan': { read: 'directory.read', place: 'scoped' },
  '/admin/[agency]/layanan/baru': { read: 'directory.change', change: 'directory.change', place: 'scoped' },
  '/admin/[agency]/layanan/[service]': { read: 'directory.read', change: 'directory.change', place: 'service' },
  '/admin/[agency]/petugas': { read: 'directory.read', place: 'scoped' },
  '/admin/[agency]/petugas/baru': { read: 'directory.change', change: 'directory.change', place: 'scoped' },
  '/admin/[agency]/petugas/[officer]': { read: 'directory.read', change: 'directory.change', place: 'officer' },
  '/admin/[agency]/titik': { read: 'directory.read', place: 'scoped' },
  '/admin/[agency]/titik/baru': { read: 'directory.change', change: 'directory.change', place: 'scoped' },
  '/admin/[agency]/titik/[point]': { read: 'directory.read', change: 'directory.change', place: 'point' },
  '/admin/[agency]/unit': { read: 'directory.read', place: 'scoped' },
  '/admin/[agency]/unit/baru': { read: 'directory.change', change: 'directory.change', place: 'scoped' },
  '/admin/[agency]/unit/[unit]': { read: 'directory.read', change: 'directory.change', place: 'unit' },
  '/admin/[agency]/token': { read: 'token.read', place: 'scoped' },
  '/admin/[agency]/token/perangkat': { read: 'code.change', change: 'code.change', place: 'agency' },
  '/admin/[agency]/token/perangkat/[machine]': { read: 'code.change', change: 'code.change', place: 'agency' },
  '/admin/[agency]/kuesioner': { read: 'survey.read', change: 'survey.change', place: 'scoped' },
  '/admin/[agency]/kuesioner/[version]': { read: 'survey.read', change: 'survey.change', place: 'scoped' },
  '/admin/[agency]/kuesioner/[version]/berlaku': {
    read: 'survey.activate',
    change: 'survey.activate',
    place: 'scoped',
  },
  '/admin/[agency]/kuesioner/[version]/bobot': { read: 'survey.change', change: 'survey.change', place: 'scoped' },
  '/admin/[agency]/kuesioner/[version]/hasil': { read: 'survey.read', place: 'scoped' },
  '/admin/[agency]/kuesioner/[version]/layar': { read: 'survey.read', place: 'scoped' },
  '/admin/[agency]/kuesioner/[version]/pratinjau': { read: 'survey.read', place: 'scoped' },
  '/admin/[agency]/kuesioner/[version]/tambahan/[code]': {
    read: 'survey.change',
    change: 'survey.change',
    place: 'scoped',
  },
  '/admin/[agency]/kuesioner/[version]/unsur/[code]': {
    read: 'survey.change',
    change: 'survey.change',
    place: 'scoped',
  },
  '/admin/[agency]/kuesioner/formulir': { read: 'survey.read', change: 'survey.change', place: 'scoped' },
  '/admin/[agency]/periode': { read: 'survey.read', change: 'survey.change', place: 'scoped', changeIn: 'agency' },
  '/admin/[agency]/periode.ics': { read: 'survey.read', place: 'scoped' },
  '/admin/[agency]/periode/[period]': { read: 'survey.change', change: 'survey.change', place: 'agency' },
  '/admin/[agency]/sampel': { read: 'survey.read', change: 'survey.change', place: 'scoped' },
  '/admin/[agency]/sampel.csv': { read: 'survey.read', place: 'scoped' },
  '/instansi': 'signed-in',
  '/petugas': 'signed-in',
  '/unit': 'signed-in',
  '/unit/[agency]': { read: 'result.read', place: 'scoped' },
  '/unit/[agency]/[unit]': { read: 'result.read', place: 'unit' },
  '/unit/[agency]/[unit]/jadwal': { read: 'directory.read', change: 'roster.change', place: 'unit' },
  '/unit/[agency]/[unit]/jadwal/[point]': { read: 'roster.change', change: 'roster.change', place: 'unit' },
  '/unit/[agency]/[unit]/token': { read: 'token.read', change: 'token.issue', place: 'unit' },
  '/unit/[agency]/[unit]/token/cabut': { read: 'token.issue', change: 'token.issue', place: 'unit' },
  '/unit/[agency]/[unit]/cetak': { read: 'code.read', place: 'unit' },
  '/unit/[agency]/[unit]/cetak/[format]': { read: 'code.read', place: 'unit' },
}

/** Pages that a sign-in opens, and where it is made and ended: only these are given cookies and the bodies of forms. */
const staffPath = /^\/(masuk|keluar|pulihkan|undangan|mulai|akun|admin|instansi|petugas|unit)(\/|$)/

export function isStaffPath(path: string): boolean {
  return staffPath.test(path)
}
