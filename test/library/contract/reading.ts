/** The part of the contract that is about lists of articles, whole articles, citations, sources and the status. */

import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/library/answers.ts';
import type { Scope } from '../../../src/library/library.ts';
import { articlesOf, FILES } from './articles.ts';
import type { Subject } from './subject.ts';

const ALL: Scope = { server: null };

/** All sentences of an article. */
export const sentencesOf = ({ blocks }: Reading) => blocks.flatMap(({ sentences }) => sentences);

export function describeReading(subject: Subject): void {
  const idsOf = async (scope: Scope, typed?: string, limit?: number) =>
    (await subject.library.articles(scope, typed, limit)).map(({ id }) => id);

  describe('asked for its articles', () => {
    it('lists the newest first and the undated last', async () => {
      expect(await idsOf(ALL)).toEqual([
        'bridge.txt',
        'storm.md',
        'news/2023-06-19-visit.txt',
        'history.txt',
        'bells.txt',
      ]);
      expect(await idsOf(ALL, '', 2)).toEqual(['bridge.txt', 'storm.md']);
      expect((await subject.library.articles(ALL))[0]).toEqual({
        id: 'bridge.txt',
        key: expect.stringMatching(/^[0-9a-z]{10}$/),
        title: 'A bridge for Lindholm',
        published: '2024-05-05',
        source: 'https://news.example/bridge',
        sentences: 3,
        own: false,
      });
    });

    it.each([
      ['bri', ['bridge.txt']],
      ['LINDHOLM bridge', ['bridge.txt']],
      ['bridge zeppelin', []],
      ['harbour', ['storm.md', 'news/2023-06-19-visit.txt']],
      ['2023', ['news/2023-06-19-visit.txt']],
      ['june 2023', ['news/2023-06-19-visit.txt']],
      ['2024-05', ['bridge.txt']],
      ['old bells', ['bells.txt']],
      ['harbuor', ['storm.md', 'news/2023-06-19-visit.txt']],
      ['varde', ['history.txt', 'bells.txt', 'storm.md', 'news/2023-06-19-visit.txt']],
      ['***', ['bridge.txt', 'storm.md', 'news/2023-06-19-visit.txt', 'history.txt', 'bells.txt']],
    ])('completes “%s”', async (typed, ids) => {
      expect((await idsOf(ALL, typed)).sort()).toEqual([...ids].sort());
      expect(await subject.library.articles(ALL, typed)).toEqual(
        await subject.reference.articles(ALL, typed),
      );
    });

    it('completes absurdly long input safely', async () => {
      expect(await idsOf(ALL, 'x'.repeat(5_000))).toEqual([]);
      expect(await idsOf(ALL, 'bridge '.repeat(2_000))).toEqual(['bridge.txt']);
    });

    it('lists a page of them, or only a server’s own, and an article with exactly the typed title first', async () => {
      const { library } = subject;
      expect(await library.articles(ALL, undefined, 2, 2)).toEqual((await library.articles(ALL)).slice(2, 4));
      expect(await library.articles(ALL, 'varde', 2, 1)).toEqual(
        (await library.articles(ALL, 'varde')).slice(1, 3),
      );
      const own = { server: '230', own: true };
      expect(await library.articles(own)).toEqual([]);
      const draft = { title: 'Harbour', date: '', source: '', text: 'Boats lie in it all winter.' };
      const entry = await library.add(draft, '230');
      expect(await library.articles(own)).toEqual([entry]);
      expect(await library.articles(own, 'storm')).toEqual([]);
      // It is undated, and would otherwise come last.
      expect(await idsOf({ server: '230' }, 'HARBOUR')).toEqual([
        entry.id,
        'storm.md',
        'news/2023-06-19-visit.txt',
      ]);
      await library.remove(entry.key, '230');
    });

    it('lists those of a scope', async () => {
      expect(await idsOf({ server: null, asOf: '2023-06-19' })).toEqual([
        'news/2023-06-19-visit.txt',
        'history.txt',
      ]);
    });
  });

  describe('asked to read', () => {
    it('returns the whole article, verbatim', async () => {
      for (const { id, text } of articlesOf(FILES)) {
        const reading = await subject.library.read(id, ALL);
        expect(reading).toEqual(await subject.reference.read(id, ALL));
        for (const { sentence, start } of sentencesOf(reading!))
          expect(text.slice(start, start + sentence.length)).toBe(sentence);
      }
    });

    it('returns its blocks, by its key as well, and null for an article that does not exist', async () => {
      const { library } = subject;
      const reading = await library.read('news/2023-06-19-visit.txt', ALL);
      expect(reading!.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'paragraph']);
      expect(reading!.blocks.map(({ sentences }) => sentences.map(({ sentence }) => sentence))).toEqual([
        ['Minister Karin Olsen arrived in Varde on Sunday to open the new lighthouse.'],
        ["The day before Olsen's visit, the harbour had been swept."],
        ['It took 40 people three days to sweep it.'],
      ]);
      expect(await library.read(reading!.key, ALL)).toEqual(reading);
      for (const name of ['missing.txt', '', '../bridge.txt', '__proto__'])
        expect(await library.read(name, ALL)).toBeNull();
      expect(await library.read('bridge.txt', { server: null, asOf: '2023-01-01' })).toBeNull();
    });
  });

  describe('asked what a citation names', () => {
    it('returns the sentence, however the citation is typed', async () => {
      const { library } = subject;
      const [, second] = sentencesOf((await library.read('storm.md', ALL))!);
      const cited = await library.cite(` ${second!.citation.toUpperCase()}\n`, ALL);
      expect(cited).toMatchObject({ state: 'same', quote: { quote: second!.sentence, article: 'storm.md' } });
      expect(cited).toEqual(await subject.reference.cite(second!.citation, ALL));
    });

    it.each(['', '?', 'storm.md', '0bvhdmpoiw.0', '0000000000.0.0000000', '0bvhdmpoiw.0.00000000000'])(
      'returns null for “%s”',
      async (text) => {
        expect(await subject.library.cite(text, ALL)).toBeNull();
      },
    );

    it('returns the sentence at its position when the cited one does not exist any more', async () => {
      const [opening] = sentencesOf((await subject.library.read('storm.md', ALL))!);
      const other = (number: string) => opening!.citation.replace(/\..+/, `.${number}.0000000`);
      expect(await subject.library.cite(other('1'), ALL)).toMatchObject({
        state: 'changed',
        article: { id: 'storm.md' },
        now: { quote: 'Nobody was hurt, because the ferries had left the day before.' },
      });
      expect(await subject.library.cite(other('zzzzz'), ALL)).toMatchObject({ state: 'changed', now: null });
    });
  });

  describe('asked what a text quotes', () => {
    it('finds exact and similar sentences, and marks the words that differ', async () => {
      const text =
        'I read “varde was founded in 1649 by Dutch fishermen”. The lighthouse of Varde is 30 metres tall!';
      const found = await subject.library.sources(text, ALL);
      expect(
        found.map(({ quote, exact, differing }) => [
          quote.quote,
          exact,
          differing.map(([from, to]) => quote.quote.slice(from, to)),
        ]),
      ).toEqual([
        ['Varde was founded in 1649 by Dutch fishermen.', true, []],
        ['The lighthouse of Varde is 31 metres tall. 🗼', false, ['31']],
      ]);
      expect(found).toEqual(await subject.reference.sources(text, ALL));
    });

    it('finds nothing where nothing is quoted', async () => {
      for (const text of ['', '🗼', 'The harbour of Varde is lovely.', 'Who closed it?'])
        expect(await subject.library.sources(text, ALL)).toEqual([]);
    });
  });

  describe('asked for its status', () => {
    it('returns its size and state', async () => {
      const { read, ...status } = await subject.library.status(null);
      expect(Math.abs(Date.now() - read)).toBeLessThan(3_600_000);
      expect(status).toEqual({
        revision: expect.stringMatching(/^[0-9a-f]{12}$/),
        articles: 5,
        own: 0,
        most: 500,
        longest: 200_000,
        room: 2_000_000,
        sentences: 14,
        newest: '2024-05-05',
        problems: [],
      });
      expect(status.revision).toBe((await subject.reference.status(null)).revision);
    });
  });
}
