/** The text that was frozen, as a file; 404 without one. */
export function frozenFile(frozen: { document: string; digest: string; period: string } | null): Response {
  if (!frozen) return new Response(null, { status: 404 })
  return new Response(frozen.document, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="penilaian-${frozen.period}.json"`,
      'cache-control': 'no-store',
      digest: `sha-256=${Buffer.from(frozen.digest, 'hex').toString('base64')}`,
    },
  })
}
