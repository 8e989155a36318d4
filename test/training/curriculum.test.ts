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
const shown = ({ question, asking, weight }: Lesson) => [question.id, asking, weight];

describe('what the network is taught', () => {
  it('is the same each time', () => {
    expect(lessons().map(shown)).toEqual(lessons().map(shown));
  });

  it('begins with every question to its whole set, each by the weight of the set', () => {
    const all = lessons();
    const { questions } = SETS[0]!;
    expect(all.slice(0, questions.length).map(shown)).toEqual(questions.map(({ id }) => [id, 'own', 1]));
    const whole = new Set(all.slice(0, questions.length).map(({ library }) => library));
    expect(whole.size).toBe(1);
  });

  it('has each share of the questions, and each kind by its weight', () => {
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
    // To the whole; to parts and alone; to other parts, articles and sets.
    expect(Object.keys(first).sort()).toEqual(['foreign 0.5', 'own 0.6', 'own 1']);
    expect(first['own 1']).toBeCloseTo(1, 9);
    expect(Math.abs(first['own 0.6']! - (0.25 + 0.4))).toBeLessThan(0.15);
    expect(Math.abs(first['foreign 0.5']! - (0.35 + 2 * 0.15))).toBeLessThan(0.15);
    expect(Object.keys(shares('second')).sort()).toEqual(['foreign 0.25', 'own 0.3', 'own 0.5']);
    // Articles of four questions are not asked about one by one.
    expect(Math.abs((shares('third')['own 0.6'] ?? 0) - 0.25)).toBeLessThan(0.15);
  });

  it('asks what no article answers as a foreign question, of the whole set and of no part of it', () => {
    const set = SETS[0]!;
    const unanswerable = set.questions.slice(0, 40).map(({ id, question }) => ({
      id: `${id}-nobody`,
      question: question.replace('opened', 'painted'),
      answers: [],
    }));
    const found = curriculum([{ ...set, questions: [...set.questions, ...unanswerable] }], lexiconOf());
    const nobody = found.filter(({ question }) => question.id.endsWith('-nobody'));
    const { library: whole } = found[0]!;
    const toWhole = nobody.filter(({ library }) => library === whole);
    expect(toWhole.map(shown)).toEqual(unanswerable.map(({ id }) => [id, 'foreign', 1]));
    expect(nobody.every(({ asking }) => asking === 'foreign')).toBe(true);
    // Of a few single articles some are asked as any question of another is.
    expect(nobody.filter(({ library }) => library !== whole).every(({ weight }) => weight === 0.5)).toBe(
      true,
    );
    const list = (lesson: Lesson) =>
      lesson.library.list(lesson.question, lesson.asking, lexiconOf(), lesson.weight, randomFrom(1));
    const lists = toWhole.slice(0, 5).map(list);
    expect(lists.map((one) => one?.right)).toEqual(lists.map(() => []));
    expect(lists.every((one) => one !== null && one.candidates.length > 0)).toBe(true);
  });

  it('can be asked, with answers and without', () => {
    const random = randomFrom(1);
    const some = lessons().filter((_, i) => i % 8 === 0);
    const lists = some.map((lesson) => ({
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
