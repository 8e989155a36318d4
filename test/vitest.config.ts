import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Runs threads as they are built: from the source, each would be compiled anew, which takes a second of two cores. */
const builtThreads = {
  name: 'built-threads',
  transform: (code: string) =>
    code.replaceAll(
      /new URL\('\.\/([\w-]+\.mjs)', import\.meta\.url\)/g,
      (_, name) => `new URL('${pathToFileURL(`dist/${name}`)}')`,
    ),
};

export default defineConfig({
  plugins: [builtThreads],
  test: {
    include: ['test/**/*.test.ts'],
    // The program that is started, its threads, and the page are those of this source.
    globalSetup: 'test/build.ts',
    // Modules are loaded once for all files, in half of the time: none keeps state that another file's tests depend on.
    isolate: false,
    // One more than there are cores: many tests wait.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
