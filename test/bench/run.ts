import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Measured, Plan } from './client.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Runs the load generator in a process of its own and answers what it measured. */
export async function load(plan: Plan): Promise<Measured> {
  return JSON.parse(await outputOf(['client.ts', JSON.stringify(plan)])) as Measured
}

/** The whole output of one of this folder's programs. */
export async function outputOf([program = '', ...args]: string[]): Promise<string> {
  const child = spawn(process.execPath, [here(program), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${program} ended with ${code}.`)
  return output
}

/** Starts a server that prints its port, and stops it after `act`. */
export async function withServer<T>([program = '', ...args]: string[], act: (port: number) => Promise<T>): Promise<T> {
  const child: ChildProcess = spawn(process.execPath, [here(program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer]
    return await act(Number(line.toString()))
  } finally {
    child.kill('SIGKILL')
  }
}
