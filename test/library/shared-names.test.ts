import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { shareNames } from '../../src/library/shared-names.ts';

const about = (text: string) => parseArticle('a.md', text);

describe('two articles', () => {
  const fire = about('The fire at Pellow House on Calder Wharf spread on Monday, and Ada Holm saw it.');

  it('share names of persons and places', () => {
    expect(shareNames(fire, about('An inquiry into the blaze at Pellow House heard from Ada Holm.'))).toBe(
      true,
    );
  });

  it('share none by one name, days and months, or words that begin sentences', () => {
    expect(shareNames(fire, about('Tickets are sold by Ada and her sister.'))).toBe(false);
    expect(
      shareNames(about('It rained on Monday, and in May.'), about('It is shut on Monday, not in May.')),
    ).toBe(false);
    expect(shareNames(about('Pellow burnt. Calder did not.'), about('Pellow is new. Calder is old.'))).toBe(
      false,
    );
  });
});
