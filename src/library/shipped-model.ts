import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFile } from '../package-files.ts';
import { type Model, readModel } from '../retrieval/model.ts';
import { compileKernels } from '../retrieval/reader/kernels/compile.ts';
import { createReader, type Reader } from '../retrieval/reader/reader.ts';
import { readWeights } from '../retrieval/weights-file.ts';

let model: Model | null = null;

/**
 * The model that ships with the product: read once in each thread, 5 MB, and 30 MB for its reader when that is first
 * needed.
 *
 * @param reads whether it has its reader
 */
export function shippedModel(reads = true): Model {
  model ??= readModelFrom(fileURLToPath(packageFile('src/retrieval/learned')));
  return reads ? model : { ...model, reader: () => null };
}

/** A model that training has put into a folder. */
export function readModelFrom(folder: string): Model {
  const fileOf = (name: string) => path.join(folder, `${name}.bin`);
  const read = (name: string) => readFileSync(fileOf(name));
  const files = { vectors: read('vectors'), associations: read('associations'), network: read('network') };
  let reader: Reader | null | undefined;
  return readModel(files, () => {
    if (reader === undefined) {
      const kernels = existsSync(fileOf('reader')) ? compileKernels() : null;
      reader = kernels && createReader(readWeights(read('reader')), kernels);
    }
    return reader;
  });
}
