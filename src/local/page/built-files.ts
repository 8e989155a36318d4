/** Loads the page's built files. */

import { readFile } from 'node:fs/promises';
import { packageFile } from '../../package-files.ts';

export interface Asset {
  type: string;
  content: Uint8Array;
}

/** The output of src/build.mjs, made of browser/, styles/ and page.html. */
const FOLDER = packageFile('dist/page/');

const FILES = {
  '/': { file: 'page.html', type: 'text/html; charset=utf-8' },
  '/page/page.js': { file: 'page.js', type: 'text/javascript; charset=utf-8' },
  '/page/page.css': { file: 'page.css', type: 'text/css; charset=utf-8' },
} as const;

/** Loads one of the page's files; null for any other path. */
export async function loadAsset(path: string): Promise<Asset | null> {
  if (!Object.hasOwn(FILES, path)) return null;
  const { file, type } = FILES[path as keyof typeof FILES];
  return { type, content: await readFile(new URL(file, FOLDER)) };
}
