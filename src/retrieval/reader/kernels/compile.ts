/** Loads the WebAssembly kernels of the reader. */

import { readFileSync } from 'node:fs';
import { packageFile } from '../../../package-files.ts';

/** The message where the reader cannot run. */
export const NO_SIMD =
  'The WebAssembly of this machine has no SIMD, which the reader needs: questions are answered without it, and less well.';

/** Whether the reader can run on this machine. */
export function canRead(): boolean {
  return WebAssembly.validate(readKernels());
}

/** Compiles the kernels that `npm run kernels` built; null where this machine's WebAssembly has no SIMD. */
export function compileKernels(): WebAssembly.Module | null {
  const bytes = readKernels();
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
}

function readKernels(): Uint8Array {
  return readFileSync(packageFile('src/retrieval/reader/kernels/kernels.wasm'));
}
