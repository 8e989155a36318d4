/** The part of the contract that is about questions. */

import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../src/library/library.ts';
import { articlesOf, FILES } from './articles.ts';
import type { Subject } from './subject.ts';

const ALL: Scope = { server: null };
const TEXTS = new Map(articlesOf(FILES).map(({ id, text }) => [id, text]));

const QUESTIONS = [
  'When did the storm close the harbour?',
  'How tall is the lighthouse?',
  'Who is the mayor?',
  'When was the harbour swept?',
  'How much will the bridge cost?',
  'What did Olsen open in June 2023?',
  'lighthose',
  'why was nobody hurt',
  'Is there a zeppelin museum on Mars?',
  'harbour '.repeat(2_000),
  '?!',
  '',
];

const SCOPES: Scope[] = [
  ALL,
  { server: '1' },
  { server: null, from: '2023-01-01' },
  { server: null, to: '2023-06-19', asked: '2024-06-01' },
  { server: null, asOf: '2023-12-31' },
  { server: null, article: 'history.txt' },
  { server: null, article: 'no such article' },
];

export function describeAsking(subject: Subject): void {
  describe('asked a question', () => {
    it('answers with the sentence, its article, and the dates that it mentions', async () => {
      const { library } = subject;
      const { verdict, unmatched, answers, revision } = await library.ask(QUESTIONS[0]!, ALL);
      expect({ verdict, unmatched }).toEqual({ verdict: 'answered', unmatched: [] });
      expect(revision).toBe((await library.status(null)).revision);
      expect(answers[0]).toEqual({
        quote: 'A storm closed the harbour of Varde on Thursday.',
        article: 'storm.md',
        title: 'Storm closes harbour',
        published: '2024-02-02',
        source: null,
        citation: expect.stringMatching(/^[0-9a-z]{10}\.0\.[0-9a-z]{7}$/),
        start: 0,
        end: 48,
        highlight: [[39, 47]],
        confidence: expect.toSatisfy((sure: number) => sure > 0.5 && sure <= 1),
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
        hasAnaphoricSubject: false,
        before: null,
        after: 'Nobody was hurt, because the ferries had left the day before.',
        kind: 'paragraph',
        heading: [],
        lines: [
          {
            role: 'quote',
            text: 'A storm closed the harbour of Varde on Thursday.',
            start: 0,
            block: 0,
            kind: 'paragraph',
            level: 0,
            number: null,
            speaker: null,
            cells: null,
          },
          expect.objectContaining({
            role: 'further',
            text: 'Nobody was hurt, because the ferries had left the day before.',
            start: 49,
          }),
        ],
        shown:
          'A storm closed the harbour of Varde on Thursday. Nobody was hurt, because the ferries had left the day before.',
      });
    });

    it('infers a day that the same article gives', async () => {
      // The reader is needed to find it among all articles: that is tested in persistence.ts.
      const scope = { server: null, article: 'news/2023-06-19-visit.txt' };
      const [first] = (await subject.library.ask('When was the harbour swept?', scope)).answers;
      expect(first).toMatchObject({
        quote: "The day before Olsen's visit, the harbour had been swept.",
        events: [{ text: "The day before Olsen's visit", from: '2023-06-17', basis: 'inferred' }],
      });
    });

    it('quotes verbatim', async () => {
      for (const question of QUESTIONS) {
        const { answers } = await subject.library.ask(question, ALL);
        for (const { article, start, end, quote, highlight } of answers) {
          expect(TEXTS.get(article)!.slice(start, end)).toBe(quote);
          for (const [from, to] of highlight) expect(quote.slice(from, to)).toMatch(/\S/);
        }
      }
    });

    it('answers a follow-up in the context of the question before, and a complete question as it stands', async () => {
      const { library } = subject;
      const ask = (question: string, context: string | null) =>
        library.ask(question, ALL, undefined, context);
      const followUp = await ask('and why was nobody hurt?', QUESTIONS[0]!);
      expect(followUp).toMatchObject({ question: 'and why was nobody hurt?', context: QUESTIONS[0] });
      expect(followUp.answers[0]!.quote).toBe(
        'Nobody was hurt, because the ferries had left the day before.',
      );
      expect(await ask(QUESTIONS[5]!, QUESTIONS[0]!)).toEqual(await ask(QUESTIONS[5]!, null));
    });

    it('returns the words that no article has, and only the nearest sentences', async () => {
      const ask = (question: string) => subject.library.ask(question, ALL);
      expect(await ask('Is there a zeppelin museum on Mars?')).toMatchObject({
        verdict: 'none',
        unmatched: ['zeppelin', 'museum', 'Mars'],
      });
      expect(await ask('What happened in the harbour in June 2023?')).toMatchObject({
        unmatched: ['happened'],
      });
      expect(await ask('?!')).toMatchObject({ verdict: 'none', unmatched: [], answers: [] });
    });

    it('returns the question that was meant by one with a misspelt word that finds nothing', async () => {
      const { library, reference } = subject;
      const question = 'Who is Osleen?';
      expect(await library.ask(question, ALL)).toMatchObject({
        verdict: 'none',
        didYouMean: 'Who is Olsen?',
      });
      expect(await library.ask(question, ALL)).toEqual(await reference.ask(question, ALL));
    });

    it('returns whether the nearest sentence is near', async () => {
      const ask = (question: string) => subject.library.ask(question, ALL);
      expect(await ask('How heavy are the old bells of Varde?')).toMatchObject({ isNear: true });
      expect(await ask('Is there a zeppelin museum on Mars?')).toMatchObject({ isNear: false });
      expect(await ask('?!')).toMatchObject({ isNear: false });
    });

    it.each<[Omit<Scope, 'server'>]>([
      [{ to: '2023-12-31' }],
      [{ from: '2024-03-01' }],
      [{ from: '2022-01-01', to: '2023-12-31' }],
    ])('returns the quote that answers outside of %o', async (days) => {
      const { library } = subject;
      const [answer] = (await library.ask(QUESTIONS[0]!, ALL)).answers;
      const answers = await library.ask(QUESTIONS[0]!, { server: null, ...days });
      expect(answers.verdict).not.toBe('answered');
      expect(answers.answers.map(({ article }) => article)).not.toContain('storm.md');
      expect(answers.elsewhere).toMatchObject({ quote: answer!.quote, citation: answer!.citation });
    });

    it('returns no quote outside of the scope if the dates leave none out, or nothing answers anywhere', async () => {
      const elsewhere = async (question: string, filter: Omit<Scope, 'server'>) =>
        (await subject.library.ask(question, { server: null, ...filter })).elsewhere;
      expect(await elsewhere(QUESTIONS[0]!, {})).toBeNull();
      expect(await elsewhere(QUESTIONS[0]!, { from: '2024-01-01', to: '2024-12-31' })).toBeNull();
      expect(await elsewhere(QUESTIONS[0]!, { article: 'bells.txt' })).toBeNull();
      expect(await elsewhere(QUESTIONS[0]!, { article: 'bells.txt', to: '2024-12-31' })).toBeNull();
      expect(await elsewhere(QUESTIONS[0]!, { asOf: '2023-12-31' })).toBeNull();
      expect(await elsewhere('Is there a zeppelin museum on Mars?', { to: '2023-12-31' })).toBeNull();
    });

    it('returns at most as many quotes as asked for', async () => {
      expect((await subject.library.ask('the bridge of Lindholm', ALL, 2)).answers).toHaveLength(2);
      expect((await subject.library.ask('harbour of Varde', ALL)).answers.length).toBeLessThanOrEqual(10);
    });

    it.each<[Omit<Scope, 'server'>, string[]]>([
      [{ from: '2024-02-02' }, ['bridge.txt', 'storm.md']],
      [{ to: '2023-06-19' }, ['history.txt', 'news/2023-06-19-visit.txt']],
      [{ from: '2023-06-19', to: '2023-06-19' }, ['news/2023-06-19-visit.txt']],
      [{ asOf: '2022-11-30' }, ['history.txt']],
      // Articles that were published later do not answer.
      [{ asked: '2023-06-19' }, ['bells.txt', 'history.txt', 'news/2023-06-19-visit.txt']],
      [{ article: 'bells.txt' }, ['bells.txt']],
      [{ article: 'bells.txt', asOf: '2024-12-31' }, []],
    ])('answers only from the articles of %o', async (filter, articles) => {
      const question = 'Varde Lindholm harbour bridge bells lighthouse Olsen storm';
      const { answers } = await subject.library.ask(question, { server: null, ...filter }, 50);
      expect([...new Set(answers.map(({ article }) => article))].sort()).toEqual(articles);
    });

    it('accepts the key of an article in place of its id', async () => {
      const [entry] = await subject.library.articles(ALL, 'history');
      const ask = (article: string) => subject.library.ask('When?', { server: null, article });
      expect(await ask(entry!.key)).toEqual(await ask('history.txt'));
    });

    it('returns the same answers as a library in this thread, each time', async () => {
      for (const scope of SCOPES)
        for (const question of QUESTIONS) {
          const expected = JSON.stringify(await subject.reference.ask(question, scope));
          expect(JSON.stringify(await subject.library.ask(question, scope))).toBe(expected);
        }
    });
  });
}
