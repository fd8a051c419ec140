import { describe, expect, test } from 'vitest'
import { readAgency } from '../../src/features/account/account.form.ts'

describe('a new agency', () => {
  test.each([
    ['Pemerintah Kota Contoh', 'pemerintah-kota-contoh'],
    ['Kabupaten Ségara', 'kabupaten-segara'],
  ])('called "%s" gets the address %s', (agency, slug) => {
    expect(readAgency(aForm({ agency }))).toMatchObject({ ok: true, value: { name: agency, slug } })
  })

  test('keeps the address that was given', () => {
    expect(readAgency(aForm({ agency: 'Kota Contoh', slug: 'contoh' }))).toMatchObject({ value: { slug: 'contoh' } })
  })

  test('whose name has neither letters nor digits needs an address', () => {
    expect(readAgency(aForm({ agency: '———' }))).toMatchObject({ ok: false, reason: [{ field: 'slug' }] })
  })
})

function aForm(fields: Readonly<Record<string, string>>): URLSearchParams {
  return new URLSearchParams({ timeZone: 'Asia/Jakarta', kind: '', ...fields })
}
