/** Tests the ranking by headings; see index.test.ts for the rest. */

import { describe, expect, it } from 'vitest';
import { termsOf } from '../../src/language/terms.ts';
import { Index } from '../../src/retrieval/index.ts';
import { LABEL, type LiveSegment, liveInOrder } from '../../src/retrieval/segment.ts';
import { buildSegment } from '../../src/retrieval/segment-builder.ts';
import { type BlockFixture, blocksOf } from './block-fixtures.ts';
import { lexiconOf } from './features/fixtures.ts';

const heading = (sentence: string, parent = -1): BlockFixture => ({
  parent,
  label: LABEL.heading,
  sentences: [sentence],
});
const question = (sentence: string, parent = -1): BlockFixture => ({
  parent,
  label: LABEL.question,
  sentences: [sentence],
});

/** An index of some articles; `found` returns the sentences for a question, best first. */
function library(...articles: BlockFixture[][]) {
  const sentences = articles.flat().flatMap((block) => block.sentences);
  const segment = segmentOf(...articles);
  const ask = (text: string, liveSegments: readonly LiveSegment[] = liveInOrder([segment])) => {
    const { candidates, matches } = new Index([segment], lexiconOf(), liveSegments).rank(termsOf(text), 99);
    const wordsOf = (bits: number) => matches.filter((_, i) => (bits >>> i) & 1).map(({ key }) => key);
    return candidates.map((candidate) => ({
      sentence: sentences[candidate.sentence],
      heading: wordsOf(candidate.held.heading),
      label: wordsOf(candidate.held.label),
    }));
  };
  return { segment, ask, found: (text: string) => ask(text).map(({ sentence }) => sentence) };
}

function segmentOf(...articles: BlockFixture[][]) {
  return buildSegment(articles.map((blocks) => ({ title: [], blocks: blocksOf(blocks) })));
}

describe('a heading', () => {
  const RULES: BlockFixture[] = [
    { sentences: ['Be kind.'] },
    heading('Guests'),
    heading('Opening times', 1),
    { parent: 2, sentences: ['From nine to five.', 'Not at night.'] },
    heading('Dogs', 1),
    { parent: 4, sentences: ['On a lead.', 'Opening gates is for the guard.'] },
    heading('Staff'),
    { parent: 6, sentences: ['Ask Ada.'] },
  ];
  const { ask, found } = library(RULES);

  it('finds the sentences below it, even if they have no word of the question', () => {
    expect(found('When are these times?')).toEqual(['From nine to five.', 'Not at night.']);
    expect(found('Are dogs allowed?')).toEqual(['On a lead.', 'Opening gates is for the guard.']);
  });

  it('is never quoted itself', () => {
    for (const asked of ['guests', 'opening times', 'dogs', 'staff', 'guests staff dogs opening times'])
      for (const label of ['Guests', 'Opening times', 'Dogs', 'Staff'])
        expect(found(asked)).not.toContain(label);
  });

  it('finds everything in its subsections, and nothing of another section', () => {
    expect(found('guests').sort()).toEqual(
      ['From nine to five.', 'Not at night.', 'On a lead.', 'Opening gates is for the guard.'].sort(),
    );
    expect(found('staff')).toEqual(['Ask Ada.']);
  });

  it('adds to the score of a sentence together with the headings above it', () => {
    expect(found('dogs opening')[0]).toBe('Opening gates is for the guard.');
    expect(found('Do guests have dogs?').slice(0, 1)).toEqual(['On a lead.']);
  });

  it('has the words of the question that are in the headings, and in the nearest one', () => {
    const [first] = ask('guests times');
    expect(first).toEqual({ sentence: 'From nine to five.', heading: ['guest', 'time'], label: ['time'] });
    expect(ask('kind').map(({ heading, label }) => [heading, label])).toEqual([[[], []]]);
  });

  it('does not affect the next article', () => {
    const two = library([heading('Storms'), { parent: 0, sentences: ['None.'] }], [{ sentences: ['Rain.'] }]);
    expect(two.found('storms')).toEqual(['None.']);
  });

  it('is quoted like any other sentence when nothing is below it', () => {
    expect(
      library([{ sentences: ['No dogs'] }, heading('Cats'), { parent: 1, sentences: ['One.'] }]).found(
        'dogs',
      ),
    ).toEqual(['No dogs']);
  });
});

describe('a question of a FAQ', () => {
  const { ask, found } = library([
    heading('Playing'),
    question('How do I claim land?', 0),
    { parent: 1, sentences: ['With a golden shovel.', 'It costs nothing.'] },
    question('How do I sell it?', 0),
    { parent: 3, sentences: ['Land is not sold.'] },
  ]);

  it('finds its answer, and is not the answer itself', () => {
    expect(found('How do I claim some?')).toEqual(['With a golden shovel.', 'It costs nothing.']);
    expect(found('how to claim land')[0]).toBe('With a golden shovel.');
    expect(found('claim sell playing land')).not.toContain('How do I claim land?');
  });

  it('is the nearest label of its answer', () => {
    expect(ask('playing claim')[0]).toEqual({
      sentence: 'With a golden shovel.',
      heading: ['play', 'claim'],
      label: ['claim'],
    });
  });
});

describe('a block with others within it', () => {
  it('counts like a heading for these, and is quoted itself', () => {
    const { found } = library([
      { sentences: ['The ranks are:'] },
      { parent: 0, sentences: ['Scout'] },
      { parent: 1, sentences: ['Two weeks.'] },
      { sentences: ['Ask Ada.'] },
    ]);
    expect(found('ranks')).toEqual(['The ranks are:', 'Scout', 'Two weeks.']);
    expect(found('scout')).toEqual(['Scout', 'Two weeks.']);
  });
});

describe('a deleted article', () => {
  const first = [heading('Storms'), { parent: 0, sentences: ['None yet.'] }];
  const second = [heading('Storms'), { parent: 0, sentences: ['One in May.'] }];

  it('is not found by its headings', () => {
    const { ask } = library(first, second);
    const segment = segmentOf(first, second);
    const liveSegment = { segment, ordinals: Int32Array.of(-1, 0), tombstones: segmentOf(first) };
    expect(ask('storms', [liveSegment]).map(({ sentence }) => sentence)).toEqual(['One in May.']);
  });
});
