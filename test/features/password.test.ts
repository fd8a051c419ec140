import { describe, expect, test } from 'vitest'
import { judgePassword } from '../../src/features/account/password.ts'

const about = ['rina.lestari@kota-contoh.example', 'Pemerintah Kota Contoh']

describe('a new password', () => {
  test.each([
    ['sebelas hrf', 'short'],
    ['x'.repeat(129), 'long'],
    ['passwordpassword', 'common'],
    ['password1234', 'common'],
    ['P@ssw0rd1234!', 'common'],
    ['qwertyuiop12', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['abcdefghijkl', 'common'],
    ['123412341234', 'common'],
    ['suaraloket2026', 'about'],
    ['KotaContoh-26', 'about'],
    ['rinalestari1', 'about'],
    ['rina.lestari-26', 'about'],
  ])('«%s» is refused: %s', (password, fault) => {
    expect(judgePassword(password, about)).toBe(fault)
  })

  test.each([
    'pisang goreng hangat',
    'k7#mQ2v!xT9z',
    'kotakuhujanterusmenerus',
    'Bukit Tinggi selalu dingin',
    '犬も歩けば棒に当たる、ほら',
  ])('«%s» is taken: length counts, not kinds of characters', (password) => {
    expect(judgePassword(password, about)).toBeNull()
  })
})
