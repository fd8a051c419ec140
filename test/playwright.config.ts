import { defineConfig } from '@playwright/test'
import { findBrowser } from './support/browser.ts'

const executablePath = findBrowser()

export default defineConfig({
  testDir: './journeys',
  testMatch: '**/*.journey.ts',
  outputDir: '../test-results/journeys',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  reporter: 'dot',
  use: { launchOptions: executablePath ? { executablePath } : {} },
})
