import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,knowledge-base,conformance,architecture}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores are the smallest machine that runs the suite; more workers than that only fight over them.
    maxWorkers: 2,
  },
});
