import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { DocumentWriter } from '../../src/articles/document.ts';
import { AnalysedArticle } from '../../src/library/analysed-article.ts';
import { LABEL } from '../../src/retrieval/segment.ts';

function articleOf(write: (writer: DocumentWriter) => void, about: Partial<Article> = {}): Article {
  const writer = new DocumentWriter();
  write(writer);
  return { id: 'a.md', title: null, published: null, source: null, ...about, ...writer.finish() };
}

/** The blocks of an article as the index takes them, with the keys of their content words. */
function indexed(article: Article) {
  return Array.from(new AnalysedArticle(article).indexed().blocks, ({ parent, label, sentences }) => ({
    parent,
    label,
    sentences: Array.from(sentences, (terms) => terms.filter(({ stop }) => !stop).map(({ key }) => key)),
  }));
}

const RULES = articleOf((to) => {
  to.write('heading', 'Rules', { level: 1 });
  to.write('paragraph', 'Ada wrote them. They hold.');
  to.write('heading', 'Who may enter?', { level: 2 });
  to.write('item', 'Members. Guests.', { level: 1, number: 4 });
  const asked = to.write('question', 'Is it free');
  to.write('answer', 'No.', { inside: asked });
  to.write('columns', '', { cells: ['Rank', 'Hours'] });
  to.write('row', '', { cells: ['Scout', '10'] });
  to.write('code', 'npm install. npm start.');
  to.write('heading', 'Nothing below', { level: 2 });
});

describe('an analysed article', () => {
  it('is split into the sentences of prose, and whole items, rows, labels and pieces of code', () => {
    const { starts, ends } = new AnalysedArticle(RULES);
    expect(Array.from(starts, (start, i) => RULES.text.slice(start, ends[i]))).toEqual([
      'Rules',
      'Ada wrote them.',
      'They hold.',
      'Who may enter?',
      'Members. Guests.',
      'Is it free',
      'No.',
      'Rank\tHours',
      'Scout\t10',
      'npm install. npm start.',
      'Nothing below',
    ]);
  });

  it('is split into the sentences of long items', () => {
    const long = articleOf((to) => to.write('item', 'Wait for it. '.repeat(40), { level: 1 }));
    expect(new AnalysedArticle(long).starts.length).toBe(40);
  });

  it('knows the block of each sentence', () => {
    const analysed = new AnalysedArticle(RULES);
    expect(Array.from(analysed.starts, (_, sentence) => analysed.blockOf(sentence))).toEqual([
      0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    expect([0, 1, 2, 3, 10].map((block) => analysed.firstSentenceOf(block))).toEqual([0, 1, 3, 4, 11]);
  });

  it('has labels for headings and questions with blocks below them, which have these as parents', () => {
    const { none, heading, question } = LABEL;
    expect(indexed(RULES).map(({ parent, label }) => [parent, label])).toEqual([
      [-1, heading],
      [0, none],
      // A heading that asks is a question.
      [0, question],
      [2, none],
      [2, question],
      [4, none],
      [2, heading],
      [6, none],
      [2, none],
      // It has no blocks below it, so it is an answer like any other.
      [0, none],
    ]);
  });

  it('is indexed by the numbers of its items, and by the dates of its headings', () => {
    expect(indexed(RULES)[3]!.sentences).toEqual([['member', 'guest', '#4']]);
    const rules = articleOf((to) => {
      to.write('heading', 'Rule 3 – Quiet', { level: 2 });
      to.write('paragraph', '2.1 Dogs are kept quiet. Cats are quiet.');
    });
    expect(indexed(rules).flatMap(({ sentences }) => sentences.map((words) => words.at(-1)))).toEqual([
      '#3',
      '#2.1',
      'quiet',
    ]);
    const log = articleOf(
      (to) => {
        to.write('paragraph', 'Dogs came yesterday.');
        to.write('heading', '2.4.0 - 2025-02-20', { level: 2 });
        to.write('paragraph', 'Cats came yesterday.');
      },
      { published: '2026-05-02' },
    );
    const [first, , last] = indexed(log);
    expect(first!.sentences[0]).toContain('@2026-05-01');
    expect(last!.sentences[0]).toContain('@2025-02-19');
  });

  it('is indexed by its title, the words of its file’s name, and its day', () => {
    const { title } = new AnalysedArticle(
      articleOf((to) => to.write('paragraph', 'Be kind.'), {
        id: 'help/server-rules_v2-1a2b3c.md',
        title: 'Manners',
      }),
    ).indexed();
    expect(title.map(({ key }) => key)).toEqual(['manner', 'server', 'rule']);
  });
});
