import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';

const FILES = {
  'bridge.txt': `Title: A bridge for Lindholm
Date: 2024-05-05

The council of Lindholm met on Friday. It approved a new bridge across the Aske, which will cost 12 million crowns.

Mayor Ada Berg said that the bridge would open in the spring of 2026. “We have waited for it since 1999,” she said. The café’s owner didn't agree. Nobody was hurt.`,
  'echo.txt': `Title: What others wrote
Date: 2024-06-05

It approved a new bridge across the Aske, which will cost 12 million crowns. The storm closed the harbour of Varde.`,
};

const library = createLibrary(Object.entries(FILES).map(([id, text]) => parseArticle(id, text)));

const BERG = 'Mayor Ada Berg said that the bridge would open in the spring of 2026.';
const APPROVED = 'It approved a new bridge across the Aske, which will cost 12 million crowns.';
const STORM = 'The storm closed the harbour of Varde.';
const NOBODY = 'Nobody was hurt.';

/** The sentences that a text quotes, each with the words that differ, or null when it is exact. */
async function sources(text: string, scope = {}): Promise<[quote: string, differing: string[] | null][]> {
  const found = await library.sources(text, { server: null, ...scope });
  return found.map(({ quote: { quote }, exact, differing }) => {
    expect(differing.length > 0).toBe(!exact);
    return [quote, exact ? null : differing.map(([from, to]) => quote.slice(from, to))];
  });
}

describe('the source of a text', () => {
  it.each<[why: string, text: string, quote: string]>([
    ['the sentence', BERG, BERG],
    [
      'other capitals, blanks and punctuation',
      'mayor ada berg   said\nthat the bridge would OPEN in the spring of 2026!!!',
      BERG,
    ],
    [
      'other quotation marks',
      `"We have waited for it since 1999", she said`,
      '“We have waited for it since 1999,” she said.',
    ],
    ['other apostrophes and no accents', `The cafe's owner didn’t agree.`, "The café’s owner didn't agree."],
    ['a part of it, in quotation marks', 'She says "the bridge would open in the spring of 2026" lol', BERG],
    ['a part of it, in others', 'She says „the bridge would open in the spring of 2026“ lol', BERG],
    ['a line that Discord quotes', `> ${NOBODY}\nIs that true?`, NOBODY],
    ['it within other words', `As the paper wrote today, ${BERG}`, BERG],
    ['it with Markdown', `**${BERG.slice(0, 14)}**${BERG.slice(14)}`, BERG],
    ['a short sentence, whole', 'nobody was hurt', NOBODY],
  ])('is exact for %s', async (_, text, quote) => {
    expect(await sources(text)).toEqual([[quote, null]]);
  });

  it('is every article that has the sentence, and every sentence that is quoted', async () => {
    const text = `The council of Lindholm met on Friday. ${APPROVED} ${STORM}`;
    const found = await library.sources(text, { server: null });
    expect(found.map(({ quote, exact }) => [quote.article, quote.quote, exact])).toEqual(
      expect.arrayContaining([
        ['bridge.txt', APPROVED, true],
        ['echo.txt', APPROVED, true],
        ['bridge.txt', 'The council of Lindholm met on Friday.', true],
        ['echo.txt', STORM, true],
      ]),
    );
    expect(found).toHaveLength(4);
  });

  it('is exact where an ellipsis marks that words are left out', async () => {
    for (const gap of ['…', '...', '[…]', '[...]'])
      expect(await sources(`It approved a new bridge ${gap} which will cost 12 million crowns.`)).toEqual([
        [APPROVED, null],
        [APPROVED, null],
      ]);
  });

  it.each<[text: string, quote: string, differing: string[]]>([
    ['Mayor Ada Berg said that the bridge would open in the autumn of 2026.', BERG, ['spring']],
    ['Mayor Ada Berg said the bridge would open in spring 2026.', BERG, ['that', 'the', 'of']],
    ['Mayor Ada Berg never said that the bridge would open in the spring of 2026.', BERG, ['said']],
    ['Mayor Olaf Berg said that the bridge would open in the spring of 2027.', BERG, ['Ada', '2026']],
    ['The storm closed the harbour of Lindholm.', STORM, ['Varde']],
    [`I read “${NOBODY}” and: The storm closed the harbor of Varde.`, STORM, ['harbour']],
  ])('is near, with the words that differ: %s', async (text, quote, differing) => {
    const near = (await sources(text)).filter(([, words]) => words !== null);
    expect(near).toEqual([[quote, differing]]);
  });

  it.each([
    '',
    '?!',
    '🗼🗼🗼',
    'the bridge',
    'the bridge would open',
    'Mayor Ada Berg',
    'The bridge is nice, and I love the spring of 2026.',
    'When will the mayor open the new bridge?',
    'said that the would in the of',
    'open bridge spring 2026 mayor said that would',
    'Nobody was amused.',
  ])('is not found for a text that only has words in common: %s', async (text) => {
    expect(await sources(text)).toEqual([]);
  });

  it('is searched in the articles of the scope only', async () => {
    expect(await sources(STORM, { article: 'bridge.txt' })).toEqual([]);
    expect(await sources(BERG, { asOf: '2024-05-04' })).toEqual([]);
    expect(await sources(APPROVED, { from: '2024-06-01' })).toEqual([[APPROVED, null]]);
  });

  it.each([
    ['a word without end', 'x'.repeat(4_000)],
    ['small words', 'the of and to '.repeat(300)],
    ['marks', '“"«'.repeat(1_300)],
    ['marks within marks', `${'“'.repeat(50)}the bridge of the harbour ${'”'.repeat(50)}\n`.repeat(30)],
    ['quoted lines', '> '.repeat(2_000)],
    ['sentences without words', 'a. '.repeat(1_300)],
    ['words of the articles without order', 'bridge harbour crowns mayor storm '.repeat(120)],
    ['ellipses', 'the … bridge … '.repeat(260)],
    ['controls', '\0\u202e\ud800'.repeat(1_300)],
  ])(
    'is searched in hostile text without error: %s',
    async (_, text) => {
      for (const { quote, differing } of await library.sources(text, { server: null })) {
        expect(FILES[quote.article as keyof typeof FILES]).toContain(quote.quote);
        for (const [from, to] of differing) expect(quote.quote.slice(from, to)).toMatch(/^\S+$/);
      }
    },
    10_000,
  );

  it('is found in the middle of a long message', async () => {
    const filler = 'Nothing of this kind was ever written by anyone here. ';
    expect(await sources(`${filler.repeat(20)}${BERG} ${filler.repeat(20)}`)).toEqual([[BERG, null]]);
  });
});
