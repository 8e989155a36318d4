import { describe, expect, it } from 'vitest';
import { shippedModel } from '../../src/library/shipped-model.ts';
import { FEATURE_COUNTS } from '../../src/retrieval/features/evidence.ts';
import { packTranslationTable } from '../../src/retrieval/lexicon.ts';
import { type ModelFiles, readModel, writeNetwork } from '../../src/retrieval/model.ts';
import type { Network } from '../../src/retrieval/ranking-network.ts';
import { readWeights, writeWeights } from '../../src/retrieval/weights-file.ts';
import { networkBy } from './small-network.ts';

const base = networkBy({});
/** A network of distinct numbers, each exact in single precision. */
const NETWORK: Network = {
  ...base,
  means: base.means.map((_, i) => i / 8),
  scales: base.scales.map((_, i) => 1 + i / 4),
  parameters: base.parameters.map((_, i) => -i / 2),
  calibration: {
    answered: { offset: 0.5, slopes: [1.25, -2, 0.5, -1] },
    first: { offset: -0.75, slopes: [3] },
  },
};
const files = (): ModelFiles => ({
  vectors: writeWeights({ made: '', words: { words: ['sea'] }, numbers: { vectors: Int8Array.of(3, 4) } }),
  associations: writeWeights({
    made: '',
    ...packTranslationTable(new Map([['who', new Map([['name', 1]])]]), new Map([['who', 0.5]])),
  }),
  embeddings: writeWeights({
    made: '',
    words: { terms: ['sea'] },
    numbers: { vectors: Int8Array.of(0, 127), scales: Float32Array.of(0.5) },
  }),
  network: writeNetwork(NETWORK, 'by hand'),
});

describe('the model', () => {
  it('has the network that was written', () => {
    expect(readModel(files()).network).toEqual(NETWORK);
  });

  it('has the words that were written', () => {
    const { lexicon } = readModel(files());
    expect([lexicon.rowOf('sea'), lexicon.rowOf('lake'), lexicon.givenOf('name')]).toEqual([0, -1, 0]);
    expect(lexicon.embeddings?.embed(['sea'])).toEqual(Int8Array.of(0, 127));
    expect(lexicon.translationsOf('who')).toEqual({ background: 0.5, given: Float32Array.of(1) });
  });

  it('has the command that made its network, and the names of its features', () => {
    const { made, words, numbers } = readWeights(files().network);
    expect(made).toBe('by hand');
    expect({ sentence: words.sentence!.length, term: words.term!.length, word: words.word!.length }).toEqual(
      FEATURE_COUNTS,
    );
    expect(numbers.sizes).toEqual(Uint16Array.of(1, 2, 3, 1));
    expect(numbers.calibration).toEqual(Float32Array.of(0.5, 1.25, -2, 0.5, -1, -0.75, 3));
  });

  it.each(['sentence', 'term', 'word'])('is rejected when its network is for other features: %s', (kind) => {
    const artifact = readWeights(files().network);
    const words = { ...artifact.words, [kind]: [...artifact.words[kind]!].reverse() };
    expect(() => readModel({ ...files(), network: writeWeights({ ...artifact, words }) })).toThrow(
      new Error('the network was trained for other features: run `npm run train` again'),
    );
  });

  it('is rejected when its network has other layers', () => {
    const longer = { ...NETWORK, parameters: new Float64Array([...NETWORK.parameters, 0]) };
    expect(() => readModel({ ...files(), network: writeNetwork(longer, '') })).toThrow(
      new Error('the network was trained by another version: run `npm run train` again'),
    );
  });

  it.each<keyof ModelFiles>(['vectors', 'associations', 'network'])(
    'is rejected when a file is cut off: %s',
    (file) => {
      const short = files()[file].subarray(0, -1);
      expect(() => readModel({ ...files(), [file]: short })).toThrow(/^the data file is cut off within "/);
    },
  );

  it('that ships is for the current features', () => {
    expect(shippedModel().network.shape).toMatchObject(FEATURE_COUNTS);
  });
});
