import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';

const CONTEST = `# Autumn photo contest

Theme this year: reflections.

**Prizes**
- a tripod
- a print on canvas
- a lens cloth

No collages, no filters that draw. We look at the raw file.
Frames may be up to 60 cm wide.

Judges:

Oda – portraits
Bram – birds
pia – the rest

Pictures hang in the library until June.
`;
const TROUBLE = `# Trouble with the locker

## The locker says "card unknown"

- it is from last year: get a sticker
- the reader is wet: dry it
- you hold the wrong side to it

## The key is lost

Ask Oda.
`;
const library = createLibrary([parseArticle('contest.md', CONTEST), parseArticle('trouble.md', TROUBLE)]);

async function shown(question: string) {
  const { answers } = await library.ask(question, { server: null });
  return answers[0]?.shown;
}

describe('a list with a paragraph after it', () => {
  it('answers alone where it is asked for by the bold line above it', async () => {
    expect(await shown('what are the prizes of the photo contest')).toBe(
      'Prizes\na tripod\na print on canvas\na lens cloth',
    );
  });

  it('answers alone where it is asked for by the line that introduces it', async () => {
    expect(await shown('who are the judges')).toBe(
      'Prizes\nJudges:\nOda – portraits\nBram – birds\npia – the rest',
    );
  });

  it('answers as a whole where its heading is what somebody asks the reason for', async () => {
    expect(await shown('why does the locker say card unknown')).toBe(
      'The locker says "card unknown"\nit is from last year: get a sticker\nthe reader is wet: dry it\nyou hold the wrong side to it',
    );
  });

  it('does not answer what the paragraph says', async () => {
    expect(await shown('where do the pictures hang')).toBe(
      'Prizes\nPictures hang in the library until June.',
    );
  });
});
