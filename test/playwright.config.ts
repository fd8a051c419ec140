import { defineConfig } from '@playwright/test'
import { findBrowser } from './support/browser.ts'

const executablePath = findBrowser()

export default defineConfig({
  globalSetup: './support/journeySetup.ts',
  testDir: './journeys',
  testMatch: '**/*.journey.ts',
  outputDir: '../test-results/journeys',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000, // a busy machine is no failure
  reporter: 'dot',
  use: { actionTimeout: 15_000, launchOptions: executablePath ? { executablePath } : {} },
})
