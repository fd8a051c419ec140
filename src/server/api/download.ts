/**
 * A file that somebody brought or that was made: saved by the browser and never run or drawn in a page of the portal's. The type is the
 * portal's word, not a guess; other people's caches keep nothing.
 * @param name letters of any language; those beyond ASCII go into `filename*` (RFC 6266)
 */
export function download({ name, type, bytes }: { name: string; type: string; bytes: Buffer }): Response {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  })
}
