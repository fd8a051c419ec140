import { defineConfig } from 'vitest/config'
export default defineConfig({ root: '/work/main', test: { include: ['test/crash/**/*.test.ts'], testTimeout: 120000, hookTimeout: 100000 } })
