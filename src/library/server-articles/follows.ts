/** Stores, lists and deletes the questions that people follow. */

import { type Follow, followKey, MAX_FOLLOWS } from '../follows.ts';
import { type Library, LibraryFailure } from '../library.ts';
import type { FollowStore } from './follow-store.ts';
import type { Mutex } from './mutex.ts';

/** The maximum lengths of what is stored, in characters: a question as commands take them, and enough of a sentence. */
const MAX_LENGTHS = { question: 300, text: 600, title: 200 } as const;
/** The name of the lock for all changes: a person's follows may be of several servers. No server has such an id. */
const LOCK = 'follows';

/** Implements the methods for follows: see `Library`. Changes run one after another. */
export function manageFollows(
  store: FollowStore,
  withLock: Mutex,
): Pick<Library, 'follow' | 'follows' | 'updateFollow' | 'unfollow' | 'forgetPerson'> {
  return {
    follow: ({ person, server, question: asked, day, answer, locale }) =>
      withLock(LOCK, async () => {
        const question = asked.slice(0, MAX_LENGTHS.question);
        const key = followKey({ person, server, question });
        const follow = { key, person, server, question, day, answer: shortened(answer), locale, failures: 0 };
        const others = (await store.list({ person })).filter((one) => one.key !== key);
        if (others.length >= MAX_FOLLOWS)
          throw new LibraryFailure('failure.tooManyFollows', { max: MAX_FOLLOWS });
        await store.put(follow);
        return follow;
      }),

    follows: (person) => store.list({ person }),

    updateFollow: (follow, { answer = follow.answer, failures = follow.failures }) =>
      withLock(LOCK, () => store.replace(follow, { ...follow, answer: shortened(answer), failures })),

    unfollow: (key, person) =>
      withLock(LOCK, async () => {
        const follow = (await store.list({ person })).find((one) => one.key === key);
        return follow && (await store.delete(follow)) ? follow : null;
      }),

    forgetPerson: (person) =>
      withLock(LOCK, async () => {
        const follows = await store.list({ person });
        for (const follow of follows) await store.delete(follow);
        return follows.length;
      }),
  };
}

function shortened(answer: Follow['answer']): Follow['answer'] {
  if (!answer) return null;
  const { citation, text, title, published } = answer;
  return {
    citation,
    text: text.slice(0, MAX_LENGTHS.text),
    title: title.slice(0, MAX_LENGTHS.title),
    published,
  };
}
