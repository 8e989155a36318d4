/** Loads the model that ships with the program. */

import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFile } from '../package-files.ts';
import { type Model, readModel } from '../retrieval/model.ts';
import { compileKernels } from '../retrieval/reader/kernels/compile.ts';
import { createReader, type Reader } from '../retrieval/reader/reader.ts';
import { readWeights } from '../retrieval/weights-file.ts';

let model: Model | null = null;

/**
 * The model that ships with the program. It is loaded once in each thread, and takes 5 MB, and 30 MB more when its
 * reader is first needed.
 *
 * @param withReader whether the model has its reader
 */
export function shippedModel(withReader = true): Model {
  model ??= readModelFrom(fileURLToPath(packageFile('src/retrieval/learned')));
  return withReader ? model : { ...model, reader: () => null };
}

/** Loads a model from a folder that training has written. */
export function readModelFrom(folder: string): Model {
  const fileOf = (name: string) => path.join(folder, `${name}.bin`);
  const read = (name: string) => readFileSync(fileOf(name));
  const files = {
    vectors: read('vectors'),
    associations: read('associations'),
    embeddings: read('embeddings'),
    network: read('network'),
  };
  let reader: Reader | null | undefined;
  return readModel(files, () => {
    if (reader === undefined) {
      const kernels = existsSync(fileOf('reader')) ? compileKernels() : null;
      reader = kernels && loadReader(fileOf('reader'), kernels);
    }
    return reader;
  });
}

/** Loads the reader, which copies its weights, and frees the memory of the file at once: a collection may come late. */
function loadReader(file: string, kernels: WebAssembly.Module): Reader {
  const { size } = statSync(file);
  const buffer = new ArrayBuffer(size, { maxByteLength: size });
  const bytes = new Uint8Array(buffer);
  const descriptor = openSync(file, 'r');
  try {
    for (let at = 0, read = -1; read !== 0; at += read) read = readSync(descriptor, bytes, { offset: at });
    return createReader(readWeights(bytes), kernels);
  } finally {
    closeSync(descriptor);
    buffer.resize(0);
  }
}
