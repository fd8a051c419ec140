/** Which counter it was tells who sat there: in public "loket 3" is a counter. */
const numbered =
  /(?<![\p{L}])(loket|meja|ruang(?:an)?|konter|counter|kamar|poli)\s+(?:no(?:mor|\.)?\s*)?(?:\d{1,3}|[a-z]\d{0,2}|[ivx]{1,4})(?![\p{L}\p{N}])/giu

export function withoutCounters(text: string): string {
  return text.replace(numbered, '$1')
}
