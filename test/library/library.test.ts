import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/embedded.ts';
import { type Library, LibraryFailure } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/threaded.ts';

const FILES = {
  'bridge.txt': `Date: 5 May 2024
Title: A bridge for Lindholm

The council of Lindholm met on Friday. It approved a new bridge across the Aske, which will cost 12 million crowns.

Mayor Ada Berg said that the bridge would open in the spring of 2026.`,
  'storm.md': `# Storm closes harbour

*2 February 2024*

A storm closed the harbour of Varde on Thursday. Nobody was hurt, because the ferries had left the day before.`,
};

const SCOPE = { server: null };

const articles = Object.entries(FILES).map(([id, text]) => parseArticle(id, text));

/** What every library does, whichever engine it runs on. */
function describeLibrary(name: string, open: () => Promise<Library>) {
  describe(name, () => {
    let library: Library;
    beforeAll(async () => {
      library = await open();
    }, 30_000);
    afterAll(() => library.close());

    it('answers with the sentence, its article, and the day that it speaks of', async () => {
      const { verdict, unmatched, answers } = await library.ask(
        'When did the storm close the harbour?',
        SCOPE,
      );
      expect({ verdict, unmatched }).toEqual({ verdict: 'answered', unmatched: [] });
      const text = FILES['storm.md'];
      expect(answers[0]).toEqual({
        quote: 'A storm closed the harbour of Varde on Thursday.',
        article: 'storm.md',
        title: 'Storm closes harbour',
        published: '2024-02-02',
        source: null,
        citation: expect.stringMatching(/^[0-9a-z]{10}\.0\.[0-9a-z]{7}$/),
        start: text.indexOf('A storm'),
        end: text.indexOf(' Nobody'),
        highlight: [[39, 47]],
        confidence: expect.closeTo(0.99, 1),
        events: [
          {
            text: 'Thursday',
            from: '2024-02-01',
            to: '2024-02-01',
            grain: 'day',
            basis: 'weekday',
            approximate: false,
          },
        ],
        leansOnBefore: false,
        before: null,
        after: 'Nobody was hurt, because the ferries had left the day before.',
      });
    });

    it('quotes to the letter', async () => {
      for (const question of ['bridge', 'who is the mayor?', 'What will it cost?', 'why was nobody hurt']) {
        const { answers } = await library.ask(question, SCOPE);
        expect(answers.length).toBeGreaterThan(0);
        for (const { article, start, end, quote, highlight } of answers) {
          expect(FILES[article as keyof typeof FILES].slice(start, end)).toBe(quote);
          for (const [from, to] of highlight) expect(quote.slice(from, to)).toMatch(/\S/);
        }
      }
    });

    it('says which words no article holds, and offers no more than what is nearest', async () => {
      const { verdict, unmatched } = await library.ask('Is there a zeppelin museum on Mars?', SCOPE);
      expect({ verdict, unmatched }).toEqual({ verdict: 'none', unmatched: ['zeppelin', 'museum', 'Mars'] });
      expect(await library.ask('?!', SCOPE)).toMatchObject({ verdict: 'none', unmatched: [], answers: [] });
    });

    it('gives the same answer to the same question', async () => {
      const ask = () => library.ask('How much will the bridge cost?', SCOPE);
      expect(JSON.stringify(await ask())).toBe(JSON.stringify(await ask()));
    });

    it('gives as many quotes as are asked for', async () => {
      expect((await library.ask('the bridge of Lindholm', SCOPE, 2)).answers).toHaveLength(2);
    });

    it('says what it consists of', async () => {
      expect(await library.status(null)).toEqual({
        revision: expect.stringMatching(/^[0-9a-f]{12}$/),
        articles: 2,
        own: 0,
        most: 500,
        longest: 200_000,
        sentences: 5,
        newest: '2024-05-05',
        keepsQuestions: false,
        read: expect.any(Number),
        problems: [],
      });
    });
  });
}

describeLibrary('a library in this thread', async () => createLibrary(articles));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  for (const [name, text] of Object.entries(FILES)) await writeFile(path.join(folder, name), text);
});
afterAll(() => rm(folder, { recursive: true }));

describeLibrary('a library in a worker', () => openLibrary({ seeds: folder, data: null }));

describe('a library', () => {
  it('answers the same in this thread and in a worker', async () => {
    const here = createLibrary(articles);
    const there = await openLibrary({ seeds: folder, data: null });
    for (const question of ['When was the council?', 'Ada Berg', 'zorblat', 'how long is the bridge'])
      expect(await there.ask(question, SCOPE)).toEqual(await here.ask(question, SCOPE));
    await there.close();
  }, 30_000);

  it('has another revision when any article has another letter', async () => {
    const revision = async (list: typeof articles) => (await createLibrary(list).status(null)).revision;
    const [first, second] = articles as [(typeof articles)[0], (typeof articles)[0]];
    const changed = parseArticle(second.id, `${second.text}!`);
    expect(await revision([first, changed])).not.toBe(await revision([first, second]));
    expect(await revision([first, second])).toBe(await revision([first, second]));
  });

  it('may be empty', async () => {
    const empty = createLibrary([]);
    expect(await empty.ask('When?', SCOPE)).toMatchObject({ verdict: 'none', answers: [] });
    expect(await empty.status(null)).toMatchObject({ articles: 0, sentences: 0, newest: null });
  });
});

describe('a library in a worker', () => {
  it('cannot be opened without its folder, and says so in one line', async () => {
    const missing = openLibrary({ seeds: path.join(folder, 'missing'), data: null });
    await expect(missing).rejects.toThrow(LibraryFailure);
    await expect(missing).rejects.toThrow(/^[^\n]*missing[^\n]*$/);
  });

  it('is replaced when a call takes too long, and answers the next', async () => {
    const library = await openLibrary({ seeds: folder, data: null }, { limits: { ask: 1 } });
    const first = library.ask('bridge '.repeat(200_000), SCOPE);
    await expect(first).rejects.toThrow('That question took too long.');
    const patient = await openLibrary({ seeds: folder, data: null });
    expect((await patient.ask('bridge', SCOPE)).answers.length).toBeGreaterThan(0);
    await Promise.all([library.close(), patient.close()]);
  }, 30_000);

  it('rejects what is asked after it was closed', async () => {
    const library = await openLibrary({ seeds: folder, data: null });
    await library.close();
    await expect(library.ask('bridge', SCOPE)).rejects.toThrow('The library is closed.');
  }, 30_000);
});
