import { ComponentType, type Message } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnOf } from '../../../src/discord/asking/turn-before.ts';
import { answerCard, type Showing } from '../../../src/discord/card/answer.ts';
import type { Card } from '../../../src/discord/card/parts.ts';
import { visible } from '../../../src/discord/escape.ts';
import { english } from '../../../src/i18n/translator.ts';
import type { Answers, ExcerptLine, Quote } from '../../../src/library/answers.ts';
import { seen } from '../rendered-message.ts';
import { answersOf, PARAGRAPH, QUOTE, shownAlone } from './examples.ts';

const SHOWING: Showing = { asked: { asker: 'abc', scope: {} }, place: 0, isPrivate: false, canReport: true };

const lines = (answers: Answers, showing: Partial<Showing> = {}) =>
  seen(answerCard(english, answers, { ...SHOWING, ...showing }));
/** A sentence before or after a quote, in the same paragraph. */
const neighbour = (role: ExcerptLine['role'], text: string): ExcerptLine => ({
  ...PARAGRAPH,
  role,
  text,
  start: 0,
  block: 0,
});
const other = {
  ...QUOTE,
  ...shownAlone('It left at noon.'),
  quote: 'It left at noon.',
  start: 36,
  end: 52,
  citation: '0123456789.1.abcdefg',
  highlight: [],
  events: [],
};

describe('the card of an answer', () => {
  it('shows the question, the quote with the answer in bold, its event date, its source and the certainty', () => {
    expect(lines(answersOf())).toEqual([
      '### When did the ferry reach Varde?',
      '> The ferry reached Varde on **June 18**.',
      '“June 18”: 18 June 2023',
      '-# A ferry at last · published 19 June 2023',
      '-# Very likely the answer: “June 18” · `0123456789.0.abcdefg`',
      '[Context] [Read]',
      "[That's it] [Not it] [Ask further] [Report]",
    ]);
  });

  it('is a valid message, and mentions nobody', () => {
    expect(answerCard(english, answersOf(), SHOWING)).toMatchObject({
      flags: 32_768,
      components: [{ type: 17, accent_color: 0x2d7d46 }],
      allowedMentions: { parse: [] },
    });
  });

  it('offers further quotes that are certain enough, and their number', () => {
    const answers = answersOf({
      answers: [
        QUOTE,
        { ...other, confidence: 0.5 },
        { ...other, citation: '0123456789.2.abcdefg', confidence: 0.1 },
      ],
    });
    expect(lines(answers).slice(-3)).toEqual([
      '-# Very likely the answer: “June 18” · quote 1 of 2 · `0123456789.0.abcdefg`',
      '[Next quote] [Context] [Read]',
      "[That's it] [Not it] [Ask further] [Report]",
    ]);
    expect(lines(answers, { place: 1 })).toEqual([
      '### When did the ferry reach Varde?',
      '> It left at noon.',
      '-# A ferry at last · published 19 June 2023',
      '-# Possibly the answer · quote 2 of 2 · `0123456789.1.abcdefg`',
      '[First quote] [Context] [Read]',
      "[That's it] [Not it] [Ask further] [Report]",
    ]);
  });

  it('offers none that is shown with an earlier one', () => {
    const lines = [...QUOTE.lines, { ...other.lines[0]!, role: 'further' as const, start: other.start }];
    const last = seen(answerCard(english, answersOf({ answers: [{ ...QUOTE, lines }, other] }), SHOWING));
    expect(last).toContain('> The ferry reached Varde on **June 18**. It left at noon.');
    expect(last).toContain('[Context] [Read]');
  });

  it('has all that its buttons need in their ids', () => {
    const answers = answersOf({ answers: [QUOTE, { ...other, confidence: 0.8 }] });
    const asked = {
      asker: 'abc',
      scope: { asked: '2026-11-24', from: '2023-01-01', article: 'zzzzzzzzzz' },
    } as const;
    const card = answerCard(english, answers, { asked, place: 0, isPrivate: true, canReport: true });
    const ids = card.components[0].components.flatMap((part) =>
      part.type === ComponentType.ActionRow
        ? part.components.map((one) => 'custom_id' in one && one.custom_id)
        : [],
    );
    expect(ids).toEqual([
      'v1:next:0123456789.0.abcdefg:abc:zzzzzzzzzz:20261124:20230101:-:-',
      'v1:context:0123456789.0.abcdefg',
      'v1:read:0123456789.0.abcdefg',
      'v1:helpful:answered:0123456789.0.abcdefg',
      'v1:unhelpful:answered:0123456789.0.abcdefg',
      'v1:further:abc:zzzzzzzzzz:20261124:20230101:-:-',
      'v1:share:0123456789.0.abcdefg:abc:zzzzzzzzzz:20261124:20230101:-:-',
      'v1:report:answered:0123456789.0.abcdefg',
    ]);
  });

  it('says when the verdict is unsure, and then calls no quote likely', () => {
    expect(lines(answersOf({ verdict: 'unsure' })).slice(1)).toEqual([
      'I am not sure that the articles answer this. This may:',
      '> The ferry reached Varde on **June 18**.',
      '“June 18”: 18 June 2023',
      '-# A ferry at last · published 19 June 2023',
      '-# Possibly the answer: “June 18” · `0123456789.0.abcdefg`',
      '[Context] [Read]',
      "[That's it] [Not it] [Ask further] [Report]",
    ]);
  });

  it('says that the articles do not answer, which words are in none of them, and what is nearest', () => {
    const answers = answersOf({ verdict: 'none', unmatched: ['zeppelin', '*moon*', 'Mars'] });
    expect(lines(answers).slice(1)).toEqual([
      '**The articles do not answer this.**',
      'No article mentions “zeppelin”, “\\*moon\\*” or “Mars”.',
      'The nearest to it that they say:',
      '> The ferry reached Varde on June 18.',
      '-# A ferry at last · published 19 June 2023',
      '-# `0123456789.0.abcdefg`',
      '[Context] [Read]',
      '[Ask further] [Tell me] [Report]',
    ]);
  });

  it('shows no quote when the nearest is not near', () => {
    expect(lines(answersOf({ verdict: 'none', isNear: false, unmatched: ['zeppelin'] })).slice(1)).toEqual([
      '**The articles do not answer this.**',
      'No article mentions “zeppelin”.',
      '[Ask further] [Tell me] [Report]',
    ]);
  });

  it('asks for English first of all, whatever is found for a question in another language', () => {
    const notice = 'The articles are in English: ask in English, please.';
    expect(lines(answersOf({ language: 'de' })).slice(1, 3)).toEqual([
      notice,
      '> The ferry reached Varde on **June 18**.',
    ]);
    expect(lines(answersOf({ language: 'xx', verdict: 'none', isNear: false })).slice(1, 3)).toEqual([
      notice,
      '**The articles do not answer this.**',
    ]);
  });

  it('speaks of one article when only that was asked', () => {
    const asked = { asker: 'abc', scope: { article: '0123456789' } } as const;
    expect(lines(answersOf({ verdict: 'none' }), { asked }).slice(1, 5)).toEqual([
      '-# Only “A ferry at last”',
      '**This article does not answer this.**',
      'The nearest to it that stands there:',
      '> The ferry reached Varde on June 18.',
    ]);
    expect(lines(answersOf({ verdict: 'unsure' }), { asked }).slice(1, 4)).toEqual([
      '-# Only “A ferry at last”',
      'I am not sure that the article answers this. This may:',
      '> The ferry reached Varde on **June 18**.',
    ]);
  });

  it('names an article that answers outside of the date filters', () => {
    const elsewhere = { ...other, title: 'A *ferry* before', published: '2022-05-01' } as const;
    const asked = { asker: 'abc', scope: { from: '2023-01-01', to: '2023-12-31' } } as const;
    const line =
      'Outside of these days one does: A \\*ferry\\* before, published 1 May 2022 (`0123456789.1.abcdefg`).';
    const none = answersOf({ verdict: 'none', isNear: false, elsewhere });
    expect(lines(none, { asked }).slice(1)).toEqual([
      '-# Only articles published from 1 January 2023 to 31 December 2023 · Undated articles are left out',
      '**These articles do not answer this.**',
      line,
      '[Ask further] [Report]',
    ]);
    expect(lines(answersOf({ verdict: 'unsure', elsewhere }), { asked }).slice(2, 5)).toEqual([
      'I am not sure that the articles answer this. This may:',
      line,
      '> The ferry reached Varde on **June 18**.',
    ]);
  });

  it('shows no quote without any sentence', () => {
    expect(lines(answersOf({ verdict: 'none', isNear: false, answers: [] }))).toEqual([
      '### When did the ferry reach Varde?',
      '**The articles do not answer this.**',
      '[Ask further] [Tell me] [Report]',
    ]);
  });

  it('shows the sentence before the quote when it is part of the excerpt', () => {
    const shown = [neighbour('before', 'The Varde is new.'), ...QUOTE.lines];
    const answers = answersOf({ answers: [{ ...QUOTE, lines: shown }] });
    expect(lines(answers).slice(1, 3)).toEqual([
      '> -# The Varde is new.',
      '> The ferry reached Varde on **June 18**.',
    ]);
    expect(lines(answersOf({ answers: [{ ...QUOTE, before: 'Not needed.' }] }))).not.toContain(
      '> Not needed.',
    );
  });

  it('shows the headings above the quote, and its continuation', () => {
    const shown = [
      ...QUOTE.lines,
      neighbour('further', 'It left at noon.'),
      neighbour('further', 'Nobody *saw* it.'),
    ];
    const quote = { ...QUOTE, heading: ['Ferries', '# Of 2023'], lines: shown };
    expect(lines(answersOf({ answers: [quote] })).slice(1, 3)).toEqual([
      '> -# Ferries › # Of 2023',
      '> The ferry reached Varde on **June 18**. It left at noon. Nobody \\*saw\\* it.',
    ]);
  });

  it('does not make up a date for an undated article', () => {
    expect(lines(answersOf({ answers: [{ ...QUOTE, published: null, events: [] }] })).slice(2)).toEqual([
      '-# A ferry at last · undated',
      '-# Very likely the answer: “June 18” · `0123456789.0.abcdefg`',
      '[Context] [Read]',
      "[That's it] [Not it] [Ask further] [Report]",
    ]);
  });

  it('asks back what was meant, and may be told so at once', () => {
    const none = { verdict: 'none', isNear: false, unmatched: ['Vrade'] } as const;
    const shown = lines(
      answersOf({ ...none, answers: [], unmatched: ['Vrade'], didYouMean: 'Is *Varde* near?' }),
    );
    expect(shown.slice(1)).toEqual([
      '**The articles do not answer this.**',
      'No article mentions “Vrade”.',
      'Did you mean “Is \\*Varde\\* near?”?',
      '[Ask that] [Ask further] [Tell me] [Report]',
    ]);
  });

  it('links to the quote in the source of the article', () => {
    const answers = answersOf({ answers: [{ ...QUOTE, source: 'https://news.example/ferry?a=1' }] });
    expect(lines(answers)).toContain(
      '[Source](https://news.example/ferry?a=1#:~:text=The%20ferry%20reached%20Varde%20on%20June%2018.)',
    );
  });

  it('shows the filters', () => {
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

  it('shows who shared it, and offers sharing when it is private', () => {
    expect(lines(answersOf(), { sharedBy: '123' })[1]).toBe('-# Shared by <@123>');
    expect(lines(answersOf(), { isPrivate: true }).at(-1)).toBe(
      "[That's it] [Not it] [Ask further] [Share] [Report]",
    );
    expect(lines(answersOf(), { canReport: false }).at(-1)).toBe('[Ask further]');
  });

  it('says when the previous quote is gone', () => {
    expect(lines(answersOf(), { isGone: true })[1]).toBe(
      'The quote that was here is gone: its article has changed. This is what is there now.',
    );
  });
});

describe('the card of an answer that another article contradicts', () => {
  const older = { ...QUOTE, confidence: 0.95 };
  const newer = {
    ...QUOTE,
    ...shownAlone('The ferry reached Varde on June 20.'),
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
      '“June 18”: 18 June 2023',
      '-# A correction · published 21 June 2023',
      '-# Likely the answer: “June 20” · quote 1 of 2 · `zzzzzzzzzz.0.abcdefg`',
      '---',
      '**An older article says**',
      '> The ferry reached Varde on **June 18**.',
      '“June 18”: 18 June 2023',
      '-# A ferry at last · published 19 June 2023 · `0123456789.0.abcdefg`',
      '[Next quote] [Context] [Read]',
      "[That's it] [Not it] [Ask further] [Report]",
    ]);
  });

  it('shows the newer one beside the older one as well', () => {
    expect(lines(answers, { place: 1 }).slice(1, 9)).toEqual([
      '> The ferry reached Varde on **June 18**.',
      '“June 18”: 18 June 2023',
      '-# A ferry at last · published 19 June 2023',
      '-# ⚠️ Superseded: a newer article says otherwise, see below.',
      '-# Very likely the answer: “June 18” · quote 2 of 2 · `0123456789.0.abcdefg`',
      '---',
      '**A newer article says otherwise**',
      '> The ferry reached Varde on **June 20**.',
    ]);
  });

  it('says which of the two was before, if the newest was asked for', () => {
    const asked = { ...answers, question: 'When did the ferry last reach Varde, now?' };
    expect(lines(asked)).toContain('**Before that**');
  });

  it('says nothing of newer and older if one of the two is undated', () => {
    const undated = { ...older, published: null };
    expect(lines({ ...answers, answers: [undated, newer], conflict: [newer, undated] })).toContain(
      '**Another article says**',
    );
  });
});

describe('an old quote', () => {
  const MARK = '-# ⚠️ This is from 19 June 2023: it may no longer hold.';

  it('is marked if it was published before the day that the server has set', () => {
    expect(lines(answersOf({ staleBefore: '2023-06-20' }))).toContain(MARK);
    expect(lines(answersOf({ staleBefore: '2023-06-19' }))).not.toContain(MARK);
    expect(lines(answersOf())).not.toContain(MARK);
  });
});

describe('the event dates of a quote', () => {
  it.each([
    [
      { text: 'last year', from: '2022-01-01', to: '2022-12-31', grain: 'year', approximate: false },
      '“last year”: 2022',
    ],
    [
      { text: 'late May', from: '2023-05-01', to: '2023-05-31', grain: 'month', approximate: true },
      '“late May”: about May 2023',
    ],
    [
      { text: 'June 18-20', from: '2023-06-18', to: '2023-06-20', grain: 'interval', approximate: false },
      '“June 18-20”: 18–20 June 2023',
    ],
  ] as const)('are shown in words: %j', (event, line) => {
    const answers = answersOf({ answers: [{ ...QUOTE, events: [{ ...event, basis: 'explicit' }] }] });
    // Releases of ICU differ in the blanks around a dash.
    expect(lines(answers)[2]?.replace(/\s–\s/, '–')).toBe(line);
  });

  it.each([
    { text: 'August 2022', from: '2022-08-01', to: '2022-08-31', grain: 'month', approximate: false },
    { text: 'in 2022', from: '2022-01-01', to: '2022-12-31', grain: 'year', approximate: false },
    { text: '18 June 2023', from: '2023-06-18', to: '2023-06-18', grain: 'day', approximate: false },
    { text: 'Sunday, June 18, 2023', from: '2023-06-18', to: '2023-06-18', grain: 'day', approximate: false },
    { text: '2023-06-18', from: '2023-06-18', to: '2023-06-18', grain: 'day', approximate: false },
    ...['18 to 20 June 2023', '18-20 June 2023', '18–20 June 2023', '18 — 20 June 2023'].map(
      (text) =>
        ({ text, from: '2023-06-18', to: '2023-06-20', grain: 'interval', approximate: false }) as const,
    ),
  ] as const)('are not repeated when the quote has them in full: $text', (event) => {
    const answers = answersOf({ answers: [{ ...QUOTE, events: [{ ...event, basis: 'explicit' }] }] });
    expect(lines(answers)[2]).toBe('-# A ferry at last · published 19 June 2023');
  });

  it.each([
    [{ text: '8 June 2023', from: '2023-06-18', to: '2023-06-18', grain: 'day', approximate: false }],
    [{ text: 'June 2023', from: '2023-06-18', to: '2023-06-18', grain: 'day', approximate: false }],
    [{ text: 'since 2022', from: '2022-01-01', to: null, grain: 'year', approximate: false }],
    [{ text: 'about 2022', from: '2022-01-01', to: '2022-12-31', grain: 'year', approximate: true }],
    [{ text: 'May 12022', from: '2022-05-01', to: '2022-05-31', grain: 'month', approximate: false }],
  ] as const)('are shown when the quote does not have them in full: %j', (event) => {
    const answers = answersOf({ answers: [{ ...QUOTE, events: [{ ...event, basis: 'explicit' }] }] });
    expect(lines(answers)[2]).toMatch(new RegExp(`^“${event.text}”: `));
  });

  it('are marked when a heading gives them', () => {
    const [event] = QUOTE.events;
    const heading = { ...event!, text: '18 June 2023', basis: 'heading' as const };
    expect(lines(answersOf({ answers: [{ ...QUOTE, events: [heading] }] }))[2]).toBe(
      'of 18 June 2023 *(by its heading)*',
    );
  });

  it('are marked when they are inferred from the article', () => {
    const [event] = QUOTE.events;
    const inferred = { ...event!, text: 'the day before', basis: 'inferred' as const };
    expect(lines(answersOf({ answers: [{ ...QUOTE, events: [inferred] }] }))[2]).toBe(
      '“the day before”: 18 June 2023 *(inferred from the rest of the article)*',
    );
  });

  it('are at most three, with the number of further ones', () => {
    const events = Array.from({ length: 5 }, () => QUOTE.events[0]!);
    expect(lines(answersOf({ answers: [{ ...QUOTE, events }] })).slice(2, 6)).toEqual([
      '“June 18”: 18 June 2023',
      '“June 18”: 18 June 2023',
      '“June 18”: 18 June 2023',
      'and 2 more',
    ]);
  });
});

describe('the certainty in words', () => {
  const certainties = fc.double({ min: 0, max: 1, noNaN: true });
  const at = (answers: Answers, place: number) =>
    lines(answers, { place }).find((line) => line.includes('`'))!;

  it('is at least likely for the first quote of an answer', () => {
    fc.assert(
      fc.property(certainties, certainties, (confidence, certainty) => {
        const first = { ...QUOTE, confidence };
        expect(at(answersOf({ answers: [first], certainty }), 0)).toMatch(
          /^-# (?:Likely|Very likely) the answer/,
        );
      }),
    );
  });

  it('is at least likely for the newer of two contradicting quotes, which is shown first', () => {
    fc.assert(
      fc.property(certainties, certainties, (confidence, certainty) => {
        const older = { ...QUOTE, confidence: 0.9 };
        const newer = { ...other, confidence };
        const answers = answersOf({ answers: [older, newer], certainty, conflict: [newer, older] });
        expect(at(answers, 0)).toMatch(/^-# (?:Likely|Very likely) the answer · .*`0123456789.1.abcdefg`$/);
      }),
    );
  });

  it('is at most possible for any quote when the verdict is unsure', () => {
    fc.assert(
      fc.property(certainties, certainties, fc.nat(1), (confidence, certainty, place) => {
        const quotes = [
          { ...QUOTE, confidence },
          { ...other, confidence },
        ];
        const line = at(answersOf({ answers: quotes, certainty, verdict: 'unsure' }), place);
        expect(line).toMatch(/^-# (?:Possibly|Hardly) the answer/);
      }),
    );
  });

  it.each([
    [0.95, 'Very likely'],
    [0.75, 'Likely'],
    [0.45, 'Possibly'],
    [0.2, 'Hardly'],
  ])('follows the probability of a further quote: %d is %s', (confidence, words) => {
    const answers = answersOf({
      answers: [
        { ...QUOTE, confidence: 0.3 },
        { ...other, confidence },
      ],
    });
    expect(at(answers, 1)).toContain(`-# ${words} the answer`);
  });
});

describe('the turn that is read from a card', () => {
  const turnIn = (answers: Answers) =>
    turnOf(numbered(answerCard(english, answers, SHOWING)) as unknown as Pick<Message, 'components'>);

  it('is its question, what it was about, and the part of the quote in bold', () => {
    expect(turnIn(answersOf())).toEqual({
      question: 'When did the ferry reach Varde?',
      context: null,
      answer: 'June 18',
    });
    expect(turnIn(answersOf({ question: 'and then?', context: 'When did it leave?' }))).toMatchObject({
      question: 'and then?',
      context: 'When did it leave?',
    });
  });

  it('has no answer where nothing answers', () => {
    expect(turnIn(answersOf({ verdict: 'none', isNear: true }))).toMatchObject({ answer: null });
    expect(turnIn(answersOf({ verdict: 'none', answers: [] }))).toMatchObject({ answer: null });
  });

  it('is what was written, whatever the texts contain', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 160 })
      .map((some) => visible(some).trim())
      .filter((some) => some !== '');
    fc.assert(
      fc.property(text, text, (question, context) => {
        expect(turnIn(answersOf({ question, context }))).toMatchObject({ question, context });
      }),
    );
    fc.assert(
      fc.property(text, (quote) => {
        const highlight: Quote['highlight'] = [[0, quote.length]];
        const whole = { ...QUOTE, ...shownAlone(quote), quote, highlight, events: [] };
        expect(turnIn(answersOf({ answers: [whole] }))?.answer?.trim()).toBe(quote);
      }),
    );
  });
});

/** The card with numbers for the components that have no id, as Discord returns it. */
function numbered(card: Card): Card {
  const [container] = card.components;
  const used = new Set(container.components.map(({ id }) => id));
  let last = 0;
  const next = () => {
    do last++;
    while (used.has(last));
    return last;
  };
  const components = container.components.map((part) => ({ ...part, id: part.id ?? next() }));
  return { ...card, components: [{ ...container, components }] };
}
