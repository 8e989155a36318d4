import { beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../src/library/answers.ts';
import { askingBack } from '../../src/library/did-you-mean.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import { LibraryFailure } from '../../src/library/library.ts';
import { answersOf } from '../discord/card/examples.ts';
import { articlesOf, FILES } from './contract/articles.ts';

const ALL = { server: null };
const library = createLibrary(articlesOf(FILES));
// The first question loads the reader, which takes long.
beforeAll(async () => {
  await library.ask('Who is Olsen?', ALL);
});
const meant = async (question: string) => (await library.ask(question, ALL)).didYouMean;

describe('a question that finds nothing', () => {
  it('is taken for the one with its misspelt words replaced', async () => {
    expect(await meant('Who is Osleen?')).toBe('Who is Olsen?');
    expect(await meant('how heavy are the eblls')).toBe('how heavy are the bells');
  });

  it('is taken for no other if that finds nothing either, or something is found', async () => {
    expect(await meant('What did Osleen say of zeppelins?')).toBeUndefined();
    expect(await meant('Who is the king of France?')).toBeUndefined();
    expect(await library.ask('When was Avrde founded?', ALL)).not.toHaveProperty('didYouMean');
  });
});

describe('words that no article has', () => {
  const asked: [question: string, ...rest: unknown[]][] = [];
  const asking = (unmatched: string[], guesses: Record<string, string>, maxFirstMs?: number) => {
    asked.length = 0;
    const answers: Answers = answersOf({ verdict: 'none', unmatched });
    const found = answersOf();
    const inner = {
      ...library,
      ask: async (...args: Parameters<typeof library.ask>) => (asked.push(args) === 1 ? answers : found),
    };
    return askingBack(inner, async ({ word }) => guesses[word], maxFirstMs);
  };

  it('are each replaced where they stand, with their capitals', async () => {
    const one = asking(['Aad', 'brgee'], { aad: 'ada', brgee: 'berg' });
    const { didYouMean } = await one.ask(
      'Is “Aad” brgee a mayor?',
      { server: '1', own: true },
      5,
      'the bridge',
    );
    expect(didYouMean).toBe('Is “Ada” berg a mayor?');
    expect(asked[1]).toEqual([didYouMean, { server: '1', own: true }, 1, 'the bridge']);
  });

  it('are left alone if the answer took long, or the library fails', async () => {
    const slow = asking(['Aad'], { aad: 'ada' }, -1);
    expect(await slow.ask('Who is Aad?', ALL)).not.toHaveProperty('didYouMean');
    const lost = askingBack(
      { ...library, ask: async () => answersOf({ verdict: 'none', unmatched: ['Aad'] }) },
      () => Promise.reject(new LibraryFailure('failure.unreachable')),
    );
    expect(await lost.ask('Who is Aad?', ALL)).toMatchObject({ verdict: 'none' });
  });

  it('are left alone if there are many', async () => {
    const words = ['aab', 'aac', 'aad', 'aae'];
    const one = asking(words, Object.fromEntries(words.map((word) => [word, 'ada'])));
    expect(await one.ask(words.join(' '), ALL)).not.toHaveProperty('didYouMean');
    expect(asked).toHaveLength(1);
  });
});
