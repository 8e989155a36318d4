/** Questions that people follow: they are told when the best answer changes. */

import { createHash } from 'node:crypto';
import type { Day } from '../day.ts';
import type { Locale } from '../i18n/locales.ts';

/** How many questions a person may follow, in all servers together: each is asked again after every change. */
export const MAX_FOLLOWS = 5;

/** The answer that a person knows of: enough to show it when its article is gone. */
export interface FollowedAnswer {
  citation: string;
  /** The sentence, or the start of a long one. */
  text: string;
  title: string;
  published: Day | null;
}

/** A question that a person follows. */
export interface Follow {
  /** Names it among all: see `followKey`. */
  key: string;
  /** Who follows it: an id of Discord. */
  person: string;
  /** The server where it was asked, whose articles answer it; null for a direct message. */
  server: string | null;
  question: string;
  /** The day since which it is followed. */
  day: Day;
  /** The last sure answer that the person was shown; null when there was none, or it was told to be gone. */
  answer: FollowedAnswer | null;
  /** The language in which the person followed it, and is told. */
  locale: Locale;
  /** How many messages in a row could not be delivered since the person takes none. */
  failures: number;
}

/** What a person asks to follow. */
export type NewFollow = Pick<Follow, 'person' | 'server' | 'question' | 'day' | 'answer' | 'locale'>;

/** Long enough that no two follows share a key; in hexadecimal digits. */
const KEY_LENGTH = 16;

/** The key of a follow, which buttons carry. A person follows the same question in the same server once. */
export function followKey({
  person,
  server,
  question,
}: Pick<Follow, 'person' | 'server' | 'question'>): string {
  const content = JSON.stringify([person, server, question.toLowerCase()]);
  return createHash('sha256').update(content).digest('hex').slice(0, KEY_LENGTH);
}
