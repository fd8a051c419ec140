/** Draws one document of a report and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ReportContent } from '../../features/report/content.ts'
import { drawDocx } from '../../features/report/docx.document.ts'
import { drawXlsx } from '../../features/report/processing.document.ts'
import type { ReportFormat } from '../../features/report/reports.ts'
import { asPng } from '../png.ts'

export type Job = { format: ReportFormat; content: ReportContent; scores: Uint8Array }

const { format, content, scores } = workerData as Job
const bytes = format === 'docx' ? await drawDocx(content, scores, asPng) : await drawXlsx(content, scores)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(bytes)
