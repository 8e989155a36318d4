import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apaReference,
  bibtexReference,
  mlaReference,
  plainReference,
  type Work,
} from '../../../src/discord/card/reference.ts';
import { hostileText } from './examples.ts';

const WORK: Work = {
  title: 'A ferry at last',
  published: '2023-06-19',
  source: 'https://news.example/ferry',
  file: 'ferry.txt',
  citation: '0123456789.0.abcdefg',
};
const BARE: Work = { ...WORK, published: null, source: null };

describe('a reference', () => {
  it('is as plain text below the quote', () => {
    expect(plainReference('“It left.”', WORK)).toBe(
      '“It left.”\n— A ferry at last, 19 June 2023, https://news.example/ferry (ferry.txt, 0123456789.0.abcdefg)',
    );
    expect(plainReference('“It left.”', BARE)).toBe(
      '“It left.”\n— A ferry at last, n.d. (ferry.txt, 0123456789.0.abcdefg)',
    );
  });

  it('has in APA style the title in the place of the author, and "n.d." for no date', () => {
    expect(apaReference(WORK)).toBe(
      'A ferry at last (Citation 0123456789.0.abcdefg) [ferry.txt]. (2023, June 19). https://news.example/ferry',
    );
    expect(apaReference(BARE)).toBe('A ferry at last (Citation 0123456789.0.abcdefg) [ferry.txt]. (n.d.).');
  });

  it('has in MLA style the title first, an abbreviated month, and nothing for no date', () => {
    expect(mlaReference(WORK)).toBe(
      '“A ferry at last.” ferry.txt, no. 0123456789.0.abcdefg, 19 June 2023, news.example/ferry.',
    );
    expect(mlaReference({ ...WORK, published: '2024-09-01' })).toContain(', 1 Sept. 2024,');
    expect(mlaReference(BARE)).toBe('“A ferry at last.” ferry.txt, no. 0123456789.0.abcdefg.');
  });

  it('has the page of the quote in each style', () => {
    const work = { ...WORK, page: 'iv' };
    expect(plainReference('“It left.”', work)).toContain('— A ferry at last, page iv, 19 June 2023,');
    expect(apaReference(work)).toMatch(/\/ferry \(p\. iv\)$/);
    expect(mlaReference(work)).toContain(', 19 June 2023, p. iv, news.example');
    expect(bibtexReference(work)).toContain('  day = {19},\n  pages = {iv},\n');
  });

  it('has in MLA style no second mark at the end of a title, and no double quotation marks in it', () => {
    expect(mlaReference({ ...BARE, title: 'Who said “never”?' })).toMatch(/^“Who said ‘never’\?” /);
    expect(mlaReference({ ...BARE, title: 'They said "no."' })).toMatch(/^“They said 'no.'” /);
  });

  it('is in BibTeX an entry without an author, whose title keeps its capitals', () => {
    expect(bibtexReference(WORK)).toBe(
      [
        '@misc{verbatim:0123456789.0.abcdefg,',
        '  key = {A ferry at last},',
        '  title = {{A ferry at last}},',
        '  year = {2023},',
        '  month = jun,',
        '  day = {19},',
        '  url = {https://news.example/ferry},',
        '  note = {ferry.txt, citation 0123456789.0.abcdefg}',
        '}',
      ].join('\n'),
    );
    expect(bibtexReference(BARE)).toContain('  year = {n.d.},\n  note');
  });

  it('has what is special in LaTeX escaped in BibTeX, but not in a URL', () => {
    const title = '{1} 5% & $6_7 #8 ~9^ \\10';
    const entry = bibtexReference({
      ...WORK,
      title,
      file: 'a_b.txt',
      source: 'https://a.example/?a_b=5%20{6}\\',
    });
    expect(entry).toContain(
      'title = {{\\textbraceleft{}1\\textbraceright{} 5\\% \\& \\$6\\_7 \\#8 \\textasciitilde{}9\\textasciicircum{} \\textbackslash{}10}}',
    );
    expect(entry).toContain('url = {https://a.example/?a_b=5%20%7B6%7D%5C}');
    expect(entry).toContain('note = {a\\_b.txt, citation');
  });

  it('is one line in each style, and has braces in pairs in BibTeX, whatever the title and the file are called', () => {
    fc.assert(
      fc.property(hostileText(300), hostileText(80), (title, file) => {
        const work = { ...WORK, title, file: file.replace(/\s/g, ' ') };
        for (const reference of [apaReference, mlaReference]) expect(reference(work)).not.toMatch(/[\r\n]/);
        let depth = 0;
        for (const brace of bibtexReference(work).match(/[{}]/g)!) {
          depth += brace === '{' ? 1 : -1;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
