/** A file about a person, to be kept by whoever asked and by nothing on the way. */
export function downloadOf({ name, type, text }: { name: string; type: string; text: string }): Response {
  return new Response(text, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
  })
}
