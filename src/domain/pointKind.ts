/** What a printed code can stand for (titik layanan). */
export const pointKinds = ['counter', 'officer', 'programme', 'area', 'kiosk', 'paper'] as const
export type PointKind = (typeof pointKinds)[number]
