/** Where a point is, in one line; a service that the point's name says already is not said twice. */
export function placeText(service: string | null, point: string): string {
  return service === null || point.includes(service) ? point : `${service} · ${point}`
}

type Printed = { kind: string; name: string; job: string | null; service: string | null }

/** The same on paper, where an officer's desk is named by what the officer does: its own name could be a person's. */
export function printedPlace({ kind, name, job, service }: Printed): string {
  const said = kind === 'officer' ? job : name
  return said === null ? (service ?? '') : placeText(service, said)
}
