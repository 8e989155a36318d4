import { describe, expect, it } from 'vitest';
import { curriculum, type Lesson } from '../../src/training/curriculum.ts';
import { randomFrom } from '../../src/training/random.ts';
import { lexiconOf } from '../retrieval/features/fixtures.ts';
import { tinySet } from './tiny-set.ts';

const SETS = [
  { ...tinySet('first', 5, 10), weight: 1 },
  { ...tinySet('second', 4, 10), weight: 0.5 },
  { ...tinySet('third', 4, 2), weight: 1 },
];
const lessons = () => curriculum(SETS, lexiconOf());
const summary = ({ question, asking, weight }: Lesson) => [question.id, asking, weight];

describe('the curriculum', () => {
  it('is deterministic', () => {
    expect(lessons().map(summary)).toEqual(lessons().map(summary));
  });

  it('starts with every question of a set to the whole set, with the weight of the set', () => {
    const all = lessons();
    const { questions } = SETS[0]!;
    expect(all.slice(0, questions.length).map(summary)).toEqual(questions.map(({ id }) => [id, 'own', 1]));
    const libraries = new Set(all.slice(0, questions.length).map(({ library }) => library));
    expect(libraries.size).toBe(1);
  });

  it('has the share and the weight of each kind of lesson', () => {
    const all = lessons();
    const shares = (set: string) => {
      const count = SETS.find(({ name }) => name === set)!.questions.length;
      const found: Record<string, number> = {};
      for (const { question, asking, weight } of all)
        if (question.id.startsWith(`${set}-`))
          found[`${asking} ${weight}`] = (found[`${asking} ${weight}`] ?? 0) + 1 / count;
      return found;
    };
    const first = shares('first');
    // To the whole set; to its parts and articles; to other parts, articles and sets.
    expect(Object.keys(first).sort()).toEqual(['foreign 0.5', 'own 0.6', 'own 1']);
    expect(first['own 1']).toBeCloseTo(1, 9);
    expect(Math.abs(first['own 0.6']! - (0.25 + 0.4))).toBeLessThan(0.15);
    expect(Math.abs(first['foreign 0.5']! - (0.35 + 2 * 0.15))).toBeLessThan(0.15);
    expect(Object.keys(shares('second')).sort()).toEqual(['foreign 0.25', 'own 0.3', 'own 0.5']);
    // Articles with few questions are not used as libraries of their own.
    expect(Math.abs((shares('third')['own 0.6'] ?? 0) - 0.25)).toBeLessThan(0.15);
  });

  it('asks an unanswerable question as a foreign one, of the whole set and not of its parts', () => {
    const set = SETS[0]!;
    const unanswerable = set.questions.slice(0, 40).map(({ id, question }) => ({
      id: `${id}-unanswerable`,
      question: question.replace('opened', 'painted'),
      answers: [],
    }));
    const found = curriculum([{ ...set, questions: [...set.questions, ...unanswerable] }], lexiconOf());
    const lessons = found.filter(({ question }) => question.id.endsWith('-unanswerable'));
    const { library: whole } = found[0]!;
    const toWhole = lessons.filter(({ library }) => library === whole);
    expect(toWhole.map(summary)).toEqual(unanswerable.map(({ id }) => [id, 'foreign', 1]));
    expect(lessons.every(({ asking }) => asking === 'foreign')).toBe(true);
    // Some are asked of single articles, like the questions of other sets.
    expect(lessons.filter(({ library }) => library !== whole).every(({ weight }) => weight === 0.5)).toBe(
      true,
    );
    const list = (lesson: Lesson) =>
      lesson.library.list(lesson.question, lesson.asking, lexiconOf(), lesson.weight, randomFrom(1));
    const lists = toWhole.slice(0, 5).map(list);
    expect(lists.map((one) => one?.right)).toEqual(lists.map(() => []));
    expect(lists.every((one) => one !== null && one.candidates.length > 0)).toBe(true);
  });

  it('gives examples with and without answers', () => {
    const random = randomFrom(1);
    const sample = lessons().filter((_, i) => i % 8 === 0);
    const lists = sample.map((lesson) => ({
      lesson,
      list: lesson.library.list(lesson.question, lesson.asking, lexiconOf(), lesson.weight, random),
    }));
    for (const { lesson, list } of lists) {
      if (list === null) continue;
      expect(list.weight).toBe(lesson.weight);
      expect(list.candidates.length).toBeLessThanOrEqual(12);
      expect(list.right.length > 0).toBe(lesson.asking === 'own');
      expect(list.answers.length).toBe(list.right.length);
      for (const words of list.answers) expect(words.length).toBe(lesson.question.id.endsWith('who') ? 2 : 1);
    }
    const own = lists.filter(({ lesson }) => lesson.asking === 'own');
    expect(own.filter(({ list }) => list === null).length / own.length).toBeLessThan(0.1);
  });
});
