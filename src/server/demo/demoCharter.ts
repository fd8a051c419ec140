import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { dayIn } from '../../domain/localTime.ts'
import { quartersUntil } from '../../domain/period.ts'
import type { StandardParts } from '../../domain/serviceStandard.ts'
import { portalActor } from '../../features/audit/audit.ts'
import { findContact, stateCharter, stateContact, stateCount } from '../../features/charter/charter.ts'
import { stateStandard } from '../../features/charter/standard.ts'
import { type Agency, listAllServices } from '../../features/directory/directory.ts'

type Db = Kysely<Database>

/** Complaints of the last quarters, newest first: received, settled in time, settled late. */
const complaints = [
  [41, 31, 4],
  [37, 33, 3],
  [44, 39, 5],
] as const

/** Standards by the name of the service: one whole, one of which a part is still missing. */
const standards: Readonly<Record<string, { parts: StandardParts; decree: string | null }>> = {
  'KTP Elektronik': {
    decree: 'Keputusan Kepala Dinas Nomor 100.3/CONTOH/2026',
    parts: {
      requirements:
        'Fotokopi Kartu Keluarga\nSurat keterangan hilang, kalau KTP hilang\nKTP lama, kalau rusak atau datanya berubah',
      steps: '1. Ambil nomor antrean\n2. Serahkan berkas dan direkam di loket\n3. Terima KTP di loket penyerahan',
      time: 'Paling lama 1 hari kerja sejak berkas lengkap',
      fee: 'Tidak dipungut biaya',
      product: 'KTP elektronik',
      complaints: 'Meja pengaduan di lantai 1, atau nomor dan surel pengaduan kota',
      law: 'UU 24/2013 tentang Administrasi Kependudukan',
      facilities: 'Ruang tunggu, kursi prioritas, ruang menyusui, jalur kursi roda',
      staff: '6 operator, 1 penyelia',
      guarantee: 'Berkas yang terlambat diantar tanpa biaya ke alamat pemohon',
      evaluation: 'Setiap triwulan dari hasil SKM dan catatan waktu layanan',
    },
  },
  'Kartu Keluarga': {
    decree: null,
    parts: {
      requirements: 'Buku nikah atau akta perkawinan\nKartu Keluarga lama',
      steps: '1. Ambil nomor antrean\n2. Serahkan berkas di loket\n3. Kartu Keluarga dikirim sebagai berkas digital',
      time: 'Paling lama 2 hari kerja sejak berkas lengkap',
      fee: 'Tidak dipungut biaya',
    },
  },
}

/** States for the demo city what an agency owes the public, where it states nothing yet. Most services are left for whoever tries it. */
export async function seedDemoCharter(db: Db, agency: Agency, now: Date): Promise<void> {
  const { agencyId, timeZone, name } = agency
  if (await findContact(db, agencyId)) return
  const actor = portalActor(agencyId, now)
  const today = dayIn(timeZone, now)
  const past = quartersUntil(today, complaints.length + 1).filter(({ to }) => to < today)
  await stateCharter(db, actor, {
    text: `Kami, ${name}, sanggup melayani sesuai standar pelayanan yang kami umumkan, memperbaikinya terus, dan menerima sanksi kalau tidak menepatinya.`,
    signedBy: 'Wali Kota (contoh)',
    declaredOn: `${today.slice(0, 4)}-01-02`,
  })
  for (const [place, { code, to }] of past.toReversed().entries()) {
    const [received, onTime, late] = complaints[place] ?? [0, 0, 0]
    await stateCount(db, actor, { period: code, received, onTime, late, asOf: to, source: 'Buku pengaduan (contoh)' })
  }
  for (const service of await listAllServices(db, agencyId)) {
    const standard = standards[service.name]
    if (standard) await stateStandard(db, actor, service, standard)
  }
  await stateContact(db, actor, {
    person: 'Ratna Contoh',
    job: 'Kepala Bagian Organisasi (contoh)',
    address: 'Jalan Contoh Raya 1, Kota Tirta Bayu',
    phone: '0000 555 0100',
    email: 'pengaduan@tirtabayu.example',
    website: 'https://pengaduan.tirtabayu.example',
    hours: 'Senin sampai Jumat, 08.00–15.00',
    procedure: 'Sebutkan layanan, tanggal, dan kejadiannya. Dijawab paling lama 5 hari kerja.',
  })
}
