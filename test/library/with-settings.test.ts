import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/day.ts';
import type { Answers } from '../../src/library/answers.ts';
import type { Library } from '../../src/library/library.ts';
import { memorySettingsStore } from '../../src/library/server-articles/settings-store.ts';
import { DEFAULT_SETTINGS, type ServerSettings } from '../../src/library/server-settings.ts';
import { withSettings } from '../../src/library/with-settings.ts';
import { answersOf, QUOTE } from '../discord/card/examples.ts';

/** A library whose server '1' has settings, and which answers every question with `answers`. */
async function libraryWith(settings: Partial<ServerSettings>, answers: Answers) {
  const asked: unknown[][] = [];
  const store = memorySettingsStore();
  await store.write('1', { ...DEFAULT_SETTINGS, ...settings });
  const inner = {
    async ask(...args: unknown[]) {
      asked.push(args);
      return answers;
    },
  } as Partial<Library> as Library;
  return { library: withSettings(inner, store), asked };
}

describe('a library with the settings of servers', () => {
  it.each([
    [0.9, 0.9, 'answered', 'answered'],
    [0.7, 0.9, 'answered', 'unsure'],
    [0.9, 0.7, 'answered', 'unsure'],
    [0.9, 0.9, 'unsure', 'unsure'],
    [0.1, 0.9, 'none', 'none'],
  ] as const)(
    'that are to be very sure, %d that any answers and %d that it is the first: %s becomes %s',
    async (confidence, certainty, verdict, expected) => {
      const answers = answersOf({ answers: [{ ...QUOTE, confidence }], certainty, verdict });
      const { library } = await libraryWith({ certainty: 'very' }, answers);
      expect((await library.ask('q', { server: '1' })).verdict).toBe(expected);
      expect((await library.ask('q', { server: '2' })).verdict).toBe(verdict);
      expect((await library.ask('q', { server: null })).verdict).toBe(verdict);
    },
  );

  it('asks with the other words of each group of synonyms, and passes the rest on', async () => {
    const synonyms = [
      ['ip', 'server address'],
      ['a.b', 'c'],
    ];
    const { library, asked } = await libraryWith(
      { synonyms },
      answersOf({ unmatched: ['whats', 'address'] }),
    );
    const answers = await library.ask('whats the IP?', { server: '1', to: '2024-01-01' }, 3, 'context');
    expect(asked).toEqual([
      ['whats the IP? server address', { server: '1', to: '2024-01-01' }, 3, 'context'],
    ]);
    expect(answers).toMatchObject({ question: 'whats the IP?', unmatched: ['whats'] });
    for (const question of ['the ship', 'the server  address of the ip', 'axb'])
      await library.ask(question, { server: '1' });
    expect(asked.slice(1).map(([question]) => question)).toEqual([
      'the ship',
      'the server  address of the ip',
      'axb',
    ]);
  });

  it('says since when what was published is old, by the day of the question', async () => {
    const { library } = await libraryWith({ staleAfterMonths: 12 }, answersOf());
    const ask = (server: string, asked?: Day) => library.ask('q', { server, asked });
    expect((await ask('1', '2026-11-29')).staleBefore).toBe('2025-11-29');
    expect((await ask('1')).staleBefore).toBeNull();
    expect((await ask('2', '2026-11-29')).staleBefore).toBeNull();
  });
});
