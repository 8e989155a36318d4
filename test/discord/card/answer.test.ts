import { describe, expect, it } from 'vitest';
import { answerCard, type Showing } from '../../../src/discord/card/answer.ts';
import type { Answers } from '../../../src/library/answers.ts';
import { seen } from '../seen.ts';
import { answersOf, QUOTE } from './examples.ts';

const SHOWING: Showing = { asked: { asker: 'abc', scope: {} }, place: 0, isPrivate: false, canReport: true };

const lines = (answers: Answers, showing: Partial<Showing> = {}) =>
  seen(answerCard(answers, { ...SHOWING, ...showing }));
const other = {
  ...QUOTE,
  quote: 'It left at noon.',
  citation: '0123456789.1.abcdefg',
  highlight: [],
  events: [],
};

describe('the card of an answer', () => {
  it('shows the question, the quote with the answer in bold, the day it means, its source and how sure it is', () => {
    expect(lines(answersOf())).toEqual([
      '### When did the ferry reach Varde?',
      '> The ferry reached Varde on **June 18**.',
      'June 18 → 18 June 2023',
      '-# A ferry at last · published 19 June 2023',
      '-# Very likely the answer · `0123456789.0.abcdefg`',
      '[Context] [Read] [Report]',
    ]);
  });

  it('is what Discord takes, and pings nobody', () => {
    expect(answerCard(answersOf(), SHOWING)).toMatchObject({
      flags: 32_768,
      components: [{ type: 17, accent_color: 0x2d7d46 }],
      allowedMentions: { parse: [] },
    });
  });

  it('offers the next quote while it is nearly as sure, and says how many there are', () => {
    const answers = answersOf({
      answers: [
        QUOTE,
        { ...other, confidence: 0.5 },
        { ...other, citation: '0123456789.2.abcdefg', confidence: 0.1 },
      ],
    });
    expect(lines(answers).slice(-2)).toEqual([
      '-# Very likely the answer · quote 1 of 2 · `0123456789.0.abcdefg`',
      '[Next quote] [Context] [Read] [Report]',
    ]);
    expect(lines(answers, { place: 1 })).toEqual([
      '### When did the ferry reach Varde?',
      '> It left at noon.',
      '-# A ferry at last · published 19 June 2023',
      '-# Possibly the answer · quote 2 of 2 · `0123456789.1.abcdefg`',
      '[First quote] [Context] [Read] [Report]',
    ]);
  });

  it('holds in its buttons all that they need', () => {
    const answers = answersOf({ answers: [QUOTE, { ...other, confidence: 0.8 }] });
    const asked = {
      asker: 'abc',
      scope: { asked: '2026-11-24', from: '2023-01-01', article: 'zzzzzzzzzz' },
    } as const;
    const card = answerCard(answers, { asked, place: 0, isPrivate: true, canReport: true });
    expect(card.components[0].components.at(-1)).toMatchObject({
      components: [
        { custom_id: 'v1:next:0123456789.0.abcdefg:abc:zzzzzzzzzz:20261124:20230101:-:-' },
        { custom_id: 'v1:context:0123456789.0.abcdefg' },
        { custom_id: 'v1:read:0123456789.0.abcdefg' },
        { custom_id: 'v1:share:0123456789.0.abcdefg:abc:zzzzzzzzzz:20261124:20230101:-:-' },
        { custom_id: 'v1:report:answered:0123456789.0.abcdefg' },
      ],
    });
  });

  it('says when it is not sure, and then calls no quote likely', () => {
    expect(lines(answersOf({ verdict: 'unsure' })).slice(1)).toEqual([
      'The articles may not answer this. The nearest they come:',
      '> The ferry reached Varde on **June 18**.',
      'June 18 → 18 June 2023',
      '-# A ferry at last · published 19 June 2023',
      '-# Possibly the answer · `0123456789.0.abcdefg`',
      '[Context] [Read] [Report]',
    ]);
  });

  it('says that the articles do not answer, which words none of them holds, and what is nearest', () => {
    const answers = answersOf({ verdict: 'none', unmatched: ['zeppelin', '*moon*', 'Mars'] });
    expect(lines(answers).slice(1)).toEqual([
      '**The articles do not answer this.**',
      'No article mentions “zeppelin”, “\\*moon\\*” or “Mars”.',
      'The nearest sentence, which is not an answer:',
      '> The ferry reached Varde on June 18.',
      '-# A ferry at last · published 19 June 2023',
      '-# `0123456789.0.abcdefg`',
      '[Context] [Read] [Report]',
    ]);
  });

  it('says so when there is no sentence at all', () => {
    expect(lines(answersOf({ verdict: 'none', answers: [] }))).toEqual([
      '### When did the ferry reach Varde?',
      '**The articles do not answer this.**',
      '[Report]',
    ]);
  });

  it('shows the sentence before, when it says whom the quote speaks of', () => {
    const answers = answersOf({ answers: [{ ...QUOTE, before: 'The Varde is new.', leansOnBefore: true }] });
    expect(lines(answers).slice(1, 3)).toEqual([
      '> -# The Varde is new.',
      '> The ferry reached Varde on **June 18**.',
    ]);
    expect(lines(answersOf({ answers: [{ ...QUOTE, before: 'Not needed.' }] }))).not.toContain(
      '> Not needed.',
    );
  });

  it('does not make up a date for an undated article', () => {
    expect(lines(answersOf({ answers: [{ ...QUOTE, published: null, events: [] }] })).slice(2)).toEqual([
      '-# A ferry at last · undated',
      '-# Very likely the answer · `0123456789.0.abcdefg`',
      '[Context] [Read] [Report]',
    ]);
  });

  it('leads to where the article was published', () => {
    const answers = answersOf({ answers: [{ ...QUOTE, source: 'https://news.example/ferry?a=1' }] });
    expect(lines(answers)).toContain('[Source](https://news.example/ferry?a=1)');
  });

  it('says which articles were asked', () => {
    const scope = {
      from: '2023-01-01',
      to: '2023-12-31',
      asOf: '2024-02-29',
      article: '0123456789',
    } as const;
    expect(lines(answersOf(), { asked: { asker: 'abc', scope } })[1]).toBe(
      '-# Only “A ferry at last” · Only articles published from 1 January 2023 to 31 December 2023 · As of 29 February 2024 · Undated articles are left out',
    );
  });

  it('says who shares it, and offers that to one who sees it alone', () => {
    expect(lines(answersOf(), { sharedBy: '123' })[1]).toBe('-# Shared by <@123>');
    expect(lines(answersOf(), { isPrivate: true }).at(-1)).toBe('[Context] [Read] [Share] [Report]');
    expect(lines(answersOf(), { canReport: false }).at(-1)).toBe('[Context] [Read]');
  });

  it('says that the quote before it is gone', () => {
    expect(lines(answersOf(), { isGone: true })[1]).toBe(
      'The quote that was here is gone: its article has changed. This is what is there now.',
    );
  });
});

describe('the card of an answer that another article contradicts', () => {
  const older = { ...QUOTE, confidence: 0.95 };
  const newer = {
    ...QUOTE,
    quote: 'The ferry reached Varde on June 20.',
    citation: 'zzzzzzzzzz.0.abcdefg',
    title: 'A correction',
    published: '2023-06-21',
    confidence: 0.7,
  } as const;
  const answers = answersOf({ answers: [older, newer], conflict: [newer, older] });

  it('shows both, the newer one first', () => {
    expect(lines(answers)).toEqual([
      '### When did the ferry reach Varde?',
      '> The ferry reached Varde on **June 20**.',
      'June 18 → 18 June 2023',
      '-# A correction · published 21 June 2023',
      '-# Likely the answer · quote 1 of 2 · `zzzzzzzzzz.0.abcdefg`',
      '---',
      '**Another article says**',
      '> The ferry reached Varde on **June 18**.',
      'June 18 → 18 June 2023',
      '-# A ferry at last · published 19 June 2023 · `0123456789.0.abcdefg`',
      '[Next quote] [Context] [Read] [Report]',
    ]);
  });

  it('shows the newer one beside the older one as well', () => {
    expect(lines(answers, { place: 1 }).slice(1, 8)).toEqual([
      '> The ferry reached Varde on **June 18**.',
      'June 18 → 18 June 2023',
      '-# A ferry at last · published 19 June 2023',
      '-# Very likely the answer · quote 2 of 2 · `0123456789.0.abcdefg`',
      '---',
      '**Another article says**',
      '> The ferry reached Varde on **June 20**.',
    ]);
  });
});

describe('the days that a quote speaks of', () => {
  it.each([
    [
      { text: 'August 2022', from: '2022-08-01', to: '2022-08-31', grain: 'month', approximate: false },
      'speaks of August 2022',
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
  ] as const)('are said in words: %j', (event, line) => {
    const answers = answersOf({ answers: [{ ...QUOTE, events: [{ ...event, basis: 'explicit' }] }] });
    expect(lines(answers)[2]).toBe(line);
  });

  it('are marked where they stand elsewhere in the article', () => {
    const [event] = QUOTE.events;
    const inferred = { ...event!, text: 'the day before', basis: 'inferred' as const };
    expect(lines(answersOf({ answers: [{ ...QUOTE, events: [inferred] }] }))[2]).toBe(
      'the day before → 18 June 2023 *(inferred from the rest of the article)*',
    );
  });

  it('are three at most, and it says how many more there are', () => {
    const events = Array.from({ length: 5 }, () => QUOTE.events[0]!);
    expect(lines(answersOf({ answers: [{ ...QUOTE, events }] })).slice(2, 6)).toEqual([
      'June 18 → 18 June 2023',
      'June 18 → 18 June 2023',
      'June 18 → 18 June 2023',
      'and 2 more',
    ]);
  });
});
