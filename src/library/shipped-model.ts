import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Model, readModel } from '../retrieval/model.ts';

let model: Model | null = null;

/** The model that ships with the product: read once in each thread, 5 MB. */
export function shippedModel(): Model {
  model ??= readModelFrom(fileURLToPath(new URL('../retrieval/learned', import.meta.url)));
  return model;
}

/** A model that training has put into a folder. */
export function readModelFrom(folder: string): Model {
  const read = (name: string) => readFileSync(path.join(folder, `${name}.bin`));
  return readModel({
    vectors: read('vectors'),
    associations: read('associations'),
    network: read('network'),
  });
}
