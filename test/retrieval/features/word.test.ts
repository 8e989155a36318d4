import { describe, expect, it } from 'vitest';
import { align } from '../../../src/retrieval/features/alignment.ts';
import { analysePassage } from '../../../src/retrieval/features/analysed-passage.ts';
import { questionFeaturesOf } from '../../../src/retrieval/features/question.ts';
import { WORD_FEATURES, wordFeatures } from '../../../src/retrieval/features/word.ts';
import { featuresOf, lexiconOf, nonZero, type Row, rank, stored, toRow } from './fixtures.ts';

/** The features of each word that do not depend on the question, without zeros. */
function fixedFeatures(text: string): Row[] {
  const lexicon = lexiconOf();
  const [candidate] = rank('port', [{ paragraphs: [['port']] }]).candidates;
  const passage = analysePassage(text, lexicon);
  const rows = wordFeatures(align(questionFeaturesOf('', [], [], lexicon), passage, candidate!));
  const count = WORD_FEATURES.length;
  const first = WORD_FEATURES.indexOf('is name');
  return passage.terms.map((_, i) =>
    nonZero(toRow(WORD_FEATURES.slice(first), rows.subarray(i * count + first, (i + 1) * count))),
  );
}

describe('the features of a word', () => {
  it('have distinct names', () => {
    expect(new Set(WORD_FEATURES).size).toBe(WORD_FEATURES.length);
  });
});

describe('the features of a word for any question', () => {
  it.each([
    ['in at on near', 'in'],
    ['by', 'by'],
    ['of', 'of'],
    ['to into toward towards', 'to'],
    ['from', 'from'],
    ['for during', 'for'],
    ['with as like', 'with'],
    ['because since due so', 'because'],
    ['a an', 'a'],
    ['the its his her their', 'the'],
    ['is was are were be been being became become', 'is'],
    ['named called known titled entitled', 'named'],
    ['and or', 'and'],
  ])('include the class of the word before it: one of “%s”', (words, name) => {
    for (const before of words.split(' '))
      expect([before, fixedFeatures(`${before} port`)[1]]).toEqual([
        before,
        { [`after “${name}”`]: 1, place: 0.5 },
      ]);
  });

  it.each(['born', 'xbecause', 'int', 'within', 'byx', 'asx', 'unknown', 'beings', 'ofx', 'than', 'andy'])(
    'include no class for “%s” before it',
    (before) => {
      expect(fixedFeatures(`${before} port`)[1]).toEqual({ place: 0.5 });
    },
  );

  it.each<[string, Row[]]>([
    ['port', [{ 'first word': 1 }]],
    [
      'ports, sea',
      [
        { 'first word': 1, 'before a mark': 1, 'ends like a verb': 1 },
        { 'after a comma': 1, place: 0.5 },
      ],
    ],
    [
      'sailed (sea)',
      [
        { 'first word': 1, 'ends like a verb': 1 },
        { 'after an opening mark': 1, 'before a mark': 1, place: 0.5 },
      ],
    ],
    [
      'red "sea".',
      [
        { 'first word': 1, 'ends like a verb': 1 },
        { 'after an opening mark': 1, 'before a mark': 1, place: 0.5 },
      ],
    ],
    [
      'ring “sea”;',
      [
        { 'first word': 1, 'ends like a verb': 1 },
        { 'after an opening mark': 1, 'before a mark': 1, place: 0.5 },
      ],
    ],
    ['edge ingot', [{ 'first word': 1 }, { place: 0.5 }]],
    [
      'port of Ada Berg',
      [
        { 'first word': 1 },
        { place: 0.25 },
        { 'after “of”': 1, 'is name': 1, place: 0.5 },
        { 'is name': 1, 'goes on a name': 1, place: 0.75 },
      ],
    ],
    [
      'sea Ada, Berg',
      [
        { 'first word': 1 },
        { 'is name': 1, 'before a mark': 1, place: 0.3333 },
        { 'is name': 1, 'after a comma': 1, place: 0.6667 },
      ],
    ],
    [
      'from Varde 5%',
      [
        { 'first word': 1 },
        { 'after “from”': 1, 'is name': 1, 'is place': 1, place: 0.3333 },
        { 'is number': 1, 'is percent': 1, place: 0.6667 },
      ],
    ],
  ])('include its tags, its position and the punctuation beside it: %s', (text, rows) => {
    expect(fixedFeatures(text)).toEqual(rows);
  });
});

describe('the features of a word for “What gale did the ports fear?”', () => {
  const SENTENCE = 'In ports, the 3 storms, “Ada Berg” and the gale hit Varde by noon.';
  /** The words between the two matches, "ports" and "gale". */
  const BETWEEN = ['3', 'storms', 'ada', 'berg', 'and'];
  const rows = () =>
    featuresOf('What gale did the ports fear?', [{ paragraphs: [[SENTENCE]] }], {
      // The shares of gale, ports and fear are 1/2, 1/4 and 1/4.
      rarities: [2, 1, 1],
      ranked: { [SENTENCE]: {} },
      lexicon: lexiconOf(
        { gale: [80, 60], storm: [100, 0], port: [60, 80], ada: [-80, -60] },
        {
          '@what gale': { background: stored(60), given: { storm: stored(20), '#number': stored(40) } },
          '@what': { background: stored(20), given: { storm: stored(30) } },
          gale: { background: stored(80), given: { storm: stored(40), '#number': stored(20) } },
        },
      ),
    })[SENTENCE]!.words;
  /** The values of one feature for some words, in their order. */
  const valuesOf = (name: string, words: readonly string[]) => {
    const found = rows();
    return words.map((word) => found[word]![name]!);
  };
  const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

  it.each([
    ['in', ['other stop word', 'before a match']],
    ['ports', ['match']],
    ['3', ['fresh']],
    ['the', ['stop word of the question', 'before a match']],
    ['gale', ['match']],
    ['hit', ['fresh', 'after a match']],
  ])('tell what it is to the question: %s', (word, expected) => {
    const roles = ['fresh', 'match', 'stop word of the question', 'other stop word'];
    const row = rows()[word]!;
    expect([...roles, 'after a match', 'before a match'].filter((name) => row[name] === 1)).toEqual(expected);
    expect([row['asked what'], row['a thing is asked for']]).toEqual([1, 1]);
  });

  it('include the share of the question of a match', () => {
    expect(valuesOf('share of the match', ['ports', 'gale', 'storms'])).toEqual([0.25, 0.5, 0]);
  });

  it.each(['', ', near'])('weight matches by their distance, the nearer the more%s', (range) => {
    const before = valuesOf(`matches before${range}`, BETWEEN);
    expect(before).toEqual(ascending(before).reverse());
    const after = valuesOf(`matches after${range}`, BETWEEN);
    expect(after).toEqual(ascending(after));
    expect(new Set([...before, ...after]).size).toBe(2 * BETWEEN.length);
  });

  it('give distant matches more weight in the far context than in the near one', () => {
    for (const word of BETWEEN) {
      const row = rows()[word]!;
      expect(row['matches before']).toBeGreaterThan(row['matches before, near']!);
    }
  });

  it('sum the shares of the matches on one side', () => {
    expect(valuesOf('matches before', ['in'])).toEqual([0]);
    // "Gale" directly before counts in full, "ports" farther away for less than its quarter.
    const [hit] = valuesOf('matches before', ['hit']);
    expect(hit).toBeGreaterThan(0.5);
    expect(hit).toBeLessThan(0.75);
  });

  it('are higher for words that go with what is asked for, by the translation table', () => {
    const [storms, number, hit] = valuesOf('speaks for what is wanted', ['storms', '3', 'hit']);
    expect([hit, number, storms]).toEqual(ascending([hit!, number!, storms!]));
    expect(hit).toBeLessThan(0);
    expect(storms).toBeGreaterThan(0);
    const [stormsByHead, numberByHead] = valuesOf('speaks for what is asked for', ['storms', '3']);
    expect(numberByHead).toBeGreaterThan(stormsByHead!);
    const [stormsByFirst, numberByFirst, hitByFirst] = valuesOf('speaks for its first word', [
      'storms',
      '3',
      'hit',
    ]);
    expect(stormsByFirst).toBeGreaterThan(numberByFirst!);
    expect(numberByFirst).toBe(hitByFirst);
  });

  it('include its cosine similarity to what is asked for and to the question', () => {
    expect(valuesOf('near what is asked for', ['storms', 'ada', 'hit'])).toEqual([0.8, -1, 0]);
    const [storms, ada] = valuesOf('near the question', ['storms', 'ada']);
    expect(storms).toBeGreaterThan(ada!);
  });

  it('are 0 for matches and stop words where they compare new words with the question', () => {
    for (const name of ['speaks for what is wanted', 'speaks for what is asked for', 'near the question'])
      expect(valuesOf(name, ['ports', 'gale', 'the', 'in'])).toEqual([0, 0, 0, 0]);
  });
});

describe('the features of a word by the kind of the question', () => {
  it.each([
    ['When was the port?', ['asked when']],
    ['How long is the port?', ['asked how long']],
    ['How many ports?', ['asked how many']],
    ['Where is the port?', ['asked where']],
    ['Who has a port?', ['asked who']],
    ['Why a port?', ['asked why']],
    ['Which ports did he see?', ['asked what', 'a thing is asked for']],
  ])('name the kind: %s', (question, expected) => {
    const { words } = featuresOf(question, [{ paragraphs: [['port']] }], { ranked: { port: {} } }).port!;
    const names = Object.keys(nonZero(words.port!));
    expect(names.filter((name) => /^asked|^a thing/.test(name))).toEqual(expected);
  });
});
