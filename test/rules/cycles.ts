import type { Source } from './source.ts'

/** Files that load each other, in a circle, each with what it loads of the circle; empty when all is well. Types and late imports load nothing. */
export function circlesOf(source: Source): string[] {
  const loads = new Map(
    [...source].map(([file, { imports }]) => [
      file,
      imports
        .filter(({ from, isTypeOnly, isLate }) => !isTypeOnly && !isLate && source.has(from))
        .map(({ from }) => from),
    ]),
  )
  const done = new Set<string>()
  const circles: string[] = []

  function follow(file: string, way: readonly string[]): void {
    const since = way.indexOf(file)
    if (since >= 0) circles.push([...way.slice(since), file].join(' → '))
    if (since >= 0 || done.has(file)) return
    for (const next of loads.get(file) ?? []) follow(next, [...way, file])
    done.add(file)
  }

  for (const file of loads.keys()) follow(file, [])
  return circles
}
