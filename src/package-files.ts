/** Locates files of the package. */
import { readFileSync } from 'node:fs';

/** The package's folder, which is the parent of src/ and of dist/, since the bundle has no subfolders. */
const ROOT = new URL('..', import.meta.url);

/**
 * The URL of a file or folder of the package, both when the source and when the bundle runs. This file must stay in src/.
 *
 * @param name the path from the package's folder: `src/retrieval/learned`; with `/` at the end, it can be a base URL
 */
export function packageFile(name: string): URL {
  return new URL(name, ROOT);
}

/** The version of the package. */
export function packageVersion(): string {
  return JSON.parse(readFileSync(packageFile('package.json'), 'utf8')).version;
}
