import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What runs behind a pipe cannot see whether a person looks on. */
const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }

/** `output` is everything it said, `stdout` the part that is its answer. */
export type Ran = { code: number; output: string; stdout: string }

type Options = { env?: NodeJS.ProcessEnv; isShown?: boolean; timeout?: number }

/** Runs a program of node_modules/.bin on the Node that runs this file; its output is kept, or also shown as it comes. */
export function runTool(name: string, args: readonly string[], options: Options = {}): Promise<Ran> {
  return run(process.execPath, [path.join(root, 'node_modules/.bin', name), ...args], options)
}

export function run(
  program: string,
  args: readonly string[],
  { env, isShown = false, timeout }: Options = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...colours, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout,
    })
    let [output, stdout] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        if (isShown) process.stdout.write(chunk)
      })
    child.on('error', (error) => resolve({ code: 127, output: `${error.message}\n`, stdout }))
    child.on('close', (code) => resolve({ code: code ?? 1, output, stdout }))
  })
}
