import { fileURLToPath } from 'node:url'
import { defineConfig, passthroughImageService } from 'astro/config'
import { build } from 'vite'

/** The portal's own adapter: the built server is one module that renders a Request (src/server/drawing/render.ts); start.ts does the rest. */
const adapter = {
  name: 'suara-loket',
  hooks: {
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'suara-loket',
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('./src/server/drawing/render.ts', import.meta.url),
        adapterFeatures: { buildOutput: 'server', middlewareMode: 'classic' },
        supportedAstroFeatures: {
          serverOutput: 'stable',
          staticOutput: 'unsupported',
          sharpImageService: 'unsupported',
        },
      }),
  },
}

/** The service worker is a program of its own and must keep its address, which Astro gives no script: built apart, into sw.js. */
const worker = {
  name: 'suara-loket-worker',
  hooks: {
    'astro:build:done': ({ dir }) =>
      build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        build: {
          outDir: fileURLToPath(dir),
          emptyOutDir: false,
          ...forBrowsers,
          lib: { entry: 'src/phone/worker.ts', formats: ['iife'], name: 'worker', fileName: () => 'sw.js' },
        },
      }),
  },
}

/**
 * What is made for browsers. Styles are written as engines of 2018 read them. The scripts keep the syntax of 2021: an engine that cannot
 * read it runs none of them, and the page is whole without.
 */
const forBrowsers = { target: 'es2021', cssTarget: ['chrome61', 'firefox60', 'safari11'] }

export default defineConfig({
  output: 'server',
  adapter,
  integrations: [worker],
  outDir: process.env.BUILD_DIR ?? './dist/dev',
  session: false,
  markdown: { syntaxHighlight: false },
  image: { service: passthroughImageService() },
  build: { inlineStylesheets: 'always', client: './client/', server: './server/' },
  compressHTML: true,
  vite: { build: forBrowsers },
  devToolbar: { enabled: false },
  security: {
    checkOrigin: false, // src/server/front.ts refuses cross-site posts for both lanes
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ],
    },
  },
})
