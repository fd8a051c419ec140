/** BerAKHLAK, the seven values by which perilaku kerja is expected and seen. */
export const conductValues = [
  'pelayanan',
  'akuntabel',
  'kompeten',
  'harmonis',
  'loyal',
  'adaptif',
  'kolaboratif',
] as const
export type ConductValue = (typeof conductValues)[number]
