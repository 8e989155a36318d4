import { describe, expect, it } from 'vitest';
import { bitOf, TAGS, tagsOf } from '../../src/language/entity-tags.ts';
import { termsOf } from '../../src/language/terms.ts';

/** `word: tags` of each word that has any. */
function tagged(text: string): string[] {
  const terms = termsOf(text);
  return tagsOf(text, terms).flatMap((bits, i) => {
    const tags = TAGS.filter((tag) => bits & bitOf(tag));
    return tags.length > 0 ? [`${terms[i]!.word}: ${tags.join(' ')}`] : [];
  });
}

/** The words of a list that have a tag, when each stands alone in the middle of a text. */
const withTag = (words: string, tag: string) =>
  words
    .split(' ')
    .filter((word) => tagged(`then ${word}`).some((found) => found.split(': ')[1]?.includes(tag)));

describe('the tags of a word', () => {
  it('are distinct bits', () => {
    expect(new Set(TAGS.map(bitOf)).size).toBe(TAGS.length);
    for (const bit of TAGS.map(bitOf)) expect(Number.isInteger(Math.log2(bit))).toBe(true);
  });

  it.each([
    ['year', '1000 1999 2024 2099 1990s', '999 2100 19999 x1999 1999x'],
    [
      'month',
      'january february april june july august september october november december monday sunday yesterday today tomorrow century centuries decade jan feb apr jun jul aug oct nov May March Mar Dec Sep Sept',
      'may march mar dec sep sept sun mon mondays daytoday januaryx xjune',
    ],
    [
      'number',
      '7 40 3.4 1,000 2b one twelve twenty hundred million billions dozen half twice once several 2100 999',
      'many 3rd 21st 1999 xone onex b2b',
    ],
    ['ordinal', '1st 2nd 3rd 24th first second tenth', '1sts x1st th 4 firsts eleventh'],
    [
      'money',
      'dollar dollars euro euros pound pounds yuan yen rupee rupees ruble rubles rouble roubles',
      'dollarx yens money xeuro b2b',
    ],
    ['percent', 'percent percentage', 'percentages per cent percentx xpercent'],
    [
      'unit',
      'second seconds minute minutes hour hours day days night nights week weeks month months year years decade decades centuries km mi mile miles kilometer kilometers kilometre kilometres meter meters metre metres feet ft acre acres hectare hectares ton tons tonne tonnes kg pound pounds degrees',
      'secondary century degree xkm kms',
    ],
    [
      'reason',
      'since due owing cause causes caused result resulted reasons therefore thus',
      'causal xdue duex',
    ],
  ])('include %s', (tag, words, others) => {
    expect(withTag(words, tag)).toEqual(words.split(' '));
    expect(withTag(others, tag)).toEqual([]);
  });

  it.each<[string, string[]]>([
    [
      'It cost $5, £6, €7 and ¥8.',
      ['5: number money', '6: number money', '7: number money', '8: number money'],
    ],
    ['5$ 6', ['5: number', '6: number']],
    ['5% 6 % 7 x% 8', ['5: number percent', '6: number percent', '7: number', 'x: percent', '8: number']],
    ['They met Ada Berg.', ['ada: name', 'berg: name']],
    ['Ada met them.', ['ada: name']],
    ['The council met.', []],
    ['US ships', ['us: name']],
    ['In all, Ada met them', ['ada: name']],
    ['The Ada', ['ada: name']],
    ['Of 1,999 in 1999', ['1999: number', '1999: year']],
    ['ships met in Varde', ['varde: name place']],
    ['ships met in the Varde', ['varde: name place']],
    ['ships met the Varde', ['varde: name']],
    ['ships met in old Varde', ['varde: name']],
    ['In Varde they met', ['varde: name place']],
    ['they met on Friday and in May', ['friday: month', 'may: month']],
    ['Friday was cold', ['friday: month']],
    ['may they march in june', ['june: month']],
    ['a 2,000 second-rate pounds', ['2000: number', 'second: ordinal unit', 'pounds: money unit']],
  ])('depend on the word and its context: %s', (text, tags) => {
    expect(tagged(text)).toEqual(tags);
  });

  it.each([
    'in',
    'at',
    'near',
    'from',
    'to',
    'into',
    'across',
    'north',
    'south',
    'east',
    'west',
    'northern',
    'western',
  ])('include a place for a name after “%s”', (before) => {
    expect(tagged(`ships ${before} Varde`)).toEqual(['varde: name place']);
  });

  it.each(['by', 'within', 'atx', 'of', 'northerner', 'xeast'])(
    'include a name but no place after “%s”',
    (before) => {
      expect(tagged(`ships ${before} Varde`)).toEqual(['varde: name']);
    },
  );

  it('are the same at every call', () => {
    const text = 'On May 5 they may march.';
    expect(tagged(text)).toEqual(tagged(text));
    expect(tagged(text)).toEqual(['may: month', '5: number']);
  });
});
