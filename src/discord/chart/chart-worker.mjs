/** Runs chart-worker.ts from the source tree. */

import { register } from 'tsx/esm/api';

// Node 20 runs TypeScript with tsx, which has to be registered in every thread.
register();
await import('./chart-worker.ts');
