import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { NOW } from '../support/builders.ts'
import { createHeadSigner } from '../../src/features/integrity/integrity.ts'
import { untilEntered } from '../support/log.ts'
import { run } from '../support/steps.ts'

const { url, dataDir, agency } = inject('portal')
const verifier = (...args: string[]) => run(process.execPath, ['public/verifikasi.mjs', ...args])
const portal = (...args: string[]) => run(process.execPath, ['src/portal.ts', ...args], { env: { DATA_DIR: dataDir } })

let folder: string
let kept: string
let digest: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'suara-loket-test-'))
  const release = (await (await fetch(`${url}/api/v1/agencies/${agency}/releases/latest`)).json()) as { digest: string }
  digest = release.digest
  await untilEntered(url, digest)
  kept = await keep('kept.note', await (await get('/api/v1/log/head')).text())
})
afterAll(() => rm(folder, { recursive: true }))

const get = (address: string) => fetch(url + address)

async function keep(name: string, text: string): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, text)
  return file
}

describe('the verifier that anybody can run', () => {
  test('finds a release in the log, and the log to continue the head that was kept', async () => {
    const checked = await verifier(url, agency, kept)
    expect(checked).toMatchObject({ code: 0, stdout: expect.stringContaining(digest) })
    expect(checked.stdout).toMatch(/lanjutan +dari kepala yang disimpan/)
    expect(checked.stdout).toContain('Semua cocok.')
  })

  test.each([
    ['a figure', /\/releases\/latest$/, (text: string) => text.replace(/"n":\d+/, '"n":1'), 'sidik terbitan'],
    ['the entry', /\/log\/releases\//, (text: string) => text.replace('-TW', '-tw'), 'tidak ada dalam jejak'],
    ['the head', /\/log\/releases\//, (text: string) => text.replace(/(head":"\S+\\n)\d+/, '$11'), 'tanda tangan'],
    [
      'the path',
      /\/log\/releases\//,
      (text: string) => text.replace(/"path":\["../, '"path":["00'),
      'tidak ada dalam jejak',
    ],
  ] as const)('says so where a portal bends %s', async (_, address, bend, sentence) => {
    const bent = await aBentPortal(address, bend)
    const checked = await verifier(bent.url, agency)
    bent.close()
    expect(checked).toMatchObject({
      code: 1,
      output: expect.stringContaining(sentence),
      stdout: expect.not.stringContaining('Semua'),
    })
  })
})

describe('portal verify', () => {
  test('finds everything as it was entered, and a kept head in the log', async () => {
    const verified = await portal('verify', '--heads', kept)
    expect(verified).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+ entries: \d+ releases, \d+ changes, \d+ of \d+ answers\.$/m),
    })
    const json = JSON.parse((await portal('verify', '--json', '--heads', kept)).stdout) as object
    expect(json).toMatchObject({ kept: 1, findings: [], differences: [] })
  })

  test('refuses a head of another log, and a file without any', async () => {
    const other = createHeadSigner('another portal').sign({ size: 1, root: Buffer.alloc(32), at: NOW })
    expect(await portal('verify', '--heads', await keep('other.note', other))).toMatchObject({
      code: 1,
      output: expect.stringContaining('No trusted key signed the kept head of 1 entries.'),
    })
    expect(await portal('verify', '--heads', await keep('none.note', 'nothing\n'))).toMatchObject({
      code: 1,
      output: expect.stringContaining('holds no head of a log'),
    })
  })
})

describe('the log in the open data', () => {
  test('gives its heads of before for ever, and to any site', async () => {
    const { size, head } = (await (await get('/api/v1/log')).json()) as { size: number; head: string }
    const again = await get(`/api/v1/log/heads/${size}`)
    expect(await again.text()).toBe(head)
    expect(again.headers.get('cache-control')).toContain('immutable')
    expect(again.headers.get('access-control-allow-origin')).toBe('*')
  })

  test.each([
    '/api/v1/log/heads/0',
    '/api/v1/log/heads/x',
    `/api/v1/log/releases/${'0'.repeat(64)}`,
    '/api/v1/log/growth/0/1',
    '/api/v1/log/growth/1/999999999',
  ])('that is not there (%s) is a problem document', async (address) => {
    const response = await get(address)
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  })
})

/** The same portal by another address, with one of its answers bent. */
async function aBentPortal(address: RegExp, bend: (text: string) => string): Promise<{ url: string; close(): void }> {
  const server = createServer((req, res) => {
    void get(req.url ?? '/').then(async (response) => {
      const text = await response.text()
      res.writeHead(response.status, { 'content-type': 'application/json' })
      res.end(address.test(req.url ?? '') ? bend(text) : text)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
