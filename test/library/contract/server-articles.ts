/** The part of the contract that is about servers' own articles. */

import { describe, expect, it } from 'vitest';
import { sentenceHash, writeCitation } from '../../../src/library/citation.ts';
import { type Draft, type Library, LibraryFailure } from '../../../src/library/library.ts';
import { sentencesOf } from './reading.ts';
import type { Subject } from './subject.ts';

const FAIR: Draft = {
  title: 'The fair of Varde',
  date: '1 June 2024',
  source: 'https://news.example/fair',
  text: 'The fair opened on Saturday. It has 27 stalls, and a wheel.\n\nMayor Berg bought honey.',
};

const PLAIN = { kind: 'paragraph', level: 0, number: null, speaker: null, cells: null };

const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>At the fair</title>
<meta name="date" content="2024-06-03"><link rel="canonical" href="https://news.example/page">
<script>alert('fair')</script></head><body><nav><a href="/">Home</a></nav><main><h1>At the fair</h1>
<h2>Where</h2><p>The fair is at <b>Café Ñandú</b>. It has stalls.</p>
<table><tr><th>Stall</th><th>Owner</th></tr><tr><td>Honey</td><td>Ada</td></tr><tr><td>Bread</td><td>Olaf</td></tr></table>
</main></body></html>`;
const MARKDOWN = `## Where

It is at **Café Ñandú**. The fair has **27** stalls:

- [Honey](https://news.example/honey)
- Bread
`;

const draft = (changes: Partial<Draft>): Draft => ({ ...FAIR, ...changes });

/** Each test has a server of its own, so that tests do not affect each other. */
let servers = 100;
const newServer = () => String(servers++);

const titlesOf = async (library: Library, server: string) =>
  (await library.articles({ server })).filter(({ own }) => own).map(({ title }) => title);

const DOUBTFUL_TITLES = [
  ...['\0', '\x07', '\x1b', '\x7f', '\ud800'].map((one) => `A ${one} fair`),
  ...['"A fair"', `'"A fair"'`, '""A fair""', 'A fair # 1', ': - A fair', '---'],
];
const DOUBTFUL_TEXTS: Draft['text'][] = [
  FAIR.text,
  '---\ntags: [fair]\n---\nThe fair opened.',
  '# Fair\n\n- It **opened**.',
  { name: 'fair.html', bytes: Buffer.from(PAGE) },
  { name: 'fair.html', bytes: Buffer.from(`---\ntags: [fair]\n---\n${PAGE}`) },
];
/** Each doubtful title over each text, and pages with such titles: for one library, as writing them takes long. */
export const DOUBTFUL: readonly Draft[] = [
  ...DOUBTFUL_TITLES.flatMap((title) => DOUBTFUL_TEXTS.map((text) => draft({ title, text }))),
  ...['&#0;', '&#7;', '&#27;', '&#127;', '\x07'].flatMap((said) =>
    ['', '1 June 2024'].map((date) => {
      const bytes = Buffer.from(PAGE.replace('<title>At', `<title>${said} At`));
      return draft({ title: '', date, text: { name: 'fair.html', bytes } });
    }),
  ),
];

/** Tests that each of some drafts is added, or is rejected as its preview is, without anything of it being stored. */
export async function addAsPreviewed(library: Library, server: string, drafts: readonly Draft[]) {
  for (const one of drafts) {
    const preview = await library.preview(one, server).catch((error) => error);
    const added = await library.add(one, server).catch((error) => error);
    const why = JSON.stringify(one);
    if (preview instanceof LibraryFailure) {
      expect(added, why).toEqual(preview);
      expect((await library.status(server)).own, why).toBe(0);
    } else {
      expect(added, why).toMatchObject({ title: preview.title, own: true });
      await library.remove(added.key, server);
    }
  }
}

export function describeServerArticles(subject: Subject): void {
  describe('with the own articles of a server', () => {
    it('previews what a draft would become, and changes nothing', async () => {
      const { library } = subject;
      const server = newServer();
      const before = await library.status(server);
      expect(await library.preview(FAIR, server)).toEqual({
        title: 'The fair of Varde',
        published: '2024-06-01',
        source: 'https://news.example/fair',
        sentences: 3,
        opening: [
          { ...PLAIN, sentences: ['The fair opened on Saturday.', 'It has 27 stalls, and a wheel.'] },
          { ...PLAIN, sentences: ['Mayor Berg bought honey.'] },
        ],
        doubts: [],
      });
      expect(
        await library.preview(draft({ title: '', date: '', source: 'x', text: 'Hello.' }), server),
      ).toEqual({
        title: 'Hello.',
        published: null,
        source: null,
        sentences: 1,
        opening: [{ ...PLAIN, sentences: ['Hello.'] }],
        doubts: [
          { key: 'draftWarning.source', values: { source: 'x' } },
          { key: 'draftWarning.noDate' },
          { key: 'draftWarning.noTitle' },
          { key: 'draftWarning.short', values: { count: 1 } },
        ],
      });
      expect(await library.status(server)).toEqual(before);
    });

    it('adds an article, and answers from it in that server only', async () => {
      const { library } = subject;
      const [server, other] = [newServer(), newServer()];
      const entry = await library.add(FAIR, server);
      expect(entry).toEqual({
        id: '.own/2024-06-01-the-fair-of-varde.txt',
        key: expect.stringMatching(/^[0-9a-z]{10}$/),
        title: 'The fair of Varde',
        published: '2024-06-01',
        source: 'https://news.example/fair',
        sentences: 3,
        own: true,
      });
      const { answers, verdict } = await library.ask('How many stalls does the fair have?', { server });
      expect({ verdict, ...answers[0] }).toMatchObject({
        verdict: 'answered',
        quote: 'It has 27 stalls, and a wheel.',
        article: entry.id,
      });
      expect(await library.status(server)).toMatchObject({ articles: 6, own: 1, newest: '2024-06-01' });
      expect((await library.articles({ server }))[0]).toEqual(entry);
      expect((await library.read(entry.key, { server }))!.blocks).toHaveLength(2);

      const { citation } = answers[0]!;
      for (const elsewhere of [{ server: other }, { server: null }]) {
        expect(await library.read(entry.id, elsewhere)).toBeNull();
        expect(await library.read(entry.key, elsewhere)).toBeNull();
        expect(await library.cite(citation, elsewhere)).toBeNull();
        expect(await library.sources('It has 27 stalls, and a wheel.', elsewhere)).toEqual([]);
        expect(await library.articles(elsewhere, 'fair')).toEqual([]);
        expect(JSON.stringify(await library.ask('fair stalls wheel', elsewhere))).not.toContain('27 stalls');
        expect(await library.timeline('fair', elsewhere)).toEqual({ dated: [], leftOut: 0 });
      }
      expect(await library.remove(entry.key, other)).toBeNull();
      expect(await library.status(other)).toMatchObject({ articles: 5, own: 0 });
    });

    it('counts the articles and sentences of the seeds, and of all servers together', async () => {
      const { library, reference } = subject;
      const { seeds, own } = await library.totals();
      const { articles, sentences } = await reference.status(null);
      expect(seeds).toEqual({ articles, sentences });
      const added = [];
      for (const server of ['820', '821'])
        added.push(
          await library.add({ ...FAIR, text: `The fair of ${server} has stalls. It is over.` }, server),
        );
      expect(await library.totals()).toEqual({
        seeds,
        own: { articles: own.articles + 2, sentences: own.sentences + 4 },
      });
      await library.remove(added[0]!.key, '820');
      expect((await library.totals()).own).toEqual({
        articles: own.articles + 1,
        sentences: own.sentences + 2,
      });
    });

    it('has another revision with an article, the previous one without it, and that of a library in this thread', async () => {
      const server = newServer();
      const revision = async ({ status }: Library) => (await status(server)).revision;
      const before = await revision(subject.library);
      const { key } = await subject.library.add(FAIR, server);
      const during = await revision(subject.library);
      await subject.reference.add(FAIR, server);
      expect(during).not.toBe(before);
      expect(during).toBe(await revision(subject.reference));
      for (const question of ['Who bought honey?', 'fair', 'When did the fair open?'])
        expect(await subject.library.ask(question, { server })).toEqual(
          await subject.reference.ask(question, { server }),
        );
      await subject.library.remove(key, server);
      expect(await revision(subject.library)).toBe(before);
    });

    it('returns a conflict between two of its articles, the newer first', async () => {
      const { library, reference } = subject;
      const server = newServer();
      for (const [date, year] of [
        ['2020-03-01', '1652'],
        ['2022-03-01', '1655'],
      ] as const)
        for (const one of [library, reference])
          await one.add(
            draft({ date, title: '', text: `Lund was founded by fishermen in ${year}. It rained.` }),
            server,
          );
      const answers = await library.ask('When was Lund founded?', { server });
      expect(answers.conflict?.map(({ quote }) => quote)).toEqual([
        'Lund was founded by fishermen in 1655.',
        'Lund was founded by fishermen in 1652.',
      ]);
      expect(answers).toEqual(await reference.ask('When was Lund founded?', { server }));
    });

    it('removes an article, and restores it once', async () => {
      const { library } = subject;
      const server = newServer();
      const entry = await library.add(FAIR, server);
      expect(await library.remove(entry.id, server)).toEqual(entry);
      expect(await library.remove(entry.id, server)).toBeNull();
      expect(await titlesOf(library, server)).toEqual([]);
      expect(JSON.stringify(await library.ask('How many stalls?', { server }))).not.toContain('27 stalls');
      expect(await library.undo(server)).toEqual(entry);
      expect(await library.undo(server)).toBeNull();
      expect(await titlesOf(library, server)).toEqual([entry.title]);
    });

    it.each<[why: string, name: string, file: string, ending: string, kinds: string[]]>([
      ['a page', 'fair.html', PAGE, '.html', ['heading', 'paragraph', 'columns', 'row', 'row']],
      [
        'a page that is called a text',
        'fair.txt',
        PAGE,
        '.html',
        ['heading', 'paragraph', 'columns', 'row', 'row'],
      ],
      [
        'a page in another encoding',
        'fair.htm',
        PAGE.replace('utf-8', 'windows-1252'),
        '.html',
        ['heading', 'paragraph', 'columns', 'row', 'row'],
      ],
      ['Markdown', 'fair.md', MARKDOWN, '.md', ['heading', 'paragraph', 'item', 'item']],
      [
        'Markdown that is called a text',
        'fair.txt',
        MARKDOWN,
        '.md',
        ['heading', 'paragraph', 'item', 'item'],
      ],
    ])('stores %s unchanged, and restores it unchanged', async (_, name, file, ending, kinds) => {
      const { library, reference } = subject;
      const server = newServer();
      const bytes = Buffer.from(file, file.includes('windows-1252') ? 'latin1' : 'utf8');
      const given = draft({ text: { name, bytes } });
      const entry = await library.add(given, server);
      expect(entry).toMatchObject({
        id: `.own/2024-06-01-the-fair-of-varde${ending}`,
        title: 'The fair of Varde',
        published: '2024-06-01',
        source: 'https://news.example/fair',
      });
      const reading = await library.read(entry.key, { server });
      expect(reading!.blocks.map(({ kind }) => kind)).toEqual(kinds);
      expect(JSON.stringify(reading)).toContain('Café Ñandú');
      await reference.add(given, server);
      expect(reading).toEqual(await reference.read(entry.key, { server }));
      const { revision } = await library.status(server);
      expect(await library.remove(entry.key, server)).toEqual(entry);
      expect(await library.undo(server)).toEqual(entry);
      expect(await library.read(entry.key, { server })).toEqual(reading);
      expect((await library.status(server)).revision).toBe(revision);
    });

    it('previews the visible content of a page', async () => {
      const text = { name: 'fair.html', bytes: Buffer.from(PAGE) };
      const preview = await subject.library.preview(draft({ title: '', date: '', source: '', text }), '1');
      expect(preview).toEqual({
        title: 'At the fair',
        published: '2024-06-03',
        source: 'https://news.example/page',
        sentences: 6,
        opening: [
          { ...PLAIN, kind: 'heading', level: 2, sentences: ['Where'] },
          { ...PLAIN, sentences: ['The fair is at Café Ñandú.', 'It has stalls.'] },
        ],
        doubts: [],
      });
    });

    it('finds a sentence that was cited before Markdown was parsed', async () => {
      const { library } = subject;
      const server = newServer();
      const text = { name: 'fair.md', bytes: Buffer.from(MARKDOWN) };
      const { key } = await library.add(draft({ text }), server);
      const cite = (sentence: number, text: string) =>
        library.cite(writeCitation({ key, sentence, hash: sentenceHash(text) }), { server });
      // Headings were no sentences, and a list was one paragraph.
      for (const sentence of [0, 1, 5])
        expect(await cite(sentence, 'It is at Café Ñandú.')).toMatchObject({
          state: 'same',
          quote: { quote: 'It is at Café Ñandú.', citation: expect.stringContaining(`${key}.1.`) },
        });
      expect(await cite(1, 'The fair has **27** stalls:')).toMatchObject({
        state: 'changed',
        now: { quote: 'It is at Café Ñandú.' },
      });
    });

    it('restores only the article that was removed last', async () => {
      const { library } = subject;
      const server = newServer();
      const first = await library.add(FAIR, server);
      const second = await library.add(draft({ title: 'Another', text: 'Something else was said.' }), server);
      await library.remove(first.key, server);
      await library.remove(second.key, server);
      expect(await library.undo(server)).toEqual(second);
      expect(await library.undo(server)).toBeNull();
      expect(await titlesOf(library, server)).toEqual(['Another']);
    });

    it('restores an article under a new name when its name is taken', async () => {
      const { library } = subject;
      const server = newServer();
      const entry = await library.add(FAIR, server);
      await library.remove(entry.key, server);
      const other = await library.add(draft({ text: 'The fair closed on Sunday. It rained.' }), server);
      expect(other.id).toBe(entry.id);
      expect(await library.undo(server)).toMatchObject({
        id: '.own/2024-06-01-the-fair-of-varde-2.txt',
        title: entry.title,
      });
      expect((await library.status(server)).own).toBe(2);
    });

    it('does not restore an article while the same text exists, and does when that is removed', async () => {
      const { library } = subject;
      const server = newServer();
      const { key } = await library.add(FAIR, server);
      await library.remove(key, server);
      const again = await library.add(draft({ title: 'Another title' }), server);
      await expect(library.undo(server)).rejects.toThrow('The same text is there already: “Another title”.');
      expect(await titlesOf(library, server)).toEqual(['Another title']);
      await library.remove(again.key, server);
      expect(await library.undo(server)).toEqual(again);
    });

    it('rejects in the preview a draft whose file could not be parsed again, and stores nothing of it', async () => {
      const { library } = subject;
      const server = newServer();
      const some = DOUBTFUL_TITLES.map((title, i) =>
        draft({ title, text: DOUBTFUL_TEXTS[i % DOUBTFUL_TEXTS.length]! }),
      );
      await addAsPreviewed(library, server, some);
      expect(await library.preview(draft({ title: 'A \x07 fair' }), server)).toMatchObject({
        title: 'A fair',
      });
      await expect(library.preview(draft({ title: 'A \0 fair' }), server)).rejects.toThrow(/^The title /);
    });

    it('stores two articles with the same name, but not the same text twice', async () => {
      const { library } = subject;
      const server = newServer();
      await library.add(FAIR, server);
      await expect(library.add(draft({ title: 'Another title' }), server)).rejects.toThrow(
        'The same text is there already: “The fair of Varde”.',
      );
      expect((await library.preview(FAIR, server)).doubts).toEqual([
        { key: 'failure.sameText', values: { title: 'The fair of Varde' } },
      ]);
      const second = await library.add(draft({ text: 'The fair closed on Sunday. It rained.' }), server);
      expect(second.id).toBe('.own/2024-06-01-the-fair-of-varde-2.txt');
      expect((await library.status(server)).own).toBe(2);
    });

    it('adds articles one after another when they arrive at the same time', async () => {
      const { library } = subject;
      const server = newServer();
      const drafts = Array.from({ length: 8 }, (_, i) =>
        draft({ text: `The fair number ${i} opened in the rain. Nobody came.` }),
      );
      const entries = await Promise.all(drafts.map((one) => library.add(one, server)));
      expect(new Set(entries.map(({ id }) => id)).size).toBe(8);
      expect((await library.status(server)).own).toBe(8);
    });

    it('rejects a text that is no article, with the reason', async () => {
      const { library } = subject;
      const server = newServer();
      const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
      const refused: [Draft['text'], string][] = [
        ['', 'is empty'],
        ['***', 'has no text'],
        ['x'.repeat(200_001), 'more than 200,000 characters'],
        ['- a\n'.repeat(10_002), 'more than 10,000 lines'],
        [file('fair.html', `<p>a${'<b>a'.repeat(50_000)}`), 'more than 50,000 tags'],
        [file('fair.rtf', '%PDF'), 'is of a kind that is not read (.rtf): save it as .docx'],
        [file('fair.txt', 'a\0b'), 'The text '],
        [file('fair.html', '<script>alert(1)</script>'), 'shows no text'],
      ];
      for (const [text, reason] of refused)
        for (const attempt of [library.add, library.preview])
          await expect(attempt(draft({ text }), server)).rejects.toThrow(reason);
      expect((await library.status(server)).own).toBe(0);
    });

    it('reports that a cited sentence has changed, and finds one that has moved', async () => {
      const { library } = subject;
      const server = newServer();
      const { key } = await library.add(FAIR, server);
      const [opened, stalls] = sentencesOf((await library.read(key, { server }))!);
      await library.remove(key, server);
      const text = 'It rained. The fair opened on Monday. It has 27 stalls, and a wheel.';
      const changed = await library.add(draft({ text }), server);
      expect(changed.key).toBe(key);
      expect(await library.cite(opened!.citation, { server })).toMatchObject({
        state: 'changed',
        article: changed,
        now: { quote: 'It rained.' },
      });
      expect(await library.cite(stalls!.citation, { server })).toMatchObject({
        state: 'same',
        quote: { quote: 'It has 27 stalls, and a wheel.', before: 'The fair opened on Monday.' },
      });
      await library.remove(key, server);
      expect(await library.cite(opened!.citation, { server })).toBeNull();
    });
  });
}
