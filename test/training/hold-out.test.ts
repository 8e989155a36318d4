import { describe, expect, it } from 'vitest';
import { FOLDS, foldOf, isHeldOut } from '../../src/training/hold-out.ts';

const about = (article: string, id: string) => ({ id, answers: [{ article, start: 0, end: 1 }] });
const articles = Array.from({ length: 200 }, (_, i) => `article-${i}`);

describe('the folds of questions', () => {
  it('are the same for all questions about an article, answered or not', () => {
    for (const article of articles) {
      const folds = [
        about(article, 'one'),
        about(article, 'two'),
        { id: 'three', about: article, answers: [] },
      ];
      expect(new Set(folds.map(foldOf)).size).toBe(1);
      expect(new Set(folds.map(isHeldOut)).size).toBe(1);
    }
  });

  it('are about equally large', () => {
    const sizes = Array.from({ length: FOLDS }, () => 0);
    for (const article of articles) sizes[foldOf(about(article, ''))]!++;
    expect(Math.min(...sizes)).toBeGreaterThan(articles.length / FOLDS / 2);
  });
});
