import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** `npm run build`: what is started has to be built from the source as it is now. */
export default async function build(): Promise<void> {
  await promisify(execFile)(process.execPath, ['src/build.mjs']);
}

/** How the product is started, as `npm start` does. */
export const START = ['--enable-source-maps', 'dist/main.mjs'];
