import { register } from 'tsx/esm/api';

// On Node 20 it is tsx that runs TypeScript, and it has to be told so in every thread.
register();
await import('./indexing-worker.ts');
