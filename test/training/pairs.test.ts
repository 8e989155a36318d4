import { describe, expect, it } from 'vitest';
import { foldOf } from '../../src/training/hold-out.ts';
import { pairsOf } from '../../src/training/pairs.ts';
import { tinySet } from './tiny-set.ts';

describe('the pairs of a set', () => {
  const { articles, questions } = tinySet('tiny', 1, 1);

  it('are the words of each question, and of the sentence that answers it, with their tags', () => {
    expect(pairsOf({ name: '', articles, questions })).toEqual([
      {
        fold: foldOf(questions[0]!),
        question: ['bridg', 'vard', 'open', '@when'],
        sentence: [
          'bridg',
          'vard',
          'open',
          '1900',
          '#year',
          'mayor',
          '#name',
          'ada',
          '#name',
          'berg',
          '#name',
        ],
      },
      {
        fold: foldOf(questions[1]!),
        question: ['open', 'bridg', 'vard', '@who'],
        sentence: [
          'bridg',
          'vard',
          'open',
          '1900',
          '#year',
          'mayor',
          '#name',
          'ada',
          '#name',
          'berg',
          '#name',
        ],
      },
    ]);
  });

  it('have the focus of the question, and its first word', () => {
    const which = { ...questions[0]!, question: 'Which year was it?' };
    const [pair] = pairsOf({ name: '', articles, questions: [which] });
    expect(pair!.question).toEqual(['year', '@what', '@what year']);
  });

  it('leave out questions that no sentence answers', () => {
    const elsewhere = { ...questions[0]!, answers: [{ article: 'other', start: 0, end: 1 }] };
    const across = { ...questions[0]!, answers: [{ article: 'tiny-Varde', start: 0, end: 60 }] };
    const none = { ...questions[0]!, answers: [] };
    expect(pairsOf({ name: '', articles, questions: [elsewhere, across, none] })).toEqual([]);
  });
});
