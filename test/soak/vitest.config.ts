import { defineConfig } from 'vitest/config';

/** Runs the tests that take minutes, one after another: `npm run soak`, or `npm run soak 08` for one of them. */
export default defineConfig({
  test: {
    include: ['test/soak/*.soak.ts', 'test/e2e/faults/{01,02,03,04,06,19-payloads,27}*.test.ts'],
    // Tests that are short by default are run in full.
    env: {
      QUESTIONS: '10000',
      EVERY_READ: '1',
      DOCUMENTS: '5000',
      LIMITS: '5000',
      EVERY_PAIR: '1',
      RENDERINGS: '10000',
      PAYLOADS: '20000',
      CHANGED_FILES: '500',
    },
    globalSetup: 'test/build.ts',
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
  },
});
