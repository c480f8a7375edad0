import { configDefaults, defineConfig } from 'vitest/config'

// Slow tests are named *.slow.test.ts; RINGBACK_QUICK leaves them out.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.env.RINGBACK_QUICK ? ['test/**/*.slow.test.ts'] : [])],
    reporters: ['default', './test/tally.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
