import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import { articlesOf, FILES } from './contract/articles.ts';

describe('the revision of a library', () => {
  const revision = async (files: Record<string, string>) =>
    (await createLibrary(articlesOf(files)).status(null)).revision;

  it('changes when an article’s text or id changes, and is the same for the same articles', async () => {
    const { 'storm.md': storm, ...rest } = FILES;
    const all = await Promise.all(
      [FILES, { ...FILES, 'storm.md': `${storm}!` }, { ...rest, 'gale.md': storm! }, rest].map(revision),
    );
    expect(new Set(all).size).toBe(4);
    expect(await revision({ ...FILES })).toBe(all[0]);
  });

  it('is different for a seed and for the same article of a server', async () => {
    const article = parseArticle('storm.md', FILES['storm.md']!);
    const library = createLibrary([article]);
    const other = createLibrary([]);
    await other.add({ title: '', date: '', source: '', text: FILES['storm.md']! }, '1');
    expect((await library.status('1')).revision).not.toBe((await other.status('1')).revision);
  });
});
