import { defineConfig } from 'vitest/config'

/** How long one of them may take, in ms: hundreds of blocks are made and run again. */
const TIMEOUT_MS = 300_000

/** The tests that need the native node, which takes a while to build: `npm run test:referee`. */
export default defineConfig({
  test: { include: ['test/referee/**/*.test.ts'], testTimeout: TIMEOUT_MS, hookTimeout: TIMEOUT_MS },
})
