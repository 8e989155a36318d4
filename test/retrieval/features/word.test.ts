import { describe, expect, it } from 'vitest';
import { align } from '../../../src/retrieval/features/alignment.ts';
import { analysePassage } from '../../../src/retrieval/features/passage.ts';
import { analyseQuestion } from '../../../src/retrieval/features/question.ts';
import { WORD_FEATURES, wordFeatures } from '../../../src/retrieval/features/word.ts';
import { featuresOf, kept, lexiconOf, named, nonZero, type Row, rank } from './fixtures.ts';

/** The features of each word that do not depend on the question, without those that are 0. */
function fixed(text: string): Row[] {
  const lexicon = lexiconOf();
  const [candidate] = rank('port', [{ paragraphs: [['port']] }]).candidates;
  const passage = analysePassage(text, lexicon);
  const rows = wordFeatures(align(analyseQuestion('', [], [], lexicon), passage, candidate!));
  const count = WORD_FEATURES.length;
  const first = WORD_FEATURES.indexOf('is name');
  return passage.terms.map((_, i) =>
    nonZero(named(WORD_FEATURES.slice(first), rows.subarray(i * count + first, (i + 1) * count))),
  );
}

describe('the features of a word', () => {
  it('have names that differ', () => {
    expect(new Set(WORD_FEATURES).size).toBe(WORD_FEATURES.length);
  });
});

describe('what a word is, whatever is asked', () => {
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
  ])('stands after one of “%s”', (leads, name) => {
    for (const lead of leads.split(' '))
      expect([lead, fixed(`${lead} port`)[1]]).toEqual([lead, { [`after “${name}”`]: 1, place: 0.5 }]);
  });

  it.each(['born', 'xbecause', 'int', 'within', 'byx', 'asx', 'unknown', 'beings', 'ofx', 'than', 'andy'])(
    'stands after nothing of note after “%s”',
    (word) => {
      expect(fixed(`${word} port`)[1]).toEqual({ place: 0.5 });
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
  ])('is told by what it is and stands beside: %s', (text, rows) => {
    expect(fixed(text)).toEqual(rows);
  });
});

describe('what a word is to the question', () => {
  const SENTENCE = 'In ports, the 3 storms, “Ada Berg” and the gale hit Varde by noon.';
  const found = () =>
    featuresOf('What gale did the ports fear?', [{ paragraphs: [[SENTENCE]] }], {
      // The shares are 1/2, 1/4 and 1/4.
      rarities: [2, 1, 1],
      ranked: { [SENTENCE]: {} },
      lexicon: lexiconOf(
        { gale: [80, 60], storm: [100, 0], port: [60, 80], ada: [-80, -60] },
        {
          '@what gale': { background: kept(60), given: { storm: kept(20), '#number': kept(40) } },
          '@what': { background: kept(20), given: { storm: kept(30) } },
          gale: { background: kept(80), given: { storm: kept(40), '#number': kept(20) } },
        },
      ),
    });
  const FIXED = /^(?:is |after (?:“|a comma|an)|before a mark|first word|place|ends|goes)/;
  const always = { 'asked what': 1, 'a thing is asked for': 1 };
  const unknown = {
    fresh: 1,
    'speaks for what is wanted': -0.7993,
    'speaks for its first word': -0.7993,
    'speaks for what is asked for': -0.7993,
  };

  it.each<[string, Row]>([
    [
      'in',
      { 'other stop word': 1, 'matches after, near': 0.2788, 'matches after': 0.5298, 'before a match': 1 },
    ],
    [
      'ports',
      { match: 1, 'share of the match': 0.25, 'matches after, near': 0.0412, 'matches after': 0.3009 },
    ],
    [
      '3',
      {
        fresh: 1,
        'speaks for what is wanted': 0.3136,
        'speaks for its first word': -0.7993,
        'speaks for what is asked for': 0.9699,
        'matches before, near': 0.175,
        'matches after, near': 0.084,
        'matches before': 0.2325,
        'matches after': 0.3478,
      },
    ],
    [
      'storms',
      {
        fresh: 1,
        'speaks for what is wanted': 0.6394,
        'speaks for its first word': -0.1476,
        'speaks for what is asked for': 0.6394,
        'near what is asked for': 0.8,
        'near the question': 0.7399,
        'matches before, near': 0.1225,
        'matches after, near': 0.12,
        'matches before': 0.2162,
        'matches after': 0.374,
      },
    ],
    [
      'ada',
      {
        ...unknown,
        'near what is asked for': -1,
        'near the question': -0.9956,
        'matches before, near': 0.0857,
        'matches after, near': 0.1715,
        'matches before': 0.2011,
        'matches after': 0.4022,
      },
    ],
    [
      'the',
      {
        'stop word of the question': 1,
        'matches before, near': 0.0294,
        'matches after, near': 0.5,
        'matches before': 0.1617,
        'matches after': 0.5,
        'before a match': 1,
      },
    ],
    [
      'gale',
      { match: 1, 'share of the match': 0.5, 'matches before, near': 0.0206, 'matches before': 0.1504 },
    ],
    ['hit', { ...unknown, 'matches before, near': 0.5144, 'matches before': 0.6399, 'after a match': 1 }],
  ])('is told by how it fits, and by the matches around it: %s', (word, expected) => {
    const row = Object.fromEntries(
      Object.entries(found()[SENTENCE]!.words[word]!).filter(([name]) => !FIXED.test(name)),
    );
    expect(nonZero(row)).toEqual({ ...expected, ...always });
  });

  it('is in a row with the kind of the question', () => {
    const kinds = (question: string) => {
      const row = featuresOf(question, [{ paragraphs: [['port']] }], { ranked: { port: {} } }).port!.words
        .port!;
      return Object.keys(nonZero(row)).filter((name) => /^asked|^a thing/.test(name));
    };
    expect(kinds('When was the port?')).toEqual(['asked when']);
    expect(kinds('How long is the port?')).toEqual(['asked how long']);
    expect(kinds('How many ports?')).toEqual(['asked how many']);
    expect(kinds('Where is the port?')).toEqual(['asked where']);
    expect(kinds('Who has a port?')).toEqual(['asked who']);
    expect(kinds('Why a port?')).toEqual(['asked why']);
    expect(kinds('Which ports did he see?')).toEqual(['asked what', 'a thing is asked for']);
  });
});
