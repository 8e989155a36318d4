import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Asset {
  type: string;
  content: string | Uint8Array;
}

const read = (name: string) => readFile(new URL(name, import.meta.url));

let script: Promise<Uint8Array> | null = null;

/** The page's own files, and no others; null for any other path. */
export async function loadAsset(path: string): Promise<Asset | null> {
  switch (path) {
    case '/':
      return { type: 'text/html; charset=utf-8', content: await read('page.html') };
    case '/page/page.css':
      return { type: 'text/css; charset=utf-8', content: await read('page.css') };
    case '/page/page.js':
      script ??= bundle();
      return { type: 'text/javascript; charset=utf-8', content: await script };
    default:
      return null;
  }
}

async function bundle(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('browser/main.ts', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
  });
  return outputFiles[0]!.contents;
}
