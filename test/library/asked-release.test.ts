import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';

const ALL = { server: null };
const NOTES = `# Patch notes

## 1.8.2 – 3 October 2026

- The door in Hollow Keep opens again
- The Ember Bow costs 750 gold, not 900

## 1.10.0 – 12 November 2026

### Balance

- Frost Staff damage reduced from 48 to 41
- Shield Bash stuns for 0.8 s

### Fixes

- The map opens in co-op

## Known problems

- The harbour flickers
`;
const TIDES = `# Tides of the game

## 1.4 "Low tide" – 14 March 2026
**new**
* The reef
* Nerfed: the Ember Bow
**removed**
* Lucky crates
* The old harbour

## 1.3 – 9 January 2026
* Boats
`;
const library = createLibrary([
  parseArticle('patch-notes.md', NOTES),
  parseArticle('tides.md', TIDES),
  parseArticle(
    'patch-2.7.md',
    '# Patch 2.7\n\n## Heroes\n\n### Buffs\n\n- Ash: more health\n\n### Nerfs\n\n- Quill: less speed\n- Vesper: less armour\n',
  ),
  parseArticle(
    'claims.md',
    '# How to claim\n\nStand in the claim and use /abandon to delete it.\n\n## Removed in autumn\n\n- Old shovels\n- Old signs\n',
  ),
  parseArticle('hall.txt', 'Title: The hall\n\nThe hall has a new roof since May. It is open on Mondays.'),
  parseArticle('minutes.md', '# Minutes\n\n## 4 December 2026\n\nThe roof was paid for.'),
]);

async function first(question: string) {
  const { verdict, answers } = await library.ask(question, ALL);
  return { verdict, article: answers[0]?.article, shown: answers[0]?.shown.split('\n') };
}

const RELEASE = {
  verdict: 'answered',
  article: 'patch-notes.md',
  shown: [
    '1.10.0 – 12 November 2026 › Balance',
    'Frost Staff damage reduced from 48 to 41',
    'Shield Bash stuns for 0.8 s',
    'Fixes',
    'The map opens in co-op',
  ],
};

describe('a question for a release', () => {
  it.each([
    'what changed in 1.10.0?',
    'whats new in v1.10.0',
    'patch notes 1.10.0',
    'when did 1.10.0 come out',
  ])('is answered by the whole section of that release: %s', async (question) => {
    expect(await first(question)).toEqual(RELEASE);
  });

  it.each(['whats new', 'latest patch notes', 'what changed in the last update', 'when was the last update'])(
    'is answered by the newest section of a changelog where it names none: %s',
    async (question) => {
      expect(await first(question)).toEqual(RELEASE);
    },
  );

  it('has the day of the release from its heading', async () => {
    const { answers } = await library.ask('when did 1.10.0 come out', ALL);
    expect(answers[0]!.events).toMatchObject([{ from: '2026-11-12', basis: 'heading' }]);
  });

  it.each([
    ['what was fixed in 1.10.0', ['1.10.0 – 12 November 2026 › Fixes', 'The map opens in co-op']],
    [
      'what got removed in 1.4',
      ['1.4 "Low tide" – 14 March 2026 › removed', 'Lucky crates', 'The old harbour'],
    ],
    ['any nerfs in low tide?', ['1.4 "Low tide" – 14 March 2026 › new', 'Nerfed: the Ember Bow']],
  ])('for changes of a kind is answered by them alone: %s', async (question, shown) => {
    expect(await first(question)).toEqual({
      verdict: 'answered',
      article: question.includes('1.10') ? 'patch-notes.md' : 'tides.md',
      shown,
    });
  });

  it('for changes of a kind that it does not have is not surely answered by it', async () => {
    const { verdict, shown } = await first('what got removed in 1.10.0');
    expect(verdict).not.toBe('answered');
    expect(shown).toEqual(RELEASE.shown);
  });

  it('for its day as well as for a kind of changes is answered by all of it', async () => {
    expect(await first('when was 1.10.0 released and what did it fix')).toEqual(RELEASE);
  });

  it.each(['when did low tide come out', 'release date of the low tide update'])(
    'may have its name alone: %s',
    async (question) => {
      const { verdict, answers } = await library.ask(question, ALL);
      expect(verdict).toBe('answered');
      expect(answers[0]!.events).toMatchObject([{ from: '2026-03-14', basis: 'heading' }]);
    },
  );

  it.each(['what changed in the patch notes since october', 'whats new in the patch notes since 1.8.1'])(
    'may be for all releases since then: %s',
    async (question) => {
      expect(await first(question)).toEqual({
        verdict: 'answered',
        article: 'patch-notes.md',
        shown: [
          '1.8.2 – 3 October 2026',
          'The door in Hollow Keep opens again',
          'The Ember Bow costs 750 gold, not 900',
          '1.10.0 – 12 November 2026',
          'Balance',
          'Frost Staff damage reduced from 48 to 41',
          'Shield Bash stuns for 0.8 s',
          'Fixes',
          'The map opens in co-op',
        ],
      });
    },
  );

  it('for changes of a kind may be for an article about one version', async () => {
    expect(await first('what got nerfed in 2.7')).toEqual({
      verdict: 'answered',
      article: 'patch-2.7.md',
      shown: ['Heroes › Nerfs', 'Quill: less speed', 'Vesper: less armour'],
    });
  });

  it('is not one for how to change something', async () => {
    expect((await first('how to delete a claim')).shown).toEqual([
      'Stand in the claim and use /abandon to delete it.',
    ]);
  });

  it('is not one for the day of something else', async () => {
    expect((await first('when does the roof come out')).article).toBe('hall.txt');
  });

  it('is not answered by another release, nor by the words of the question elsewhere', async () => {
    expect((await first('what changed in 2.0')).verdict).not.toBe('answered');
  });
});
