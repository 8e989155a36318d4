import { readFileSync } from 'node:fs';
import { ownFile } from '../../../own-files.ts';

/** What is said where the reader cannot run. */
export const NO_SIMD =
  'The WebAssembly of this machine has no SIMD, which the reader needs: questions are answered without it, and less well.';

/** Whether the reader can run on this machine. */
export function canRead(): boolean {
  return WebAssembly.validate(readKernels());
}

/** The kernels as `npm run kernels` built them; null where this machine's WebAssembly has no SIMD. */
export function compileKernels(): WebAssembly.Module | null {
  const bytes = readKernels();
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
}

function readKernels(): Uint8Array {
  return readFileSync(ownFile('src/retrieval/reader/kernels/kernels.wasm'));
}
