/** The part of the contract that is about articles with structure. */

import { describe, expect, it } from 'vitest';
import type { ReadBlock } from '../../../src/library/answers.ts';
import type { Scope } from '../../../src/library/library.ts';
import { articlesOf, STRUCTURED } from './articles.ts';
import { sentencesOf } from './reading.ts';
import type { Subject } from './subject.ts';

const ALL: Scope = { server: null };
const PLAIN = { level: 0, number: null, speaker: null, cells: null };

/** Blocks without citations and offsets. */
const withoutOffsets = (blocks: readonly ReadBlock[]) =>
  blocks.map(({ sentences, ...block }) => ({
    ...block,
    sentences: sentences.map(({ sentence }) => sentence),
  }));

/** A block of one sentence. */
const block = (kind: string, sentence: string, more: object = {}) => ({
  ...PLAIN,
  kind,
  sentences: [sentence],
  ...more,
});

/** @param subject holds `STRUCTURED` */
export function describeBlocks(subject: Subject): void {
  describe('over articles that are more than prose', () => {
    it('reads headings, steps, rows with their columns, and code', async () => {
      const reading = await subject.library.read('rules.md', ALL);
      expect(reading).toMatchObject({ title: 'Rules of the harbour', published: '2024-03-01' });
      expect(withoutOffsets(reading!.blocks)).toEqual([
        block('paragraph', 'author: Ada Berg'),
        block('paragraph', 'tags: [harbour, rules]'),
        block('heading', 'On the quay', { level: 2 }),
        block('paragraph', 'To tie up a boat:'),
        block('item', 'Ask the harbour master for a berth.', { level: 1, number: 1 }),
        block('item', 'Pay 12 crowns at the office. Keep the receipt.', { level: 1, number: 2 }),
        block('columns', 'Boat\tFee per night\tDeposit', {
          cells: [
            { column: '', from: 0, to: 4 },
            { column: '', from: 5, to: 18 },
            { column: '', from: 19, to: 26 },
          ],
        }),
        block('row', 'Rowing boat\t5 crowns\t', {
          cells: [
            { column: 'Boat', from: 0, to: 11 },
            { column: 'Fee per night', from: 12, to: 20 },
            { column: 'Deposit', from: 21, to: 21 },
          ],
        }),
        block('row', 'Ferry\t90 crowns\t200 crowns', {
          cells: [
            { column: 'Boat', from: 0, to: 5 },
            { column: 'Fee per night', from: 6, to: 15 },
            { column: 'Deposit', from: 16, to: 26 },
          ],
        }),
        block('heading', 'May I swim in the harbour?', { level: 2 }),
        block('answer', '', { sentences: ['No.', 'Swim at the beach of Lindholm.'] }),
        block('code', 'quay --open'),
      ]);
    });

    it('reads the visible content of a page', async () => {
      const reading = await subject.library.read('fees/2023.html', ALL);
      expect(reading).toMatchObject({
        title: 'Fees of 2023',
        published: '2023-01-15',
        source: 'https://news.example/fees',
      });
      expect(withoutOffsets(reading!.blocks)).toEqual([
        block('paragraph', 'These were the fees of the harbour.'),
        block('columns', 'Boat\tFee per night', {
          cells: [
            { column: '', from: 0, to: 4 },
            { column: '', from: 5, to: 18 },
          ],
        }),
        block('row', 'Rowing boat\t4 crowns', {
          cells: [
            { column: 'Boat', from: 0, to: 11 },
            { column: 'Fee per night', from: 12, to: 20 },
          ],
        }),
        block('term', 'Berth'),
        block('definition', 'A place at the quay.'),
      ]);
    });

    it('reads speakers', async () => {
      const reading = await subject.library.read('council.txt', ALL);
      expect(withoutOffsets(reading!.blocks)).toEqual([
        block('paragraph', 'Editor: Olaf Lund'),
        block('paragraph', 'Section: Council'),
        block('turn', 'The ferry will sail twice a day from May.', { speaker: 'Berg' }),
        block('question', 'Will it sail on Sundays, too?', { speaker: 'Olsen' }),
        block('turn', 'Only in summer, and only in fair weather.', { speaker: 'Berg' }),
        block('turn', 'Then I shall vote for it.', { speaker: 'Olsen' }),
      ]);
    });

    it('returns every sentence verbatim, with a citation that leads back to it', async () => {
      const { library, reference } = subject;
      for (const { id, text } of articlesOf(STRUCTURED)) {
        const reading = await library.read(id, ALL);
        expect(reading).toEqual(await reference.read(id, ALL));
        for (const { sentence, start, citation } of sentencesOf(reading!)) {
          expect(text.slice(start, start + sentence.length)).toBe(sentence);
          const cited = await library.cite(citation, ALL);
          expect(cited).toMatchObject({ state: 'same', quote: { quote: sentence, start, citation } });
          expect(cited).toEqual(await reference.cite(citation, ALL));
        }
      }
    });

    it('answers with a row, the names of its columns and the heading above it', async () => {
      const answers = await subject.library.ask('How much is the fee per night for a ferry?', ALL);
      expect(answers.answers[0]).toMatchObject({
        quote: 'Ferry\t90 crowns\t200 crowns',
        article: 'rules.md',
        kind: 'row',
        heading: ['On the quay'],
        shown: 'On the quay\nBoat: Ferry · Fee per night: 90 crowns · Deposit: 200 crowns',
      });
    });

    it('returns the same answers as a library in this thread', async () => {
      for (const question of [
        'How much is the fee per night for a rowing boat?',
        'May I swim in the harbour?',
        'Where do I pay for a berth?',
        'When does the ferry sail on Sundays?',
        'What is a berth?',
        'quay --open',
        'Who wrote the rules of the harbour?',
      ])
        for (const scope of [ALL, { server: null, to: '2023-12-31' } as const]) {
          const expected = JSON.stringify(await subject.reference.ask(question, scope));
          expect(JSON.stringify(await subject.library.ask(question, scope))).toBe(expected);
        }
    });
  });
}
