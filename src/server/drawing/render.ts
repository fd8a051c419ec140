// The built server's one entry: a Request in, a Response out. What a page needs of the process comes in `locals`.
import { createApp } from 'astro/app/entrypoint'

const app = createApp({ streaming: false })

/** Renders a page or endpoint of src/pages. Errors become the page 500.astro; this never throws for a page's fault. */
export function render(request: Request, locals: App.Locals): Promise<Response> {
  return app.render(request, { locals })
}
