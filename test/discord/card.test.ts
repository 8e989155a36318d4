import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerCard, questionOf } from '../../src/discord/card.ts';
import type { Answers, Quote } from '../../src/library/answers.ts';

const QUOTE: Quote = {
  quote: 'The ferry reached Varde on June 18.',
  article: 'ferry.txt',
  title: 'A ferry at last',
  published: '2023-06-19',
  source: null,
  citation: '0123456789.0.abcdefg',
  start: 0,
  end: 35,
  highlight: [[27, 34]],
  confidence: 0.8,
  events: [
    {
      text: 'June 18',
      from: '2023-06-18',
      to: '2023-06-18',
      grain: 'day',
      basis: 'year-inferred',
      approximate: false,
    },
  ],
  leansOnBefore: false,
  before: null,
  after: null,
};

function answersOf(changes: Partial<Answers> = {}): Answers {
  return {
    question: 'When did the ferry reach Varde?',
    verdict: 'answered',
    revision: '0123456789ab',
    unmatched: [],
    answers: [QUOTE],
    conflict: null,
    ...changes,
  };
}

/** What a person reads on the card, a line per text. */
function textsOf(answers: Answers, position = 0): string[] {
  return answerCard(answers, position).components[0].components.flatMap((part) =>
    'content' in part ? [part.content] : [],
  );
}

describe('the card of an answer', () => {
  it('shows the question, the quote with the answer in bold, the day it means, and the source', () => {
    expect(answerCard(answersOf(), 0)).toMatchInlineSnapshot(`
      {
        "allowedMentions": {
          "parse": [],
        },
        "components": [
          {
            "accent_color": 2981190,
            "components": [
              {
                "content": "### When did the ferry reach Varde?",
                "id": 1,
                "type": 10,
              },
              {
                "content": "> The ferry reached Varde on **June 18**.",
                "type": 10,
              },
              {
                "content": "June 18 → 18 June 2023",
                "type": 10,
              },
              {
                "content": "-# A ferry at last · published 19 June 2023",
                "type": 10,
              },
            ],
            "type": 17,
          },
        ],
        "flags": 32768,
      }
    `);
  });

  it('offers the next quote while it is nearly as sure, and says how many there are', () => {
    const answers = answersOf({
      answers: [
        QUOTE,
        { ...QUOTE, quote: 'It left at noon.', highlight: [], confidence: 0.5 },
        { ...QUOTE, confidence: 0.1 },
      ],
    });
    expect(textsOf(answers).at(-1)).toBe('-# A ferry at last · published 19 June 2023 · quote 1 of 2');
    expect(textsOf(answers, 1)).toContain('> It left at noon.');
    expect(answerCard(answers, 0).components[0].components.at(-1)).toMatchObject({
      components: [{ label: 'Next quote', custom_id: 'v1:next:1' }],
    });
    expect(answerCard(answers, 1).components[0].components.at(-1)).toMatchObject({
      components: [{ label: 'First quote', custom_id: 'v1:next:0' }],
    });
    expect(answerCard(answers, 2)).toEqual(answerCard(answers, 0));
  });

  it('says when it is not sure', () => {
    expect(textsOf(answersOf({ verdict: 'unsure' }))[1]).toBe(
      'The articles may not answer this. The nearest they come:',
    );
  });

  it('says that the articles do not answer, which words none of them holds, and what is nearest', () => {
    const answers = answersOf({ verdict: 'none', unmatched: ['zeppelin', '*moon*', 'Mars'] });
    expect(textsOf(answers).slice(1)).toEqual([
      '**The articles do not answer this.**\nNo article mentions “zeppelin”, “\\*moon\\*” or “Mars”.\nThe nearest sentence, which is not an answer:',
      '> The ferry reached Varde on June 18.',
      '-# A ferry at last · published 19 June 2023',
    ]);
  });

  it('says so when there is no sentence at all', () => {
    expect(textsOf(answersOf({ verdict: 'none', answers: [] })).slice(1)).toEqual([
      '**The articles do not answer this.**',
    ]);
  });

  it('does not make up a date for an undated article', () => {
    const undated = { ...QUOTE, published: null, events: [] };
    expect(textsOf(answersOf({ answers: [undated] })).slice(2)).toEqual(['-# A ferry at last · undated']);
  });

  it.each([
    [
      { text: 'August 2022', from: '2022-08-01', to: '2022-08-31', grain: 'month', approximate: false },
      'August 2022',
    ],
    [
      { text: 'last year', from: '2022-01-01', to: '2022-12-31', grain: 'year', approximate: false },
      'last year → 2022',
    ],
    [
      { text: 'late May', from: '2023-05-01', to: '2023-05-31', grain: 'month', approximate: true },
      'late May → about May 2023',
    ],
    [
      { text: 'June 18-20', from: '2023-06-18', to: '2023-06-20', grain: 'interval', approximate: false },
      'June 18-20 → 18 to 20 June 2023',
    ],
  ] as const)('says what %j means', (event, line) => {
    expect(
      textsOf(answersOf({ answers: [{ ...QUOTE, events: [{ ...event, basis: 'explicit' }] }] }))[2],
    ).toBe(line);
  });

  it('gives the question back as it was asked', () => {
    const question = '> Is *this* a `question`, <@1>? #1 - [yes](https://x.example)';
    const [first] = answerCard(answersOf({ question }), 0).components[0].components;
    expect(questionOf([first as { id: number; content: string }])).toBe(question);
    expect(questionOf([{ id: 2, content: '### no' }])).toBeNull();
  });

  it('keeps within 4,000 characters and 40 parts, and mentions nobody, whatever the texts', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 3_000 }),
      fc.constantFrom('*'.repeat(3_000), '<@1>'.repeat(700), '👩‍👩‍👧'.repeat(400), 'word '.repeat(500)),
    );
    fc.assert(
      fc.property(
        nasty,
        nasty,
        nasty,
        fc.constantFrom('answered', 'unsure', 'none'),
        (quote, title, asked, verdict) => {
          const question = asked.slice(0, 300);
          const one = {
            ...QUOTE,
            quote,
            title,
            highlight: [[0, Math.min(5, quote.length)]] as [number, number][],
          };
          const card = answerCard(
            answersOf({ question, verdict, unmatched: question.split(' '), answers: [one, one] }),
            0,
          );
          const parts = card.components[0].components;
          const total = parts.reduce((sum, part) => sum + ('content' in part ? part.content.length : 0), 0);
          expect(total).toBeLessThanOrEqual(4_000);
          expect(parts.length).toBeLessThan(38);
          for (const part of parts) if ('content' in part) expect(part.content.length).toBeGreaterThan(0);
          expect(card.allowedMentions).toEqual({ parse: [] });
          expect(
            JSON.stringify(parts.map((part) => ('content' in part ? part.content : '')).join('')).match(
              /\p{Cs}/u,
            ),
          ).toBeNull();
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});
