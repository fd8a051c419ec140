import { expect, test } from 'vitest'
import { jobSpans, jobsWithin } from '../../src/domain/jobHistory.ts'
import { ownStep, superiorStep } from '../../src/domain/performance/nextStep.ts'

const past = [
  { job: 'Analis', untilOn: '2026-06-30' },
  { job: 'Pengelola', untilOn: '2024-12-31' },
]

test('jobs follow each other without gaps, the first from nobody knows when', () => {
  expect(jobSpans('Kepala seksi', past)).toEqual([
    { job: 'Pengelola', from: null, until: '2024-12-31' },
    { job: 'Analis', from: '2025-01-01', until: '2026-06-30' },
    { job: 'Kepala seksi', from: '2026-07-01', until: null },
  ])
  expect(jobSpans('Analis', [])).toEqual([{ job: 'Analis', from: null, until: null }])
})

test.each([
  ['2026-06-30', '2026-06-30', ['Analis']],
  ['2026-07-01', '2026-09-30', ['Kepala seksi']],
  ['2026-04-01', '2026-07-01', ['Analis', 'Kepala seksi']],
  ['2020-01-01', '2020-12-31', ['Pengelola']],
])('from %s to %s the job was %j', (from, to, jobs) => {
  expect(jobsWithin(jobSpans('Kepala seksi', past), { from, to }).map(({ job }) => job)).toEqual(jobs)
})

test.each([
  [{ isRated: true, isOver: true, isSelfAssessed: false }, 'result'],
  [{ isRated: false, isOver: false, isSelfAssessed: true }, 'running'],
  [{ isRated: false, isOver: true, isSelfAssessed: false }, 'self'],
  [{ isRated: false, isOver: true, isSelfAssessed: true }, 'wait'],
] as const)('what comes next for an officer of %j is %s', (state, step) => {
  expect(ownStep(state)).toBe(step)
})

test.each([
  [{ isRated: true, isOver: true, isSuperior: false, isAgreed: true }, 'result'],
  [{ isRated: false, isOver: true, isSuperior: false, isAgreed: true }, 'not-superior'],
  [{ isRated: false, isOver: false, isSuperior: true, isAgreed: true }, 'running'],
  [{ isRated: false, isOver: true, isSuperior: true, isAgreed: false }, 'plan'],
  [{ isRated: false, isOver: true, isSuperior: true, isAgreed: true }, 'rate'],
] as const)('what comes next for a superior of %j is %s', (state, step) => {
  expect(superiorStep(state)).toBe(step)
})
