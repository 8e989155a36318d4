/** The part of the contract that is about edits of servers' own articles, and their former versions. */

import { describe, expect, it } from 'vitest';
import type { Draft, Library } from '../../../src/library/library.ts';
import { sentencesOf } from './reading.ts';
import type { Subject } from './subject.ts';

const FAIR: Draft = {
  title: 'The fair of Varde',
  date: '1 June 2024',
  source: 'https://news.example/fair',
  text: 'The fair opened on Saturday. It has 27 stalls, and a wheel.\n\nMayor Berg bought honey.',
};
const BODY = 'The fair opened on Saturday. It has 27 stalls, and a wheel.\n\nMayor Berg bought honey.';
const LATER = 'The fair opened on Saturday. It has 30 stalls, and a wheel.\n\nIt closes in July.';
/** The fields of a form that nobody has touched. */
const FIELDS = { title: 'The fair of Varde', date: '2024-06-01', source: 'https://news.example/fair' };
const FACTS = {
  title: 'The fair of Varde',
  published: '2024-06-01',
  source: 'https://news.example/fair',
  sentences: 3,
};

const PAGE = `<!doctype html><html><head><title>At the fair</title><meta name="date" content="2024-06-03"></head><body>
<main><h2>Where</h2><p>The fair is at <b>Café Ñandú</b>. It has stalls.</p>
<table><tr><th>Stall</th><th>Owner</th></tr><tr><td>Honey</td><td>Ada</td></tr></table></main></body></html>`;

/** Each test has a server of its own, so that tests do not affect each other. */
let servers = 500;
const newServer = () => String(servers++);

const bytesOf = async (library: Library, key: string, server: string, until: number | null = null) =>
  Buffer.from((await library.articleFile(key, server, until))!.bytes).toString();

async function edit(library: Library, key: string, server: string, changes: Partial<Draft>) {
  const editable = await library.editable(key, server);
  const { title, date, source, text, version } = editable!;
  return library.edit(key, { title, date, source, text, ...changes }, server, version);
}

const sentencesIn = async (library: Library, key: string, server: string) =>
  sentencesOf((await library.read(key, { server }))!).map(({ sentence }) => sentence);

export function describeEdits(subject: Subject): void {
  describe('with edits of the own articles of a server', () => {
    it('returns the fields of a form for one of them, and for nothing else', async () => {
      const { library } = subject;
      const server = newServer();
      const entry = await library.add(FAIR, server);
      expect(await library.editable(entry.key, server)).toEqual({
        entry,
        version: expect.stringMatching(/^[0-9a-z]{10,26}$/),
        ...FIELDS,
        text: BODY,
      });
      expect(await library.editable(entry.key, newServer())).toBeNull();
      expect(await library.editable('bridge.txt', server)).toBeNull();
    });

    it('previews what would change, sentence by sentence, and changes nothing', async () => {
      const { library } = subject;
      const server = newServer();
      const { key } = await library.add(FAIR, server);
      const { version } = (await library.editable(key, server))!;
      const before = await library.status(server);
      const draft = { ...FIELDS, date: '2 June 2024', text: LATER };
      expect(await library.previewEdit(key, draft, server, version)).toEqual({
        version,
        doubts: [],
        changes: {
          before: FACTS,
          after: { ...FACTS, published: '2024-06-02' },
          counts: { changed: 2, added: 0, removed: 0 },
          sentences: [
            { before: 'It has 27 stalls, and a wheel.', after: 'It has 30 stalls, and a wheel.' },
            { before: 'Mayor Berg bought honey.', after: 'It closes in July.' },
          ],
        },
      });
      expect(await library.status(server)).toEqual(before);
    });

    it('answers with the new text under the same id, and finds what has not changed by its citations', async () => {
      const { library } = subject;
      const server = newServer();
      const entry = await library.add(FAIR, server);
      const [opened, stalls] = sentencesOf((await library.read(entry.key, { server }))!);
      expect(await edit(library, entry.key, server, { text: LATER })).toEqual(entry);
      expect(await bytesOf(library, entry.key, server)).toBe(
        `Title: The fair of Varde\nDate: 2024-06-01\nSource: https://news.example/fair\n\n${LATER}`,
      );
      const { answers } = await library.ask('How many stalls does the fair have?', { server });
      expect(answers[0]).toMatchObject({ quote: 'It has 30 stalls, and a wheel.', article: entry.id });
      expect(await library.cite(opened!.citation, { server })).toMatchObject({ state: 'same' });
      expect(await library.cite(stalls!.citation, { server })).toMatchObject({
        state: 'changed',
        article: entry,
      });
      expect(await library.status(server)).toMatchObject({ own: 1, articles: 6 });
    });

    it('keeps the text that has the fields changed, and its file otherwise as it is', async () => {
      const { library } = subject;
      const server = newServer();
      const { key } = await library.add(FAIR, server);
      expect(await edit(library, key, server, { title: 'A fair', source: '', text: '' })).toMatchObject({
        key,
        title: 'A fair',
        published: '2024-06-01',
        source: null,
        sentences: 3,
      });
      expect(await bytesOf(library, key, server)).toBe(`Title: A fair\nDate: 2024-06-01\n\n${BODY}`);
    });

    it('shows a page as Markdown, which takes its place with its tables and its id', async () => {
      const { library } = subject;
      const server = newServer();
      const text = { name: 'fair.html', bytes: Buffer.from(PAGE) };
      const { key, id } = await library.add({ title: '', date: '', source: '', text }, server);
      const editable = (await library.editable(key, server))!;
      expect(editable).toMatchObject({
        title: 'At the fair',
        date: '2024-06-03',
        source: '',
        text: '## Where\n\nThe fair is at Café Ñandú. It has stalls.\n\n| Stall | Owner |\n| --- | --- |\n| Honey | Ada |',
      });
      const before = await library.read(key, { server });
      const changed = editable.text.replace('stalls.', '27 stalls.');
      expect(await edit(library, key, server, { text: changed })).toMatchObject({ id, key, sentences: 5 });
      const reading = (await library.read(key, { server }))!;
      expect(reading.blocks.map(({ kind }) => kind)).toEqual(before!.blocks.map(({ kind }) => kind));
      expect(await sentencesIn(library, key, server)).toContain('It has 27 stalls.');
      expect(await library.editable(key, server)).toMatchObject({ date: '2024-06-03', text: changed });
      // One heading alone would not be recognised as Markdown.
      await edit(library, key, server, { text: '## Where\n\nIt is at home.' });
      expect(await sentencesIn(library, key, server)).toEqual(['Where', 'It is at home.']);
      const until = (await library.history(key, server, 2))!.until!;
      await library.revert(key, until, server);
      expect(await bytesOf(library, key, server)).toBe(PAGE);
      expect(await library.read(key, { server })).toEqual(before);
    });

    it('takes a file of another format in place of a text', async () => {
      const { library } = subject;
      const server = newServer();
      const { key, id } = await library.add(FAIR, server);
      const text = { name: 'fair.html', bytes: Buffer.from(PAGE) };
      expect(await edit(library, key, server, { text })).toMatchObject({
        id,
        title: 'The fair of Varde',
        published: '2024-06-01',
        sentences: 5,
      });
      expect(await sentencesIn(library, key, server)).toContain('The fair is at Café Ñandú.');
    });

    it('rejects an edit of what has been changed since, which its preview says', async () => {
      const { library } = subject;
      const server = newServer();
      const { key } = await library.add(FAIR, server);
      const { version } = (await library.editable(key, server))!;
      await edit(library, key, server, { text: LATER });
      const late = { ...FIELDS, text: `${BODY} It rained.` };
      await expect(library.edit(key, late, server, version)).rejects.toThrow(/has been changed since you/);
      expect(await sentencesIn(library, key, server)).toContain('It closes in July.');
      const preview = await library.previewEdit(key, late, server, version);
      expect(preview.doubts).toEqual([{ key: 'failure.changedMeanwhile' }]);
      expect(preview.changes.sentences[0]).toEqual({
        before: 'It has 30 stalls, and a wheel.',
        after: 'It has 27 stalls, and a wheel.',
      });
      // With the version that was compared, it is an edit as any other.
      expect(await library.edit(key, late, server, preview.version)).toMatchObject({ sentences: 4 });
    });

    it('takes one of the edits that arrive at the same time', async () => {
      const { library } = subject;
      const server = newServer();
      const { key } = await library.add(FAIR, server);
      const { version } = (await library.editable(key, server))!;
      const edits = await Promise.allSettled(
        [1, 2, 3, 4].map((i) =>
          library.edit(key, { ...FIELDS, text: `${BODY} ${i} came.` }, server, version),
        ),
      );
      expect(edits.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await library.history(key, server, 0)).toMatchObject({ count: 2 });
    });

    it('rejects an edit that changes nothing, makes no article, or repeats another one', async () => {
      const { library } = subject;
      const server = newServer();
      const { key } = await library.add(FAIR, server);
      await library.add({ ...FAIR, title: 'Rain', text: 'It rained. Nobody came.' }, server);
      await expect(edit(library, key, server, {})).rejects.toThrow('nothing would change');
      await expect(edit(library, key, server, { text: '***' })).rejects.toThrow('has no text');
      await expect(edit(library, key, server, { text: 'It rained. Nobody came.' })).rejects.toThrow(
        'The same text is there already: “Rain”.',
      );
      await expect(library.edit('0000000000', FAIR, server, 'x')).rejects.toThrow('is gone');
      expect(await library.history(key, server, 0)).toMatchObject({ count: 1 });
    });

    it('tells the history of an article, and goes back, which can be undone', async () => {
      const { library } = subject;
      const server = newServer();
      const entry = await library.add(FAIR, server);
      const { key } = entry;
      expect(await library.history(key, server, 0)).toEqual({
        entry,
        age: 0,
        count: 1,
        since: null,
        until: null,
        facts: FACTS,
        changes: null,
      });
      const began = Date.now();
      await edit(library, key, server, { text: LATER });
      const now = (await library.history(key, server, 0))!;
      expect(now).toMatchObject({ age: 0, count: 2, until: null, facts: FACTS });
      expect(now.since).toBeGreaterThanOrEqual(began);
      expect(now.changes!.counts).toEqual({ changed: 2, added: 0, removed: 0 });
      const first = (await library.history(key, server, 99))!;
      expect(first).toEqual({ ...now, age: 1, since: null, until: now.since, changes: null });
      expect(await bytesOf(library, key, server, first.until)).toContain('27 stalls');

      expect(await library.revert(key, first.until!, server)).toEqual(entry);
      expect(await sentencesIn(library, key, server)).toContain('It has 27 stalls, and a wheel.');
      const undone = (await library.history(key, server, 1))!;
      expect(undone).toMatchObject({ age: 1, count: 3 });
      await library.revert(key, undone.until!, server);
      expect(await sentencesIn(library, key, server)).toContain('It has 30 stalls, and a wheel.');
      await expect(library.revert(key, 12_345, server)).rejects.toThrow('no longer kept');
      expect(await library.articleFile(key, server, 12_345)).toBeNull();
      expect(await library.history('bridge.txt', server, 0)).toBeNull();
      expect(await library.history(key, newServer(), 0)).toBeNull();
    });

    it('returns a cited sentence as it was, and what has taken its place', async () => {
      const { library } = subject;
      const server = newServer();
      const { key } = await library.add(FAIR, server);
      const [opened, stalls, honey] = sentencesOf((await library.read(key, { server }))!);
      await edit(library, key, server, {
        title: 'The fair',
        text: 'It rained. The fair opened on Saturday. It has 30 stalls, and a wheel.',
      });
      await edit(library, key, server, {
        text: 'It rained. The fair opened on Saturday. It has 31 stalls, and a wheel.',
      });
      const { since } = (await library.history(key, server, 1))!;
      expect(await library.citeFormer(stalls!.citation, { server })).toMatchObject({
        quote: {
          quote: 'It has 27 stalls, and a wheel.',
          title: 'The fair of Varde',
          citation: stalls!.citation,
          published: '2024-06-01',
        },
        until: since,
        now: { quote: 'It has 31 stalls, and a wheel.', title: 'The fair' },
      });
      expect(await library.citeFormer(honey!.citation, { server })).toMatchObject({
        quote: { quote: 'Mayor Berg bought honey.' },
        now: null,
      });
      for (const scope of [{ server: newServer() }, { server: null }])
        expect(await library.citeFormer(stalls!.citation, scope)).toBeNull();
      for (const citation of ['nonsense', `${key}.0.0000000`])
        expect(await library.citeFormer(citation, { server })).toBeNull();
      expect(opened!.sentence).toBe('The fair opened on Saturday.');
    });

    it('finds the source of a sentence that was changed, with the version that has it', async () => {
      const { library } = subject;
      const server = newServer();
      const { key } = await library.add(FAIR, server);
      const said = 'The fair opened on Saturday with a long and solemn speech of the mayor.';
      await edit(library, key, server, { text: said });
      await edit(library, key, server, { text: said.replace('Saturday', 'Sunday') });
      const [source] = await library.sources(`“${said}”`, { server });
      expect(source).toMatchObject({
        exact: false,
        quote: { quote: said.replace('Saturday', 'Sunday') },
        former: { quote: { quote: said }, until: (await library.history(key, server, 0))!.since },
      });
      const [exact] = await library.sources(said.replace('Saturday', 'Sunday'), { server });
      expect(exact).not.toHaveProperty('former');
    });

    it('keeps the last twenty versions of an article', async () => {
      const { library } = subject;
      const server = newServer();
      const { key } = await library.add(FAIR, server);
      for (let i = 0; i < 22; i++) await edit(library, key, server, { text: `${BODY} It has ${i} doors.` });
      const oldest = (await library.history(key, server, 99))!;
      expect(oldest).toMatchObject({ count: 21, age: 20, since: null, changes: null });
      expect(await bytesOf(library, key, server, oldest.until)).toContain('It has 1 doors.');
    });

    it('has the history of an article that was removed and put back, and not that of another one', async () => {
      const { library } = subject;
      const server = newServer();
      const { key } = await library.add(FAIR, server);
      await edit(library, key, server, { text: LATER });
      await library.remove(key, server);
      const other = await library.add({ ...FAIR, text: 'It rained. Nobody came.' }, server);
      expect(other.key).toBe(key);
      expect(await library.history(key, server, 0)).toMatchObject({ count: 1 });
      const back = (await library.undo(server))!;
      expect(back.key).not.toBe(key);
      expect(await library.history(back.key, server, 0)).toMatchObject({
        count: 2,
        changes: { counts: { changed: 2, added: 0, removed: 0 } },
      });
      await library.remove(other.key, server);
      await library.undo(server);
      expect(await library.history(key, server, 0)).toMatchObject({ count: 1 });
    });
  });
}
