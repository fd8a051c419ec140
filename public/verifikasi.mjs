// Memeriksa sendiri terbitan sebuah instansi dan jejak integritasnya; perlu Node 20 atau lebih baru, tanpa paket lain.
// Pemakaian: node verifikasi.mjs ALAMAT INSTANSI [PERIODE] [BERKAS-KEPALA-LAMA]
//   node verifikasi.mjs https://loket.contoh.go.id kota-contoh 2026-TW3 kepala-bulan-lalu.txt
// It trusts nothing of the portal but the key that it prints: compare that with the one you noted the first time.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const hex = (text) => Buffer.from(text, 'hex')

/** RFC 6962, 2.1: a leaf and a node of the tree. */
export const leafHash = (text) => sha256(Buffer.from([0]), text)
export const nodeHash = (left, right) => sha256(Buffer.from([1]), left, right)

/** The root that a leaf and its path lead to (RFC 9162, 2.1.3.2); null where the path is of another place or size. */
export function rootOfPath(position, size, leaf, path) {
  if (position >= size) return null
  let [place, last, root] = [position, size - 1, leaf]
  for (const hash of path) {
    if (last === 0) return null
    if (place % 2 === 1 || place === last) {
      root = nodeHash(hash, root)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else root = nodeHash(root, hash)
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 ? root : null
}

/** Whether the tree with `root` continues the one of `before` leaves with `oldRoot` (RFC 9162, 2.1.4.2). */
export function isContinued(before, size, oldRoot, root, given) {
  if (before === size) return given.length === 0 && oldRoot.equals(root)
  const path = Number.isInteger(Math.log2(before)) ? [oldRoot, ...given] : [...given]
  if (path.length === 0) return false
  let [place, last] = [before - 1, size - 1]
  while (place % 2 === 1) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  let [old, now] = [path[0], path[0]]
  for (const hash of path.slice(1)) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      old = nodeHash(hash, old)
      now = nodeHash(hash, now)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else now = nodeHash(now, hash)
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 && old.equals(oldRoot) && now.equals(root)
}

/** JSON with the keys of every object in order and no white space: what the digest of a release is of. */
export function canonicalJson(value) {
  const inOrder = (part) => Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
  return JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part) ? inOrder(part) : part,
  )
}

/** A signed note (C2SP signed-note and tlog-checkpoint); throws where the key did not sign it. */
export function openNote(note, verifierKey) {
  const [text, signatures] = note.split('\n\n')
  const [name, size, root] = text.split('\n')
  const key = Buffer.from(/^[^+]+\+[0-9a-f]{8}\+(.+)$/.exec(verifierKey)?.[1] ?? '', 'base64')
  const id = sha256(`${name}\n`, key).subarray(0, 4)
  const der = Buffer.concat([hex('302a300506032b6570032100'), key.subarray(1)])
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' })
  const isSigned = signatures.split('\n').some((line) => {
    const signature = Buffer.from(line.split(' ')[2] ?? '', 'base64')
    return (
      signature.subarray(0, 4).equals(id) && verify(null, Buffer.from(`${text}\n`), publicKey, signature.subarray(4))
    )
  })
  if (!isSigned) throw new Error('tanda tangan kepala jejak tidak cocok dengan kuncinya')
  return { size: Number(size), root: Buffer.from(root, 'base64') }
}

async function main([address, agency, ...rest]) {
  if (!address || !agency)
    throw new Error('pemakaian: node verifikasi.mjs ALAMAT INSTANSI [PERIODE] [BERKAS-KEPALA-LAMA]')
  const period = rest.find((text) => /^\d{4}(-\S+)?$/.test(text)) ?? 'latest'
  const saved = rest.find((text) => text !== period)
  const get = async (path) => {
    const response = await fetch(new URL(path, address))
    if (!response.ok) throw new Error(`${path} menjawab ${response.status}`)
    return response.json()
  }
  const say = (text) => process.stdout.write(`${text}\n`)

  const { digest, closedAt, ...figures } = await get(`/api/v1/agencies/${agency}/releases/${period}`)
  if (sha256(canonicalJson(figures)).toString('hex') !== digest)
    throw new Error('sidik terbitan tidak cocok dengan angkanya')
  say(`sidik     cocok: ${digest}`)

  const log = await get('/api/v1/log')
  say(`kunci     ${log.verifierKey}`)
  const proof = await get(`/api/v1/log/releases/${digest}`)
  const head = openNote(proof.head, log.verifierKey)
  const entry = JSON.parse(proof.entry)
  if (entry.digest !== digest || entry.agency !== agency || entry.closedAt !== closedAt)
    throw new Error('catatan jejak menyebut terbitan lain')
  const root = rootOfPath(proof.position, head.size, leafHash(proof.entry), proof.path.map(hex))
  if (!root?.equals(head.root)) throw new Error('terbitan ini tidak ada dalam jejak')
  say(`jejak     catatan ke-${proof.position + 1} dari ${head.size}, diterbitkan ${closedAt}`)

  if (saved === undefined)
    return say('Semua cocok. Simpan kepala jejak ini untuk pemeriksaan berikutnya:\n\n' + proof.head)
  const old = openNote(await readFile(saved, 'utf8'), log.verifierKey)
  const { path } = await get(`/api/v1/log/growth/${old.size}/${head.size}`)
  if (!isContinued(old.size, head.size, old.root, head.root, path.map(hex)))
    throw new Error('jejak sekarang bukan lanjutan dari kepala yang disimpan')
  say(`lanjutan  dari kepala yang disimpan (${old.size} catatan)`)
  say('Semua cocok.')
}

if (process.argv[1] && (await realpath(process.argv[1])) === fileURLToPath(import.meta.url))
  await main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`TIDAK COCOK atau tidak bisa diperiksa: ${error.message}\n`)
    process.exitCode = 1
  })
