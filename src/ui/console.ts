/** What the guard (src/middleware.ts) put into `locals` for a page behind the sign-in; a page without it is a bug. */
export function consoleOf({ console: desk }: App.Locals): App.ConsoleLocals {
  if (!desk) throw new Error('This page has no entry with a sign-in in src/server/access/routes.ts.')
  return desk
}

/** The same on a page of an agency. */
export function agencyConsoleOf(
  locals: App.Locals,
): App.ConsoleLocals & { agency: NonNullable<App.ConsoleLocals['agency']> } {
  const desk = consoleOf(locals)
  if (!desk.agency) throw new Error('This page has no agency in its address.')
  return { ...desk, agency: desk.agency }
}

/** The same on a page of something in an agency: a unit, a service, a point, an officer. */
export function placeConsoleOf(
  locals: App.Locals,
): ReturnType<typeof agencyConsoleOf> & { place: NonNullable<App.ConsoleLocals['place']> } {
  const desk = agencyConsoleOf(locals)
  if (!desk.place) throw new Error('This page names nothing in its agency.')
  return { ...desk, place: desk.place }
}
