import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const KERNELS = new URL('../../retrieval/reader/kernels/', import.meta.url);

/** `npm run kernels`: makes kernels.wasm of kernels.as.ts. */

/**
 * @param file where the module goes
 * @throws Error with what the compiler says
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
