/** The part of the contract that is about suggestions to somebody who types a question. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import type { Library } from '../../../src/library/library.ts';
import { articlesOf } from './articles.ts';
import { OPENING_MS, type Open } from './subject.ts';

const LONG = `How do I ${'very '.repeat(20)}often ask?`;

const FILES = {
  'faq.txt': `Title: Questions about the ferry
Date: 2022-01-01

Q: How do I book the ferry?
A: At the office.

Q: Can dogs come along
A: Yes.

Q: ${LONG}
A: Often.`,

  'guide.md': `# A guide to the harbour

*1 May 2024*

## How do I  moor a boat?

Ring the bell.

## Moorings

There are twelve.

## Is there more to come?`,

  'older.md': `# An older guide

*1 May 2021*

## How do I moor a boat?

Ask.

## How much is a mooring?

Nothing.`,

  'talk.txt': `Title: How the ferry was saved
Date: 2023-02-03

Berg: The ferry will sail twice a day from May.

Olsen: Will the ferry sail on Sundays, too?

Berg: Only in summer.

Olsen: Then I shall vote for it.`,
};

const ALL = { server: null };
const BOOK = 'How do I book the ferry?';
const MOOR = 'How do I moor a boat?';

export function describeSuggestions(open: Open): void {
  describe('asked for suggestions', () => {
    let library: Library;
    let reference: Library;
    beforeAll(async () => {
      library = await open(FILES);
      reference = createLibrary(articlesOf(FILES));
    }, OPENING_MS);
    afterAll(async () => {
      await library.close();
      await reference.close();
    }, OPENING_MS);

    it.each([
      ['book the', [BOOK, 'Questions about the ferry']],
      ['THE book', [BOOK, 'Questions about the ferry']],
      ['moor', [MOOR, 'How much is a mooring?', 'A guide to the harbour', 'An older guide']],
      ['dog', ['Can dogs come along']],
      ['ferry', [BOOK, 'How the ferry was saved', 'Questions about the ferry']],
      ['guide', ['A guide to the harbour', 'An older guide']],
      ['2023', ['How the ferry was saved']],
      ['sundays', []],
      ['very often', []],
      ['zeppelin', []],
    ])('finds for “%s” entries of FAQs, then headings, then titles', async (typed, suggestions) => {
      expect(await library.suggest(typed, ALL, 25)).toEqual(suggestions);
    });

    it.each([
      '',
      '***',
      'g',
      'h',
      '2024',
      'mor a baot',
      "how's",
      'x'.repeat(5_000),
      'how '.repeat(2_000),
      '\0',
    ])('suggests the same for “%s” whatever holds the articles', async (typed) => {
      expect(await library.suggest(typed, ALL, 25)).toEqual(await reference.suggest(typed, ALL, 25));
    });

    it('suggests the first of all while nothing is typed, and no more than asked for', async () => {
      expect(await library.suggest('', ALL, 3)).toEqual([BOOK, 'Can dogs come along', MOOR]);
    });

    it('suggests what a server has added to that server alone, while it has it', async () => {
      const text = 'Q: How do I ring the bell?\nA: Twice.\n\nQ: Why?\nA: It is the rule.';
      const entry = await library.add({ title: 'Signals', date: '', source: '', text }, '240');
      const found = (server: string | null, typed = 'how bell') => library.suggest(typed, { server }, 25);
      const all = ['How do I ring the bell?', 'Why?', 'Signals'];
      expect(await found('240')).toEqual(['How do I ring the bell?', 'Signals']);
      expect(await library.suggest('', { server: '240', own: true }, 25)).toEqual(all);
      for (const server of [null, '241']) expect(await found(server)).toEqual([]);
      await library.changeSettings('240', { usesSeeds: false });
      expect(await found('240', '')).toEqual(all);
      await library.remove(entry.id, '240');
      expect(await found('240')).toEqual([]);
      await library.undo('240');
      expect(await found('240', '')).toEqual(all);
    });
  });
}
