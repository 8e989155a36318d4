import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale, localeFor } from '../../src/i18n/locales.ts';
import { english, type Translator } from '../../src/i18n/translator.ts';
import { readArgument, translatorFor } from '../../src/i18n/translators.ts';

const everyLocale = Object.keys(LOCALES) as Locale[];

/** Releases of ICU differ in the blanks around a dash. */
const close = (range: string) => range.replace(/\s*([–～~])\s*/, '$1');

describe('a translator', () => {
  it('formats the message of a key', () => {
    expect(english('answer.quoteOf', { number: 2, count: 1_200 })).toBe('quote 2 of 1,200');
    expect(english('button.helpful')).toBe("That's it");
  });

  it('chooses the form for a number', () => {
    const sentences = (count: number) => english('article.sentences', { count });
    expect([0, 1, 2, 1_204].map(sentences)).toEqual([
      '0 sentences',
      '1 sentence',
      '2 sentences',
      '1,204 sentences',
    ]);
  });

  it('throws where a value is missing', () => {
    for (const locale of everyLocale) {
      const t = translatorFor(locale);
      expect(() => t('answer.quoteOf', { number: 2 })).toThrow(/count/);
      expect(() => t('article.sentences')).toThrow(/count/);
    }
  });

  it('inserts values as they are, and keeps Discord’s mentions and formatting', () => {
    const value = "<@1> '{count}' <t:0:R> #";
    expect(english('answer.sharedBy', { person: value })).toBe(`Shared by ${value}`);
    expect(english('event.byHeading', { days: '**2023**' })).toBe('of **2023** *(by its heading)*');
  });

  it.each<[Locale, string]>([
    ['en', '18 June 2023'],
    ['de', '18. Juni 2023'],
    ['fr', '18 juin 2023'],
    ['es-ES', '18 de junio de 2023'],
    ['pt-BR', '18 de junho de 2023'],
    ['pl', '18 czerwca 2023'],
    ['ja', '2023年6月18日'],
    ['zh-CN', '2023年6月18日'],
  ])('writes days as %s does', (locale, day) => {
    expect(translatorFor(locale).day('2023-06-18')).toBe(day);
  });

  it('writes the day that it is given, of any year', () => {
    expect(english.day('0033-04-03')).toBe('3 April 33');
    expect(english.day('2024-02-29')).toBe('29 February 2024');
    expect(english.day('9999-12-31')).toBe('31 December 9999');
  });

  it.each<[Parameters<Translator['days']>, string]>([
    [['2023-06-18', '2023-06-20'], '18–20 June 2023'],
    [['2023-06-28', '2023-07-02'], '28 June–2 July 2023'],
    [['2023-12-28', '2024-01-02'], '28 December 2023–2 January 2024'],
    [['2023-06-18', '2023-06-18'], '18 June 2023'],
    [['2023-06-01', '2023-08-31', 'month'], 'June–August 2023'],
    [['2023-06-01', '2023-06-30', 'month'], 'June 2023'],
    [['1939-01-01', '1945-12-31', 'year'], '1939–1945'],
    [['1939-01-01', '1939-12-31', 'year'], '1939'],
  ])('writes a range in its shortest form: %j', (range, words) => {
    expect(close(english.days(...range))).toBe(words);
  });

  it('writes a range as each language does', () => {
    const range = (locale: Locale) => close(translatorFor(locale).days('2023-06-18', '2023-06-20'));
    expect(range('de')).toBe('18.–20. Juni 2023');
    expect(range('ko')).toBe('2023년 6월 18일~20일');
  });

  it('joins a list', () => {
    expect(english.list(['a'])).toBe('a');
    expect(english.list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(english.list(['a', 'b', 'c'], 'disjunction')).toBe('a, b or c');
    expect(translatorFor('de').list(['a', 'b', 'c'], 'disjunction')).toBe('a, b oder c');
  });
});

describe('what is read from a message', () => {
  /** The messages that cards are read by, with their arguments. */
  const READ = [
    ['timeline.heading', 'topic'],
    ['answer.context', 'context'],
    ['answer.meant', 'question'],
  ] as const;

  it.each(everyLocale)('is its argument in %s', (locale) => {
    const t = translatorFor(locale);
    for (const [key, argument] of READ) {
      // A topic may look like the message itself, in any language.
      const inMessages = everyLocale.map((one) => translatorFor(one)(key, { [argument]: 'the ferry' }));
      for (const value of ['the ferry', '', 'a: b” {c} “', '漢字', '$&', 'x'.repeat(4_000), ...inMessages])
        expect(readArgument(key, argument, t(key, { [argument]: value }))).toBe(value);
    }
  });

  it('is found on the cards of the versions that spoke English alone', () => {
    const read = (index: 0 | 1 | 2, text: string) => readArgument(READ[index][0], READ[index][1], text);
    expect(read(0, 'Timeline: the ferry')).toBe('the ferry');
    expect(read(1, 'About: Varde · If you meant something else, ask in a whole sentence.')).toBe('Varde');
    expect(read(2, 'Did you mean “Is it?”?')).toBe('Is it?');
  });

  it('is null for other texts', () => {
    for (const text of ['', 'Did you mean “', 'Did you mean “?', 'Is Varde near?', ' Did you mean “a”?'])
      expect(readArgument('answer.meant', 'question', text)).toBeNull();
  });
});

describe('the language for somebody in Discord', () => {
  it('is theirs where there is one', () => {
    for (const locale of everyLocale) expect(localeFor(locale)).toBe(locale);
  });

  it('is that of another country where only that is there', () => {
    expect(localeFor('es-419')).toBe('es-ES');
    expect(localeFor('en-US')).toBe('en');
    expect(localeFor('en-GB')).toBe('en');
  });

  it.each([
    undefined,
    null,
    '',
    'nl',
    'sv-SE',
    'zh-TW',
    'xx',
    'DE',
    'constructor',
    '__proto__',
    'd'.repeat(10_000),
    7,
    {},
    ['de'],
  ])('is English for any other: %j', (locale) => {
    expect(localeFor(locale)).toBe('en');
  });
});
