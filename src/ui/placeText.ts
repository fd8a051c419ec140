/** Where a point is, in one line; a service that the point's name says already is not said twice. */
export function placeText(service: string | null, point: string): string {
  return service === null || point.includes(service) ? point : `${service} · ${point}`
}
