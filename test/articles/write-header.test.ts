import { describe, expect, it } from 'vitest';
import { parseArticle, readFacts } from '../../src/articles/parse.ts';
import { withHeader } from '../../src/articles/write-header.ts';

const BODY = 'The bells of Varde rang at noon.';

describe('a header that is added to a text', () => {
  const titles = ['Bells', 'Bells: at # last', '"Bells"', '[x] "y" C:\\new', "It's noon"];

  it.each([
    ['nothing', ''],
    ['YAML', '---\ntitle: Old\n---\n'],
    ['TOML', "+++\ntitle = 'Old'\ntags = ['bells']\n+++\n"],
    ['JSON', '{\n"title": "Old"\n}\n\n'],
  ])('is read back from above %s, which remains unchanged and is overridden', (_, own) => {
    for (const title of titles) {
      const facts = { title, published: '2024-05-04', source: 'https://a.example/x' } as const;
      const written = withHeader(own + BODY, 'markdown', facts);
      expect(readFacts(written, 'markdown')).toEqual(facts);
      expect(written.endsWith(own.replace(/^---\n/, '') + BODY)).toBe(true);
      expect(parseArticle('a.md', written).text).toMatch(own.includes('tags') ? /^tags/ : /^The bells/);
    }
  });
});
