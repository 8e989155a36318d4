import { describe, expect, it } from 'vitest';
// Its rules register the words of the date vocabulary.
import '../../../src/language/dates.ts';
import {
  monthNumber,
  numberOf,
  ordinalOf,
  weekdayNumber,
} from '../../../src/language/dates/date-vocabulary.ts';
import { symbolOf } from '../../../src/language/dates/token-symbols.ts';
import { tokensOf } from '../../../src/language/dates/tokens.ts';

/** Each token with the symbol of its kind; `*` for a word of the date vocabulary. */
function kinds(sentence: string): string[] {
  const { shape, starts, ends } = tokensOf(sentence);
  return starts.map((start, i) => {
    const kind = shape[i]! < '\ue000' ? shape[i] : '*';
    return `${sentence.slice(start, ends[i])} ${kind}`;
  });
}

describe('the tokens of a sentence', () => {
  it.each([
    ['1 9 31 01', ['1 D', '9 D', '31 D', '01 D']],
    ['0 00 32 99 007', ['0 N', '00 S', '32 S', '99 S', '007 N']],
    ['1st 31st 32nd 0th', ['1st O', '31st O', '32nd A', '0th A']],
    ['1900 2099 2100 1899 1000 0999', ['1900 Y', '2099 Y', '2100 N', '1899 y', '1000 y', '0999 N']],
    ['18:30 5.1 1,000 2,024.50 10000', ['18:30 N', '5.1 N', '1,000 N', '2,024.50 N', '10000 N']],
    [
      '2023-06-19 2023/6/9 19.06.2023 06/19/2023 1-2-2023',
      ['2023-06-19 F', '2023/6/9 F', '19.06.2023 F', '06/19/2023 F', '1-2-2023 F'],
    ],
    ['1.2/2023', ['1.2 N', '/ /', '2023 Y']],
    ['1990s 90s 95s 1995s 20s', ['1990s E', '90s e', '95s A', '1995s A', '20s e']],
    [
      'Q1 q4 Q5 H1 H3 h2 FY24 FY2024 FY1999',
      ['Q1 Q', 'q4 Q', 'Q5 A', 'H1 H', 'H3 A', 'h2 A', 'FY24 G', 'FY2024 G', 'FY1999 A'],
    ],
    ['A320 5pm 3D', ['A320 A', '5pm A', '3D A']],
    [
      'Varde zebras sailed sailing lately zebra',
      ['Varde C', 'zebras s', 'sailed v', 'sailing g', 'lately l', 'zebra c'],
    ],
    ['indeed bus class as', ['indeed c', 'bus *', 'class *', 'as *']],
    ['(a) – zebu -- yak', ['( (', 'a *', ') )', '– –', 'zebu c', '-- -', 'yak c']],
    ["zebra's won't she'll ' '90s", ['zebra c', "'s *", "won't *", 'she c', "'ll *", "' '", "' '", '90s e']],
    [
      'Octo-\nber to-day well-known Sep\u00adtember',
      ['Octo-\nber *', 'to-day *', 'well c', '- -', 'known *', 'Sep\u00adtember *'],
    ],
    [
      'COVID-19 5-year 3d 06/2004 2Q23',
      ['COVID C', '- -', '19 N', '5 N', '- -', 'year *', '3d O', '06/2004 M', '2Q23 q'],
    ],
    ['Jan. Zeb. No.', ['Jan. *', 'Zeb C', '. .', 'No. *']],
    ['gnu\u00a0yak\u2009zebu\u3000emu', ['gnu c', 'yak c', 'zebu c', 'emu c']],
    ['élan Élan 漢字', ['élan c', 'Élan C', '漢字 c']],
    ['', []],
  ])('have symbols of their kinds: %s', (sentence, expected) => {
    expect(kinds(sentence)).toEqual(expected);
  });

  it('have symbols of their own for words of the date vocabulary, and other symbols with a capital', () => {
    const symbol = (word: string, before = 'x ') => tokensOf(before + word).shape.at(-1);
    expect(symbol('Monday')).toBe(symbolOf('Monday'));
    expect(symbol('monday')).toBe(symbolOf('monday'));
    expect(symbol('MONDAY')).toBe(symbolOf('Monday'));
    expect(symbol('May')).not.toBe(symbol('may'));
    expect(symbol('Said')).toBe(symbolOf('said'));
    // Verbs with a capital within a sentence are names.
    expect(symbol('Will')).toBe('C');
    expect(symbol('Will', '')).toBe(symbolOf('will'));
    // Counted nouns are not written with a capital.
    expect(symbol('Troops')).toBe('C');
  });
});

describe('numbers in words', () => {
  it('have their values', () => {
    expect(['one', 'Twelve', 'nineteen', 'twenty', 'ninety', 'a', 'An', '7', '1,500'].map(numberOf)).toEqual([
      1, 12, 19, 20, 90, 1, 1, 7, 1500,
    ]);
    expect(numberOf('zebra')).toBeNaN();
    expect(
      ['first', 'Twentieth', 'eighteenth', 'thirtieth', '18th', '3rd', 'twenties', 'nineties'].map(ordinalOf),
    ).toEqual([1, 20, 18, 30, 18, 3, 20, 90]);
  });

  it('of months and weekdays are found by name', () => {
    expect(['January', 'Sept', 'dec', 'may', 'Monthly'].map(monthNumber)).toEqual([1, 9, 12, 5, 0]);
    expect(['Monday', 'Thurs', 'sun', 'Tue', 'zebra'].map(weekdayNumber)).toEqual([0, 3, 6, 1, -1]);
  });
});
