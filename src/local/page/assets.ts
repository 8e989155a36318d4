import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Asset {
  type: string;
  content: string | Uint8Array;
}

const SOURCES = {
  '/page/page.js': { entry: 'browser/main.ts', type: 'text/javascript; charset=utf-8' },
  '/page/page.css': { entry: 'styles/page.css', type: 'text/css; charset=utf-8' },
} as const;

const bundles = new Map<string, Promise<Uint8Array>>();

/** The page's own files, and no others; null for any other path. */
export async function loadAsset(path: string): Promise<Asset | null> {
  if (path === '/')
    return {
      type: 'text/html; charset=utf-8',
      content: await readFile(new URL('page.html', import.meta.url)),
    };
  if (!Object.hasOwn(SOURCES, path)) return null;
  const { entry, type } = SOURCES[path as keyof typeof SOURCES];
  const bundle = bundles.get(path) ?? bundleOf(entry);
  bundles.set(path, bundle);
  return { type, content: await bundle };
}

/** Builds what the first visit would wait for. */
export async function prepareAssets(): Promise<void> {
  await Promise.all(Object.keys(SOURCES).map(loadAsset));
}

async function bundleOf(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
  });
  return outputFiles[0]!.contents;
}
