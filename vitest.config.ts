// How the tests run: everything beside the source it tests, in worker processes, with time to ask other tools.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      '{packages,programs}/*/test/**/*.test.ts',
      'bench/**/*.test.ts',
      'tools/**/*.test.ts',
      'testbed/**/*.test.ts',
      'examples/**/*.test.ts',
      'docs/**/*.test.ts',
      'e2e/**/*.test.ts',
    ],
    // Most of the slow ones wait for other processes: two at once keep two cores busy.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
