import { Worker } from 'node:worker_threads'
import type { Draw } from '../../features/report/making.ts'
import type { Job } from './documentThread.ts'

/**
 * Draws the documents of reports, each in a thread of its own that ends with it: a table of a thousand rows takes a second, in which
 * nobody who answers shall wait.
 */
export const documents: Draw = {
  docx: (content, scores) => inThread({ format: 'docx', content, scores }),
  xlsx: (content, scores) => inThread({ format: 'xlsx', content, scores }),
}

function inThread(job: Job): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('documentThread.ts', import.meta.url), { workerData: job })
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The thread of a document ended with ${code}.`)))
  })
}
