import { describe, expect, it } from 'vitest';
import { termsOf } from '../../src/language/terms.ts';
import { shippedModel } from '../../src/library/shipped-model.ts';
import { Index } from '../../src/retrieval/index.ts';
import { buildSegment } from '../../src/retrieval/segment-builder.ts';
import { proseOf } from './block-fixtures.ts';

const { lexicon } = shippedModel();

/** An index over articles of a title and paragraphs, each a list of sentences. */
function indexOf(...articles: { title?: string; paragraphs: string[][] }[]) {
  const sentences = articles.flatMap(({ paragraphs }) => paragraphs.flat());
  const segment = buildSegment(
    articles.map(({ title = '', paragraphs }) => ({
      title: termsOf(title),
      blocks: proseOf(paragraphs),
    })),
  );
  const index = new Index([segment], lexicon);
  return {
    index,
    ask: (question: string, limit = 10) =>
      index.rank(termsOf(question), limit).candidates.map(({ sentence }) => sentences[sentence]),
  };
}

describe('the ranking', () => {
  const { ask, index } = indexOf(
    {
      title: 'A bridge for Lindholm',
      paragraphs: [
        ['The council of Lindholm met on Monday.', 'It approved a new bridge across the Aske.'],
        ['Mayor Ada Berg opened the talks.', 'She praised the engineers.'],
      ],
    },
    {
      title: 'Storm on the coast',
      paragraphs: [
        ['A storm closed the harbour of Varde.', 'The bridge at Varde stayed open.', 'Nobody was hurt.'],
      ],
    },
  );

  it('puts first the sentence that has most of the question', () => {
    expect(ask('Who opened the talks?')[0]).toBe('Mayor Ada Berg opened the talks.');
  });

  it('uses the paragraph of a sentence with a pronoun', () => {
    const { index: places } = indexOf({
      paragraphs: [
        ['The council of Lindholm met.', 'It approved the bridge.'],
        ['The council of Varde met.', 'It approved the bridge.'],
      ],
    });
    const order = places.rank(termsOf('Who approved the bridge in Varde?'), 4).candidates;
    expect(order.map(({ sentence }) => sentence)).toEqual([3, 2, 1, 0]);
  });

  it('uses the title to tell which article is meant', () => {
    const articles = ['Lindholm', 'Varde'].map((title) => ({ title, paragraphs: [['The bridge is open.']] }));
    const { index: places } = indexOf(...articles);
    expect(places.rank(termsOf('Is the bridge at Varde open?'), 1).candidates[0]?.sentence).toBe(1);
    expect(places.rank(termsOf('Is the bridge at Lindholm open?'), 1).candidates[0]?.sentence).toBe(0);
  });

  it('corrects misspelt words', () => {
    expect(ask('Who opend the tallks?')[0]).toBe('Mayor Ada Berg opened the talks.');
  });

  it('finds nothing for a question without a word of the library', () => {
    expect(ask('zorblat quux')).toEqual([]);
    expect(ask('')).toEqual([]);
    expect(ask('who is it?')).toEqual([]);
  });

  it('returns the term of the library for each word of the question', () => {
    const { matches } = index.rank(termsOf('Did the mayorr of Lindholm sing arias?'), 5);
    expect(matches.map(({ asked, key }) => [asked.key, key])).toEqual([
      ['mayorr', 'mayor'],
      ['lindholm', 'lindholm'],
      ['sing', undefined],
      ['aria', undefined],
    ]);
  });

  it('returns where each of the words occurs', () => {
    const { matches, candidates } = index.rank(termsOf('Was anyone hurt at Varde when the storm came?'), 9);
    const held = candidates.find(({ sentence }) => sentence === 6)?.held;
    const wordsOf = (bits = 0) => matches.filter((_, i) => (bits >>> i) & 1).map(({ key }) => key);
    expect(wordsOf(held?.sentence)).toEqual(['hurt']);
    expect(wordsOf(held?.before)).toEqual(['vard']);
    expect(wordsOf(held?.after)).toEqual([]);
    expect(wordsOf(held?.paragraph)).toEqual(['hurt', 'vard', 'storm']);
    expect(wordsOf(held?.title)).toEqual(['storm']);
  });

  it('is limited to the first candidates of the longer ranking', () => {
    expect(ask('the bridge of Lindholm', 2)).toEqual(ask('the bridge of Lindholm', 7).slice(0, 2));
  });

  it('breaks ties by the order of the library, and is deterministic', () => {
    const equal = indexOf({ paragraphs: [['Rain fell.', 'Rain fell.', 'Rain fell.']] });
    const ranking = equal.index.rank(termsOf('rain'), 3);
    expect(ranking.candidates.map(({ sentence }) => sentence)).toEqual([0, 1, 2]);
    expect(equal.index.rank(termsOf('rain'), 3)).toEqual(ranking);
  });

  it('treats the names of object properties as plain words', () => {
    const { ask: askWords } = indexOf({
      paragraphs: [['The constructor met __proto__ and toString.', 'Rain fell.']],
    });
    for (const word of ['constructor', '__proto__', 'toString'])
      expect(askWords(word)[0]).toBe('The constructor met __proto__ and toString.');
    for (const word of ['hasOwnProperty', 'valueOf']) expect(askWords(word)).toEqual([]);
  });

  it('reads several segments as one library', () => {
    const articles = [
      { title: 'Harbour', paragraphs: [['The storm closed the harbour.', 'Ferries waited.']] },
      { title: 'Bridge', paragraphs: [['The bridge stayed open in the storm.', 'Nobody was hurt.']] },
    ];
    const segments = articles.map(({ title, paragraphs }) =>
      buildSegment([{ title: termsOf(title), blocks: proseOf(paragraphs) }]),
    );
    const separate = new Index(segments, lexicon);
    const together = indexOf(...articles).index;
    for (const question of ['the storm', 'Was the harbour closed?', 'bridge', 'ferries hurt']) {
      const scores = (one: Index) => one.rank(termsOf(question), 9).candidates.map(({ score }) => score);
      expect(scores(separate)).toEqual(scores(together));
    }
  });

  it('returns only sentences of allowed articles', () => {
    const found = index.rank(termsOf('bridge'), 9, (_, article) => article === 1).candidates;
    expect(found.map(({ sentence }) => sentence)).toEqual([5, 4, 6]);
  });
});
