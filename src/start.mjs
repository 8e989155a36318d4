import { bundle } from './bundle.mjs';

/** `npm start`: main.ts, from the bundle where there can be one. */
const main = await bundle();
if (!main) (await import('tsx/esm/api')).register();
await import(main ?? './main.ts');
