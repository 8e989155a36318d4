/** The part of the contract that is about the pages that servers' own articles are from. */

import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/day.ts';
import type { PageCheck, PageLoss } from '../../../src/library/page-status.ts';
import type { Subject } from './subject.ts';

const TEXT = 'The fair of Aske has 27 stalls. It lasts for three days. Children pay nothing.';
const HOSTS = ['council.test', 'port.test'];
const DAY_MS = 86_400_000;
const at = (day: Day) => Date.parse(`${day}T12:00:00Z`);
const READ: PageCheck = { kind: 'read', missing: [], validators: { etag: '"1"' } };

export function describePages(subject: Subject): void {
  describe('with the pages of articles', () => {
    const add = (server: string, source: string, text = TEXT, title = 'Fair') =>
      subject.library.add({ title, date: '2026-06-01', source, text }, server);
    /** The keys of the articles of a server whose pages are due. */
    const dueOf = async (server: string, before: number, hosts = HOSTS) =>
      (await subject.library.duePages(hosts, before, 1_000)).filter((one) => one.server === server);
    async function note(key: string, server: string, check: PageCheck, day: Day): Promise<void> {
      const { version } = (await subject.library.pageOf(key, server))!;
      await subject.library.notePage(key, server, version, check, at(day));
    }
    const lost = async (server: string, day: Day) =>
      (await subject.library.health(server, day)).findings.flatMap((one) =>
        one.kind === 'page' ? [one] : [],
      );

    it('finds those on the given hosts that were not looked at since a moment, the longest ago first', async () => {
      const fair = await add('730', 'http://council.test:8080/fair?a=1');
      const port = await add('730', 'https://port.test/', 'The port is open.', 'Port');
      await add('730', 'https://other.test/', 'The other page.', 'Other');
      await add('730', '', 'No page.', 'None');
      const due = (...entries: (typeof fair)[]) =>
        entries.map(({ key, source }) => ({ server: '730', article: key, address: source }));
      expect(new Set(await dueOf('730', at('2026-11-01')))).toEqual(new Set(due(fair, port)));
      await note(port.key, '730', READ, '2026-11-02');
      await note(fair.key, '730', READ, '2026-11-03');
      expect(await dueOf('730', at('2026-11-04'))).toEqual(due(port, fair));
      expect(await dueOf('730', at('2026-11-03'))).toEqual(due(port));
      expect(await dueOf('730', at('2026-11-04'), ['council.test'])).toEqual(due(fair));
      // What was known of the page on the other host is forgotten.
      expect(await dueOf('730', at('2026-11-01'))).toEqual(due(port));
      expect(await subject.library.duePages(HOSTS, at('2026-11-04'), 1)).toHaveLength(1);
    });

    it('returns what is looked for on a page, and the validators of the look before', async () => {
      const { library } = subject;
      const { key } = await add('731', 'https://council.test/fair');
      const page = await library.pageOf(key, '731');
      expect(page).toEqual({
        address: 'https://council.test/fair',
        sentences: TEXT.split(/(?<=\.) /),
        version: expect.stringMatching(/^\d+$/),
        validators: {},
      });
      await note(key, '731', READ, '2026-11-02');
      expect(await library.pageOf(key, '731')).toEqual({ ...page, validators: { etag: '"1"' } });
      expect(await library.pageOf((await add('731', '', 'No page.', 'None')).key, '731')).toBeNull();
      expect(await library.pageOf(key, '732')).toBeNull();
    });

    it('finds a page that is gone with two looks in a row, since the first', async () => {
      const fair = await add('733', 'https://council.test/fair');
      await note(fair.key, '733', { kind: 'gone' }, '2026-11-02');
      expect(await lost('733', '2026-11-02')).toEqual([]);
      await note(fair.key, '733', READ, '2026-11-03');
      await note(fair.key, '733', { kind: 'gone' }, '2026-11-04');
      await note(fair.key, '733', { kind: 'unreachable' }, '2026-11-05');
      expect(await lost('733', '2026-11-05')).toEqual([]);
      await note(fair.key, '733', { kind: 'gone' }, '2026-11-06');
      const finding = {
        kind: 'page',
        key: expect.stringMatching(/^[0-9a-f]{12}$/),
        article: fair,
        loss: { how: 'gone', since: '2026-11-04' },
      };
      const [found] = await lost('733', '2026-11-06');
      expect(found).toEqual(finding);
      await subject.library.dismissFinding(found!.key, '733');
      expect(await lost('733', '2026-11-30')).toEqual([]);
      await note(fair.key, '733', { kind: 'unchanged' }, '2026-11-07');
      for (const day of ['2026-11-08', '2026-11-09'] as const)
        await note(fair.key, '733', { kind: 'gone' }, day);
      expect(await lost('733', '2026-11-09')).toMatchObject([{ loss: { how: 'gone', since: '2026-11-08' } }]);
    });

    it('finds a page that cannot be read for a week', async () => {
      const fair = await add('734', 'https://council.test/fair');
      for (const day of ['2026-11-02', '2026-11-03', '2026-11-08'] as const)
        await note(fair.key, '734', { kind: 'unreachable' }, day);
      expect(await lost('734', '2026-11-08')).toEqual([]);
      expect(await lost('734', '2026-11-09')).toMatchObject([
        { article: fair, loss: { how: 'unreachable', since: '2026-11-02' } },
      ]);
      await note(fair.key, '734', READ, '2026-11-09');
      expect(await lost('734', '2026-11-30')).toEqual([]);
    });

    it('finds the sentences that a page does not have, until it has them or the article is changed', async () => {
      const { library } = subject;
      const fair = await add('735', 'https://council.test/fair');
      const check: PageCheck = { kind: 'read', missing: [0, 1, 2], validators: {} };
      await note(fair.key, '735', check, '2026-11-02');
      await note(fair.key, '735', { kind: 'unchanged' }, '2026-11-03');
      const [found] = await lost('735', '2026-11-03');
      expect(found).toMatchObject({
        article: fair,
        loss: {
          how: 'changed',
          since: '2026-11-03',
          missing: 3,
          citations: [expect.any(String), expect.any(String)],
        },
      });
      const { citations } = found!.loss as Extract<PageLoss, { how: 'changed' }>;
      const quotes = await Promise.all(citations.map((one) => library.cite(one, { server: '735' })));
      expect(quotes).toMatchObject([
        { quote: { quote: 'The fair of Aske has 27 stalls.' } },
        { quote: { quote: 'It lasts for three days.' } },
      ]);
      await library.dismissFinding(found!.key, '735');
      await note(fair.key, '735', check, '2026-11-04');
      expect(await lost('735', '2026-11-04')).toEqual([]);
      await note(fair.key, '735', { kind: 'read', missing: [2], validators: {} }, '2026-11-05');
      expect(await lost('735', '2026-11-05')).toMatchObject([{ loss: { missing: 1 } }]);

      const before = (await library.pageOf(fair.key, '735'))!;
      const { version } = (await library.editable(fair.key, '735'))!;
      const draft = { title: 'Fair', date: '', source: fair.source!, text: 'The fair is over. It was long.' };
      await library.edit(fair.key, draft, '735', version);
      // Nothing is known of that version, nor does a look for the one before count.
      expect(await lost('735', '2026-11-05')).toEqual([]);
      await library.notePage(fair.key, '735', before.version, check, at('2026-11-05'));
      expect(await lost('735', '2026-11-05')).toEqual([]);
      expect(await dueOf('735', at('2026-11-05') - DAY_MS)).toHaveLength(1);
    });

    it('forgets a page with its article, and shows other servers nothing of it', async () => {
      const { library } = subject;
      const fair = await add('736', 'https://council.test/fair');
      await add('737', 'https://council.test/fair');
      for (const day of ['2026-11-02', '2026-11-03'] as const)
        await note(fair.key, '736', { kind: 'gone' }, day);
      expect(await lost('736', '2026-11-03')).toHaveLength(1);
      expect(await lost('737', '2026-11-03')).toEqual([]);
      await library.remove(fair.key, '736');
      expect(await lost('736', '2026-11-03')).toEqual([]);
      await library.undo('736');
      expect(await lost('736', '2026-11-03')).toEqual([]);
      expect(await dueOf('736', 1)).toHaveLength(1);
    });
  });
}
