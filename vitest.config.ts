import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

/** What measures shares of pay has the machine to itself: quality is paid as far as it is served. */
const ALONE = 'test/e2e/up.test.ts'

const shared = {
  // Two cores are the machine this is built for; models and chains run inside the tests.
  maxWorkers: 2,
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    ...shared,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: 'all',
          include: ['test/**/*.test.ts'],
          // Referees have a command of their own.
          exclude: ['test/referee/**', ALONE],
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...shared, name: 'alone', include: [ALONE], sequence: { groupOrder: 1 } } },
    ],
  },
})
