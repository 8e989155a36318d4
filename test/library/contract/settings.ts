/** The part of the contract that is about the settings of servers. */

import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/library/library.ts';
import { DEFAULT_SETTINGS } from '../../../src/library/server-settings.ts';
import type { Subject } from './subject.ts';

const FAIR = { title: 'The fair', date: '2024-06-01', source: '', text: 'The fair of Varde has 27 stalls.' };
const STORM = 'When did the storm close the harbour?';

export function describeSettings(subject: Subject): void {
  describe('with settings', () => {
    it('changes some of them, for that server alone', async () => {
      const { library } = subject;
      expect(await library.settings('400')).toEqual(DEFAULT_SETTINGS);
      const forums = ['1110000000000000104'];
      expect(await library.changeSettings('400', { forums })).toEqual({ ...DEFAULT_SETTINGS, forums });
      const changed = { ...DEFAULT_SETTINGS, forums, answersPrivately: true };
      expect(await library.changeSettings('400', { answersPrivately: true })).toEqual(changed);
      expect(await library.settings('400')).toEqual(changed);
      expect(await library.settings('401')).toEqual(DEFAULT_SETTINGS);
    });

    it('keeps all of several changes at the same time', async () => {
      const { library } = subject;
      await Promise.all([
        library.changeSettings('402', { answersPrivately: true }),
        library.changeSettings('402', { certainty: 'very' }),
        library.changeSettings('402', { keepsQuestions: true }),
      ]);
      expect(await library.settings('402')).toMatchObject({
        answersPrivately: true,
        certainty: 'very',
        keepsQuestions: true,
      });
    });

    it('leaves the articles that all servers see out of everything, if the server wants that', async () => {
      const { library } = subject;
      const scope = { server: '403' };
      const { key } = await library.add(FAIR, '403');
      const [storm] = (await library.ask(STORM, scope)).answers;
      await library.changeSettings('403', { usesSeeds: false });
      expect((await library.ask(STORM, scope)).answers.map(({ article }) => article)).not.toContain(
        'storm.md',
      );
      expect((await library.ask('How many stalls does the fair have?', scope)).answers).toHaveLength(1);
      expect((await library.articles(scope)).map((entry) => entry.key)).toEqual([key]);
      expect(await library.read('storm.md', scope)).toBeNull();
      expect(await library.cite(storm!.citation, scope)).toBeNull();
      expect(await library.sources(storm!.quote, scope)).toEqual([]);
      expect((await library.timeline('harbour', scope)).dated).toEqual([]);
      expect(await library.status('403')).toMatchObject({
        articles: 1,
        own: 1,
        sentences: 1,
        newest: '2024-06-01',
      });
      const [elsewhere] = (await library.ask(STORM, { server: '404' })).answers;
      expect(elsewhere!.citation).toBe(storm!.citation);
    });

    it('reads the dates of drafts in the order of the server, and articles stay as they are when it changes', async () => {
      const { library } = subject;
      const dated = (date: string) => ({
        ...FAIR,
        title: '',
        date: '',
        text: `The fair\n${date}\n\n${FAIR.text}`,
      });
      const publishedOn = async (draft: Draft) => (await library.preview(draft, '406')).published;
      const typed = { ...FAIR, date: '02/03/2024' };
      expect([await publishedOn(typed), await publishedOn(dated('02/03/2024'))]).toEqual([
        '2024-02-03',
        '2024-02-03',
      ]);
      await library.changeSettings('406', { dateOrder: 'dmy' });
      expect([await publishedOn(typed), await publishedOn(dated('02/03/2024'))]).toEqual([
        '2024-03-02',
        '2024-03-02',
      ]);
      const { key } = await library.add(dated('02/03/2024'), '406');
      await library.changeSettings('406', { dateOrder: 'mdy' });
      expect(await library.read(key, { server: '406' })).toMatchObject({ published: '2024-03-02' });
    });

    it('finds a word by its synonyms, and returns the question as it was asked', async () => {
      const { library } = subject;
      const question = 'When did the storm close the marina?';
      const before = await library.ask(question, { server: '405' });
      expect(before.unmatched).toEqual(['marina']);
      await library.changeSettings('405', { synonyms: [['marina', 'harbour']] });
      const after = await library.ask(question, { server: '405' });
      expect(after.question).toBe(question);
      expect(after.answers[0]).toMatchObject({
        quote: 'A storm closed the harbour of Varde on Thursday.',
        confidence: expect.toSatisfy((sure: number) => sure > before.answers[0]!.confidence),
      });
    });
  });
}
