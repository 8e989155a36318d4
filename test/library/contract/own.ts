import { describe, expect, it } from 'vitest';
import type { Draft, Library } from '../../../src/library/library.ts';
import type { Subject } from '../contract.ts';

const FAIR: Draft = {
  title: 'The fair of Varde',
  date: '1 June 2024',
  source: 'https://news.example/fair',
  text: 'The fair opened on Saturday. It has 27 stalls, and a wheel.\n\nMayor Berg bought honey.',
};

const draft = (changes: Partial<Draft>): Draft => ({ ...FAIR, ...changes });

/** Each test has a server of its own, so that none sees what another did. */
let servers = 100;
const newServer = () => String(servers++);

const titlesOf = async (library: Library, server: string) =>
  (await library.articles({ server })).filter(({ own }) => own).map(({ title }) => title);

export function describeOwn(subject: Subject): void {
  describe('as the shelf of a server', () => {
    it('shows what a draft would become, and changes nothing', async () => {
      const { library } = subject;
      const server = newServer();
      const before = await library.status(server);
      expect(await library.preview(FAIR, server)).toEqual({
        title: 'The fair of Varde',
        published: '2024-06-01',
        source: 'https://news.example/fair',
        sentences: 3,
        opening: [
          'The fair opened on Saturday.',
          'It has 27 stalls, and a wheel.',
          'Mayor Berg bought honey.',
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
        opening: ['Hello.'],
        doubts: [
          '“x” is no address of a page: it has to start with https://.',
          'No date was found: the article will be undated.',
          'No title was found: the words that the article opens with will stand for it.',
          'The text is very short: one sentence.',
        ],
      });
      expect(await library.status(server)).toEqual(before);
    });

    it('takes an article, and answers from it in that server alone', async () => {
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
      expect((await library.read(entry.key, { server }))!.paragraphs).toHaveLength(2);

      const { citation } = answers[0]!;
      for (const elsewhere of [{ server: other }, { server: null }]) {
        expect(await library.read(entry.id, elsewhere)).toBeNull();
        expect(await library.read(entry.key, elsewhere)).toBeNull();
        expect(await library.cite(citation, elsewhere)).toBeNull();
        expect(await library.sources('It has 27 stalls, and a wheel.', elsewhere)).toEqual([]);
        expect(await library.articles(elsewhere, 'fair')).toEqual([]);
        expect(JSON.stringify(await library.ask('fair stalls wheel', elsewhere))).not.toContain('27 stalls');
        expect(await library.timeline('fair', elsewhere)).toEqual([]);
      }
      expect(await library.remove(entry.key, other)).toBeNull();
      expect(await library.status(other)).toMatchObject({ articles: 5, own: 0 });
    });

    it('has another revision with it, the same again without it, and the same as a library in this thread', async () => {
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

    it('says where two of its articles disagree, the newer first', async () => {
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

    it('loses an article, and gets it back once', async () => {
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

    it('gives back only what was removed last', async () => {
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

    it('keeps two of one name apart, and takes the same text once', async () => {
      const { library } = subject;
      const server = newServer();
      await library.add(FAIR, server);
      await expect(library.add(draft({ title: 'Another title' }), server)).rejects.toThrow(
        'The same text is there already: “The fair of Varde”.',
      );
      expect((await library.preview(FAIR, server)).doubts).toEqual([
        'The same text is there already: “The fair of Varde”.',
      ]);
      const second = await library.add(draft({ text: 'The fair closed on Sunday. It rained.' }), server);
      expect(second.id).toBe('.own/2024-06-01-the-fair-of-varde-2.txt');
      expect((await library.status(server)).own).toBe(2);
    });

    it('takes what is added at the same time, one after another', async () => {
      const { library } = subject;
      const server = newServer();
      const drafts = Array.from({ length: 8 }, (_, i) =>
        draft({ text: `The fair number ${i} opened in the rain. Nobody came.` }),
      );
      const entries = await Promise.all(drafts.map((one) => library.add(one, server)));
      expect(new Set(entries.map(({ id }) => id)).size).toBe(8);
      expect((await library.status(server)).own).toBe(8);
    });

    it('refuses what is no article, with the reason', async () => {
      const { library } = subject;
      const server = newServer();
      const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
      const refused: [Draft['text'], string][] = [
        ['', 'is empty'],
        ['***', 'has no text'],
        ['x'.repeat(200_001), 'more than 200,000 characters'],
        [file('fair.pdf', '%PDF'), 'is no .txt, .md or .html file'],
        [file('fair.txt', 'a\0b'), 'The text '],
        [file('fair.html', '<script>alert(1)</script>'), 'shows no text'],
      ];
      for (const [text, reason] of refused)
        for (const attempt of [library.add, library.preview])
          await expect(attempt(draft({ text }), server)).rejects.toThrow(reason);
      expect((await library.status(server)).own).toBe(0);
    });

    it('says that a cited sentence has changed, and finds one that has moved', async () => {
      const { library } = subject;
      const server = newServer();
      const { key } = await library.add(FAIR, server);
      const [opened, stalls] = (await library.read(key, { server }))!.paragraphs.flat();
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
