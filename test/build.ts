/** Builds the program before tests run, so that those that start it test the current source. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs `npm run build`. */
export default async function build(): Promise<void> {
  await promisify(execFile)(process.execPath, ['build.mjs']);
}

/** The arguments with which `npm start` runs Node.js. */
export const START = ['--enable-source-maps', 'dist/main.mjs'];
