import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'

/** A source file as far as the rules look at it. */
export type SourceFile = { imports: readonly Import[]; code: string }
/** `from` is the path of the imported file within the project, or a package's name. `isLate`: it is loaded where a line asks for it. */
export type Import = { from: string; isTypeOnly: boolean; isLate: boolean }
export type Source = ReadonlyMap<string, SourceFile>

/** Every source file of db and src with its imports. */
export async function readSource(root: string): Promise<Source> {
  const source = new Map<string, SourceFile>()
  for await (const name of glob('{db,src}/**/*.{ts,astro,mjs}', { cwd: root })) {
    const file = name.replaceAll(path.sep, '/')
    const code = withoutComments(await readFile(path.join(root, name), 'utf8'))
    source.set(file, { imports: importsOf(file, code), code })
  }
  return source
}

/** The imports of a file, static, dynamic and in types. */
export function importsOf(file: string, code: string): Import[] {
  const statements = [...code.matchAll(/^\s*(import|export)\s+(type\s)?([^'";]*?from\s*)?['"]([^'"]+)['"]/gms)].map(
    ([, , type, names, from]) => ({
      from: from ?? '',
      isTypeOnly: type !== undefined || isAllTypes(names ?? ''),
      isLate: false,
    }),
  )
  const calls = [...code.matchAll(/(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)(\.[A-Z])?/g)].map(
    ([, type, from, member]) => ({
      from: from ?? '',
      isTypeOnly: type !== undefined || member !== undefined,
      isLate: true,
    }),
  )
  return [...statements, ...calls].map((entry) => ({ ...entry, from: resolved(file, entry.from) }))
}

/** `import { type A, type B } from` loads nothing either. */
function isAllTypes(names: string): boolean {
  const list = /^\{([^}]*)\}/.exec(names.trim())?.[1]
  return (
    list !== undefined &&
    list
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
      .every((name) => name.startsWith('type '))
  )
}

function resolved(file: string, from: string): string {
  return from.startsWith('.') ? path.posix.join(path.posix.dirname(file), from) : from
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
