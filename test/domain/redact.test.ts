import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOneEditApart, namePartsOf } from '../../src/domain/redaction/names.ts'
import { redact } from '../../src/domain/redaction/redact.ts'

/** What people write, and what remains of it. Every number, name and address is invented. */
describe('personal data is taken out of', () => {
  test.each([
    ['NIK saya 3201012901950001 mohon diperiksa', 'NIK saya [nomor] mohon diperiksa'],
    ['nik 3201 0169 0195 0001', 'nik [nomor]'],
    ['3171.0512.0890.0003 nomor KK keluarga', '[nomor] nomor KK keluarga'],
    ['telepon 0812-3456-7890 saja', 'telepon [nomor] saja'],
    ['WA +62 812 3456 7890', 'WA [nomor]'],
    ['kantor (021) 555-0123', 'kantor [nomor]'],
    ['nomornya nol delapan satu dua tiga empat lima enam', 'nomornya [nomor]'],
    ['0812 tiga empat lima 6789', '[nomor]'],
    ['NIP 198503122010011005 melayani cepat', 'NIP [nomor] melayani cepat'],
    ['rek. BRI 12345 atas nama Rudi', 'rek. BRI [nomor] atas nama [nama]'],
    ['kirim ke budi.santoso@example.com', 'kirim ke [surel]'],
    ['surel: siti [at] example [dot] org', 'surel: [surel]'],
    ['surel siti at example dot org', 'surel [surel]'],
    ['lihat https://contoh.example/berkas?id=9', 'lihat [tautan]'],
    ['buka contoh.go.id/antrean', 'buka [tautan]'],
    ['ikuti @akun_contoh', 'ikuti [akun]'],
    ['motor B 1234 XYZ ditahan', 'motor [pelat] ditahan'],
    ['plat AB 5678 CD parkir sembarangan', 'plat [pelat] parkir sembarangan'],
    ['dk1234ab parkir di trotoar', '[pelat] parkir di trotoar'],
    ['Pak Budi ramah', 'Pak [nama] ramah'],
    ['ibu Siti Aminah di loket 3 ketus', 'ibu [nama] di loket 3 ketus'],
    ['mbak rina judes', 'mbak [nama] judes'],
    ['Dr. Rina Contoh sabar', 'Dr. [nama] sabar'],
    ['Nama saya Rudi Hartono dari seberang', 'Nama saya [nama] dari seberang'],
    ['lahir 12/03/1985 di sini', 'lahir [nomor] di sini'],
    ['anak saya lahir 12/03/2023', 'anak saya lahir [nomor]'],
    ['rumah di Jl. Melati No 12, RT 03/RW 05', 'rumah di [alamat], [alamat]'],
    ['Gang Kenanga Dua banjir', '[alamat] banjir'],
    [
      'petugas \u200B\u202EBudi\u200B: \uFF10\uFF18\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18\uFF19\uFF10',
      'petugas Budi: [nomor]',
    ],
  ])('"%s"', (text, expected) => {
    expect(redact(text).text).toBe(expected)
  })

  test.each([
    'biaya Rp 1.500.000 terlalu mahal',
    'bayar Rp50.000 padahal gratis',
    'diminta 1.500.000 rupiah dan Rp. 25.000,-',
    'antre 3 jam di loket 12',
    'loket B 12 jam tutup, A 123 dan A 124 dilewati',
    'pak satpam membantu',
    'bapak ibu petugas ramah semua',
    'Ibu yang di depan sabar',
    'pelayanan cepat, 15 menit selesai',
    'bu lurah tidak di tempat',
    'skor 4 dari 4, nomor antrean A123',
    'tahun 2025 lebih baik dari 2024',
    'tahun anggaran 2024/2025',
    'datang 12/03/2026 pukul 08.00-11.30, dipanggil jam 13.15',
    'jalan di depan kantor rusak',
    'kartu jadi 2 hari.Terima kasih',
    'dr jam 8 belum dipanggil',
  ])('not "%s", which tells of nobody', (text) => {
    expect(redact(text)).toEqual({ text, kinds: [] })
  })
})

describe('officers of the place', () => {
  const officers = namePartsOf(['Endah Prameswari, S.Sos', 'Bagus Wicaksana', 'Yanti Laksita', 'Dimas Tri Contoh'])
  test.each([
    ['Endah Prameswari judes', '[petugas] judes'],
    ['endah prameswary judes', '[petugas] judes'],
    ['petugas Yanty cuek, nanti saja katanya', 'petugas [petugas] cuek, nanti saja katanya'],
    ['Pelayanan bagus dan Bagus ramah', 'Pelayanan bagus dan [petugas] ramah'],
    ['Bagus sekali', 'Bagus sekali'],
    ['bagus wicaksana membantu', '[petugas] membantu'],
    ['Dinas ini indah', 'Dinas ini indah'],
    ['Pak Dimas', 'Pak [nama]'],
    ['DIMAS tidak di tempat', '[petugas] tidak di tempat'],
  ])('"%s"', (text, expected) => {
    expect(redact(text, officers).text).toBe(expected)
  })

  test('one letter more, less or other is near; two are not', () => {
    for (const [one, other, isNear] of [
      ['laksita', 'laksitha', true],
      ['laksita', 'laksit', true],
      ['laksita', 'laksiti', true],
      ['laksita', 'aksitah', false],
      ['laksita', 'laksonu', false],
    ] as const)
      expect([one, other, isOneEditApart(one, other)]).toEqual([one, other, isNear])
  })
})

const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((all) => all.join(''))
const gaps = ['', ' ', '-', '.', ' - ', '/', ') ', ' (', '  ', '\n', '\u00A0', '\u2011']
/** A number as people break it up, also between any two digits. */
const broken = (number: fc.Arbitrary<string>) =>
  fc
    .tuple(number, fc.array(fc.constantFrom(...gaps), { minLength: 20, maxLength: 20 }), fc.integer({ min: 1, max: 5 }))
    .map(([text, chosen, every]) =>
      [...text].map((digit, at) => (at > 0 && at % every === 0 ? chosen[at % 20]! : '') + digit).join(''),
    )
const nik = fc
  .tuple(fc.constantFrom('11', '32', '35', '73', '91'), digits(4, 4), fc.integer({ min: 1, max: 71 }), digits(8, 8))
  .map(([province, area, day, rest]) => province + area + String(day).padStart(2, '0') + rest)
const phone = fc
  .tuple(fc.constantFrom('+62 8', '628', '08', '(021) ', '0341-'), digits(7, 10))
  .map((parts) => parts.join(''))
const letters = (least: number, most: number, from: string) =>
  fc.string({ unit: fc.constantFrom(...from), minLength: least, maxLength: most })
const small = 'abcdefghijklmnopqrstuvwxyz'
const mail = fc
  .tuple(
    letters(1, 12, `${small}0123456789._-+`).filter((part) => /^[a-z0-9]/.test(part)),
    fc.constantFrom('@', ' @ ', '[at]', ' (at) ', ' at '),
    letters(2, 10, `${small}0123456789-`),
    fc.constantFrom('.', '[dot]', ' dot ', '(titik)'),
    fc.constantFrom('com', 'co.id', 'go.id', 'net', 'example', 'sch.id'),
  )
  .map((parts) => parts.join(''))
const plateOf = fc
  .tuple(
    fc.constantFrom(...'B D F L N R AB AD AE BA BK DA DB DK EA EB KB KT PA'.split(' ')),
    fc.constantFrom('', ' ', '-', '.'),
    fc.integer({ min: 10, max: 9999 }),
    letters(1, 3, small.toUpperCase()),
  )
  .map(([area, gap, number, suffix]) => area + gap + number + gap + suffix)
const around = fc.constantFrom(
  ['', ''],
  ['hubungi ', ' ya'],
  ['sudah 3 jam, ', '. Terima kasih'],
  ['bayar Rp 50.000 ', ' belum jadi'],
  ['(', ')'],
  ['antrean A12: ', ', loket 4'],
  ['jam 08.00-11.30 ', ' tanggal 12/03/2026'],
)

/** 10,000 of each, the same in every run; what remains shows nothing of them. */
const RUNS = { numRuns: 10_000, seed: 20_260_715 }

describe('no structured kind is missed, whatever stands around it:', () => {
  test.each([
    ['number', broken(fc.oneof(nik, digits(15, 18)))],
    ['number', fc.oneof(phone, broken(phone.map((text) => text.replace(/\D/g, ''))))],
    ['email', mail],
    ['plate', plateOf],
  ] as const)('%s', (kind, generated) => {
    fc.assert(
      fc.property(generated, around, (secret, [before, after]) => {
        const { text, kinds } = redact(before + secret + after)
        const told = text.replace('Rp 50.000', '').replace('jam 08.00-11.30', '').replace('tanggal 12/03/2026', '')
        const longest = Math.max(0, ...(told.match(/\d+/g) ?? []).map((run) => run.length))
        return kinds.includes(kind) && longest <= 2 && !text.includes(secret)
      }),
      RUNS,
    )
  })

  test('and what remains is not longer to find than the text is long', () => {
    for (const piece of ['0 ', 'a.', 'pak ', 'a@', 'satu ', 'jalan A ', '((', '12/03/2026 '])
      expect(redact(piece.repeat(2_000 / piece.length)).text.length).toBeLessThanOrEqual(6_000)
  })
})
