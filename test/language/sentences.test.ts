import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/language/sentences.ts';

function sentences(text: string): string[] {
  return splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

/** What must be split at each `¦`, which is no part of the text. */
const TEXTS: Record<string, string[]> = {
  'after a full stop, a question mark, an exclamation mark': [
    'The bells rang.¦ Who rang them?¦ Nobody!¦ The tower was locked.',
    'Turnout was 71%.¦ 600 voted by mail in 2024.¦ It was 66% before.',
    '钟声响了。¦谁敲的？¦没有人。',
  ],
  'not after a title, an initial or a unit': [
    'Dr. Lund met Sens. Roy and Hale at St. Olaf.¦ Gen. H. W. Moe stayed.',
    'J.K. Holm and A. P. J. Rao wrote it.¦ Lt. Col. Ames did not.',
    'It cost Rs. 500, or approx. $6.¦ See No. 3, pp. 4-7.',
    'Doe v. Hale was cited, e.g. in Sec. 2, i.e. twice.¦ Nobody read it.',
  ],
  'after an abbreviation only when a new sentence follows': [
    'He moved to the U.S. last year.¦ The U.S. Senate met.',
    'She left the U.S.¦ The firm followed.',
    'It opened at 9 a.m. Monday and shut at 5 p.m. EST.¦ Holm came at 6 p.m.¦ Ames came later.',
    'Pear Inc. Chief Executive Ana Rui resigned.¦ She had led Pear Inc.¦ Its shares fell.',
    'They sold pots, pans, etc.¦ The mill in Salem, Ore., burned.¦ He was ill.¦ Doctors came.',
    'There is no plan B.¦ Ministers say so.¦ He fought in World War I.¦ British medals survive.',
  ],
  'with the quotation marks, brackets and notes that belong to it': [
    '“We lost.”¦ Holm shrugged.¦ “Badly.”',
    '"It is late," he said.¦ "Ask Ana."¦ She left.',
    'He called it “a farce”.¦ (She did not.)¦ They parted (as friends).¦ Nobody knew.',
    'The dam failed in 1975.[4]¦ It was rebuilt.[citation needed]¦ Birds nest there.',
    'They won! 🎉¦ The city danced.',
  ],
  'not between words and who said them': [
    '“Who pays?” asked the mayor.¦ “Never!” Senator Bly shouted.',
    '“Will it rain?” Dr. Ana Holm asked.¦ It did.',
    '“The sea gives and the sea takes.” — Ines Faro, fisher',
  ],
  'after an ellipsis only when a new sentence follows': [
    'He was… late.¦ He paused…¦ Then he spoke.',
    '“I... I cannot say.”¦ She waited...¦ Nobody came.',
  ],
  'not within brackets': ['The bridge (It opened in 1932. It fell in 1990.) is a ruin.¦ Birds nest there.'],
  'not within an address or the name of a site': [
    'See https://paper.example/a.b?Key=C.D or mail desk@paper.example.¦ Booking.com fell.¦ Run setup.exe.',
  ],
  'where a blank was forgotten': [
    'The talks failed.¦Both sides left in 2019.¦Nobody cried.',
    '“Go.”¦She went.',
  ],
  'between a heading, the items of a list, and prose': [
    'What we know\n¦Two people were hurt when a tram left the rails near the station.',
    'The rules:\n¦- No fires\n¦- No dogs\n¦1. Be kind.\n¦2. Leave early.',
    '## Background\n¦The two countries have no ties.',
  ],
  'not where prose is wrapped': [
    'The council said on Monday that the bridge over the\nriver would stay shut until the spring.¦ President\nHolm agreed.',
    'The prize went to the team of the physicist Helena\r\nStrand of Tromsø.¦ She is 44.',
  ],
};

describe('a paragraph is split into sentences', () => {
  for (const [rule, texts] of Object.entries(TEXTS))
    it.each(texts)(`${rule}: %j`, (marked) => {
      expect(sentences(marked.replaceAll('¦', ''))).toEqual(
        marked.split('¦').map((sentence) => sentence.trim()),
      );
    });

  it('as offsets into the whole text', () => {
    const text = 'Title\n\nOne. Two.\n\nThree.';
    expect(splitSentences(text, { start: 7, end: 16 })).toEqual([
      { start: 7, end: 11 },
      { start: 12, end: 16 },
    ]);
    expect(splitSentences(text, { start: 5, end: 7 })).toEqual([]);
  });

  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'a',
          'The',
          'Dr',
          'U.S',
          'J',
          ' ',
          ' ',
          '\n',
          '\r\n',
          '\u00a0',
          '\u2028',
          '.',
          '. ',
          '!',
          '?',
          '…',
        ],
        ...[
          '"',
          '“',
          '”',
          "'",
          '’',
          '(',
          ')',
          '[1]',
          '[',
          ']',
          '- ',
          '1. ',
          '#',
          '。',
          '🎉',
          '\uD83C',
          'http://a.b/',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 80 },
  );

  it('that hold all that is not white space, in order, and never overlap', () => {
    fc.assert(
      fc.property(pieces, fc.nat(5), (some, margin) => {
        const text = some.join('');
        const span = { start: Math.min(margin, text.length), end: text.length };
        let last = span.start;
        let held = '';
        for (const { start, end } of splitSentences(text, span)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          held += text.slice(start, end);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(span.end);
        expect(visible(held)).toBe(visible(text.slice(span.start)));
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });

  it.each(['. "', 'J. ', '\n ', '”. ', '! ', '(a. ', '...\u00a0', '1. ', '🎉. '])(
    'in no time, however often %j comes again',
    (unit) => {
      const text = unit.repeat(100_000 / unit.length);
      const start = performance.now();
      splitSentences(text, { start: 0, end: text.length });
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );
});

/** Control characters count as white space here: no file with them is served. */
function visible(text: string): string {
  return [...text].filter((letter) => !/[\s\p{Cc}]/u.test(letter)).join('');
}
