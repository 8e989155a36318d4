/** The part of the contract that is about the questions that people follow. */

import { describe, expect, it } from 'vitest';
import type { NewFollow } from '../../../src/library/follows.ts';
import { LibraryFailure } from '../../../src/library/library.ts';
import type { Subject } from './subject.ts';

const ANSWER = {
  citation: '0123456789.0.abcdefg',
  text: 'The ferry reached Varde on June 18.',
  title: 'A ferry at last',
  published: '2023-06-19',
} as const;
const OTHER = { ...ANSWER, citation: '0123456789.1.abcdefg', text: 'It left at noon.', published: null };
const asked = (person: string, server: string | null, question = 'When?'): NewFollow => ({
  person,
  server,
  question,
  day: '2024-03-01',
  answer: ANSWER,
  locale: 'de',
});

export function describeFollows(subject: Subject): void {
  describe('with follows', () => {
    it('lists those of a person, whatever server they are of', async () => {
      const { library } = subject;
      const direct = await library.follow({ ...asked('500', null), answer: null });
      const inServer = await library.follow(asked('500', '400'));
      await library.follow(asked('501', '400'));
      expect(await library.follows('500')).toEqual([direct, inServer]);
      expect(inServer).toMatchObject({ ...asked('500', '400'), failures: 0 });
      expect(await library.follows('502')).toEqual([]);
      expect((await library.follows()).filter(({ server }) => server === '400')).toHaveLength(2);
    });

    it('keeps one follow of a question in a server, whatever its capitals', async () => {
      const { library } = subject;
      await library.follow(asked('510', '400', 'When did it leave?'));
      const again = await library.follow({
        ...asked('510', '400', 'when did it leave?'),
        day: '2024-04-01',
        answer: OTHER,
      });
      expect(await library.follows('510')).toEqual([again]);
    });

    it('refuses more than five of a person, in all servers together', async () => {
      const { library } = subject;
      for (const [index, server] of [null, '400', '401', '401', '402'].entries())
        await library.follow(asked('520', server, `When ${index}?`));
      await expect(library.follow(asked('520', '403', 'When 5?'))).rejects.toThrow(LibraryFailure);
      await library.follow(asked('520', '401', 'When 2?'));
      expect(await library.follows('520')).toHaveLength(5);
    });

    it('refuses more than five that arrive at the same time', async () => {
      const { library } = subject;
      const follows = Array.from({ length: 8 }, (_, index) =>
        library.follow(asked('530', '400', `When ${index}?`)),
      );
      const settled = await Promise.allSettled(follows);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
      expect(await library.follows('530')).toHaveLength(5);
    });

    it('cuts what is longer than any command allows', async () => {
      const { library } = subject;
      const long = 'x'.repeat(5_000);
      const { question, answer } = await library.follow({
        ...asked('540', '400', long),
        answer: { ...ANSWER, text: long, title: long },
      });
      expect([question.length, answer?.text.length, answer?.title.length]).toEqual([300, 600, 200]);
    });

    it('changes an answer once, for whoever is first', async () => {
      const { library } = subject;
      const follow = await library.follow(asked('550', '400'));
      const changes = await Promise.all(
        Array.from({ length: 3 }, () => library.updateFollow(follow, { answer: OTHER })),
      );
      expect(changes.filter((isChanged) => isChanged)).toHaveLength(1);
      expect(await library.follows('550')).toEqual([{ ...follow, answer: OTHER }]);
      expect(await library.updateFollow({ ...follow, answer: OTHER }, { answer: null, failures: 2 })).toBe(
        true,
      );
      expect(await library.follows('550')).toEqual([{ ...follow, answer: null, failures: 2 }]);
    });

    it('deletes one for the person who follows it, and for no other', async () => {
      const { library } = subject;
      const follow = await library.follow(asked('560', '400'));
      expect(await library.unfollow(follow.key, '561')).toBeNull();
      expect(await library.unfollow(follow.key, '560')).toEqual(follow);
      expect(await library.unfollow(follow.key, '560')).toBeNull();
      expect(await library.updateFollow(follow, { answer: OTHER })).toBe(false);
      expect(await library.follows('560')).toEqual([]);
    });

    it('deletes all of a person, and says how many there were', async () => {
      const { library } = subject;
      for (const server of [null, '400', '401']) await library.follow(asked('570', server));
      const other = await library.follow(asked('571', '400'));
      expect(await library.forgetPerson('570')).toBe(3);
      expect(await library.forgetPerson('570')).toBe(0);
      expect(await library.follows('570')).toEqual([]);
      expect(await library.follows('571')).toEqual([other]);
    });
  });
}
