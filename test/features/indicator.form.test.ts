import { describe, expect, test } from 'vitest'
import { readValue, readVoice, readWhat, readWords } from '../../src/features/indicator/indicator.form.ts'

describe('what forms may say', () => {
  const fields = (parts: Record<string, string>) => new URLSearchParams(parts)
  const what = { goal: crypto.randomUUID(), unit: '', subject: 'officer', source: 'completion', detail: '' }
  const full = {
    name: 'x',
    definition: 'x',
    measure: 'x',
    formula: 'x',
    rhythm: 'quarter',
    direction: 'at-least',
    target: '82,5',
    owner: 'x',
    priority: '1',
  }

  test.each([
    [{ source: 'index' }, 'subject', 'subject-of-source'],
    [{ source: 'element', subject: 'unit', detail: 'warna' }, 'detail', 'detail-element'],
    [{ source: 'quality' }, 'detail', 'detail-quality'],
    [{ source: 'attendance' }, 'source', 'source'],
    [{ goal: '' }, 'goal', 'goal'],
  ])('%o is named', (parts, field, problem) => {
    expect(readWhat(fields({ ...what, ...parts }), ['waktu'])).toEqual({ ok: false, reason: [{ field, problem }] })
  })

  test.each([
    ['satisfaction', { target: '24' }, 'target', 'out-of-scale'],
    ['completion', { target: '100,5' }, 'target', 'out-of-scale'],
    ['completion', { target: 'tinggi' }, 'target', 'target'],
    ['recorded', { lowest: '10', highest: '5' }, 'highest', 'scale-order'],
    ['recorded', { lowest: '0', highest: '50' }, 'target', 'out-of-scale'],
    ['completion', { owner: ' ' }, 'owner', 'owner'],
  ] as const)('a target of %s with %o is named', (source, parts, field, problem) => {
    expect(readWords(fields({ ...full, ...parts }), source)).toEqual({ ok: false, reason: [{ field, problem }] })
  })

  test('an objection says why, an acknowledgement need not', () => {
    expect(readVoice(fields({ stance: 'object', says: ' ' }))).toEqual({
      ok: false,
      reason: [{ field: 'says', problem: 'says' }],
    })
    expect(readVoice(fields({ stance: 'acknowledge', says: '' }))).toEqual({
      ok: true,
      value: { stance: 'acknowledge', says: null },
    })
    expect(readValue(fields({ unit: 'x', period: '2026-Q1', value: '', origin: '' })).ok).toBe(false)
  })
})
