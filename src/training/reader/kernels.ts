/** `npm run kernels`: compiles kernels.as.ts to kernels.wasm. */

import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const KERNELS = new URL('../../retrieval/reader/kernels/', import.meta.url);

/**
 * Compiles the kernels.
 *
 * @param file where the module is written
 * @throws Error with the messages of the compiler
 */
export async function build(file = fileURLToPath(new URL('kernels.wasm', KERNELS))): Promise<void> {
  const source = fileURLToPath(new URL('kernels.as.ts', KERNELS));
  const { error, stderr } = await asc.main([
    source,
    ...['--outFile', file],
    ...['--runtime', 'stub', '--importMemory', '--noAssert', '-O3', '--enable', 'simd', '--use', 'abort='],
  ]);
  if (error) throw new Error(`${error.message}\n${stderr}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
