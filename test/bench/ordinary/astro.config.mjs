// An ordinary Astro site with the ordinary adapter, as a baseline: one endpoint that inserts one row per request.
import node from '@astrojs/node'
import { defineConfig } from 'astro/config'

export default defineConfig({ output: 'server', adapter: node({ mode: 'standalone' }), session: false })
