/** The package's folder: one up from src/, and from dist/, where all that is bundled stands side by side. */
const ROOT = new URL('..', import.meta.url);

/**
 * Where a file or folder of the package is, from the source and from what was built of it. It has to stay in src/ itself.
 *
 * @param name as in `src/retrieval/learned`, from the package's folder; a folder that others are to be found in ends in `/`
 */
export function packageFile(name: string): URL {
  return new URL(name, ROOT);
}
