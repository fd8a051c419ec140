import type { VersionValues } from '../../src/features/indicator/indicator.ts'

/** What may be wanted of an indicator of completion. */
export const words: VersionValues = {
  name: 'Tepat waktu',
  definition: 'Selesai pada tenggatnya',
  measure: 'persen',
  formula: 'Tepat waktu dibagi semua',
  rhythm: 'quarter',
  direction: 'at-least',
  target: 90,
  lowest: 0,
  highest: 100,
  owner: 'Kepala unit',
  priority: 1,
}
