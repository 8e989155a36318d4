import { readFileSync } from 'node:fs';
import { type Model, readModel } from '../retrieval/model.ts';

let model: Model | null = null;

/** The model that ships with the product: read once in each thread, 5 MB. */
export function shippedModel(): Model {
  model ??= readModel({
    vectors: readLearned('vectors'),
    associations: readLearned('associations'),
    network: readLearned('network'),
  });
  return model;
}

function readLearned(name: string): Uint8Array {
  return readFileSync(new URL(`../retrieval/learned/${name}.bin`, import.meta.url));
}
