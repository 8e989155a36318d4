/** What the moderators of a server have set. */

import { isDeepStrictEqual } from 'node:util';
import type { DateOrder } from '../date-order.ts';
import { isLocale, type Locale } from '../i18n/locales.ts';
import { listIn, objectIn } from './json.ts';

/** The settings of a server. Ids are those of Discord. */
export interface ServerSettings {
  /** The channels where mentions are answered; all when it is empty. */
  mentionChannels: string[];
  /** The forum channels whose new posts are answered by their title. */
  forums: string[];
  /** Posts with one of these tags are left alone. */
  excludedTags: string[];
  /** Whether only the asker sees answers to commands, unless they ask for the other. */
  answersPrivately: boolean;
  /** How sure an answer has to be: `very` needs `VERY_SURE`, and what is less sure is called unsure. */
  certainty: 'usual' | 'very';
  /** What is older than so many months is marked as old; null for nothing. */
  staleAfterMonths: number | null;
  /** Whether articles that have expired do not answer; else their quotes are marked. */
  hidesExpired: boolean;
  /** Groups of words that mean the same here, in lower case: a question with one of a group is asked with the others as well. */
  synonyms: string[][];
  /** Whether questions that find nothing are stored for the moderators. */
  keepsQuestions: boolean;
  /** Whether the articles that every server sees are seen here. */
  usesSeeds: boolean;
  /** The language of answers to mentions and posts; null for the one that the server has set in Discord. */
  locale: Locale | null;
  /**
   * The order of numeric dates in the options of commands, and in the header of each article that is added; null leaves it to
   * DATE_ORDER.
   */
  dateOrder: DateOrder | null;
  /** When and where what has changed is posted; null for never. It is set with `Library.scheduleDigest`. */
  digest: DigestSchedule | null;
}

/** When and where a digest is posted. Times are milliseconds since 1970. */
export interface DigestSchedule {
  channel: string;
  every: 'day' | 'week';
  /** When it is posted next. */
  dueAt: number;
  /** Until when the process that has taken it may post it; 0 where none has. */
  heldUntil: number;
  /** When it was posted last, or set. */
  since: number;
  /** The times of the last changes that were posted: of the seeds, and of the server's own articles. */
  seeds: number;
  own: number;
}

export const DEFAULT_SETTINGS: Readonly<ServerSettings> = {
  mentionChannels: [],
  forums: [],
  excludedTags: [],
  answersPrivately: false,
  certainty: 'usual',
  staleAfterMonths: null,
  hidesExpired: false,
  synonyms: [],
  keepsQuestions: false,
  usesSeeds: true,
  locale: null,
  dateOrder: null,
  digest: null,
};

/** What there is to choose from. */
export const STALE_AFTER_MONTHS: readonly number[] = [3, 6, 12, 24, 60];
/** The days of a month, on average. */
export const DAYS_OF_MONTH = 30.44;
/** As many as a select of Discord holds. */
export const MAX_CHANNELS = 25;
/** As many as a forum has. */
const MAX_TAGS = 20;
/** How many groups of synonyms, words in a group, and characters in a word there may be. */
const MAX_SYNONYMS = { groups: 50, words: 5, characters: 40 } as const;

/** The settings in a JSON text; what is missing or is no setting, in whole or in part, has its default. */
export function parseSettings(json: string | null): ServerSettings {
  return settingsFrom(objectIn(json ?? ''));
}

/** The settings after some of them have changed, within the limits. */
export function withChanges(settings: ServerSettings, changes: Partial<ServerSettings>): ServerSettings {
  return settingsFrom({ ...settings, ...changes });
}

/** Whether nothing is set. */
export function areDefaults(settings: ServerSettings): boolean {
  return isDeepStrictEqual(settings, DEFAULT_SETTINGS);
}

function settingsFrom(value: Record<string, unknown>): ServerSettings {
  const { mentionChannels, forums, excludedTags, answersPrivately, certainty, synonyms } = value;
  const { keepsQuestions, usesSeeds, staleAfterMonths: months, locale, dateOrder } = value;
  return {
    mentionChannels: idsIn(mentionChannels, MAX_CHANNELS),
    forums: idsIn(forums, MAX_CHANNELS),
    excludedTags: idsIn(excludedTags, MAX_TAGS),
    answersPrivately: answersPrivately === true,
    certainty: certainty === 'very' ? 'very' : 'usual',
    staleAfterMonths: STALE_AFTER_MONTHS.find((some) => some === months) ?? null,
    hidesExpired: value.hidesExpired === true,
    synonyms: listIn(synonyms)
      .map(wordsIn)
      .filter((group) => group.length > 1)
      .slice(0, MAX_SYNONYMS.groups),
    keepsQuestions: keepsQuestions === true,
    usesSeeds: usesSeeds !== false,
    locale: isLocale(locale) ? locale : null,
    dateOrder: dateOrder === 'dmy' || dateOrder === 'mdy' ? dateOrder : null,
    digest: digestIn(value.digest),
  };
}

function digestIn(value: unknown): DigestSchedule | null {
  const { channel, every, dueAt, heldUntil, since, seeds, own } = Object(value) as Record<string, unknown>;
  const [id] = idsIn([channel], 1);
  if (id === undefined || (every !== 'day' && every !== 'week')) return null;
  const times = [dueAt, heldUntil, since, seeds, own].map(Number);
  if (!times.every((time) => Number.isSafeInteger(time) && time >= 0)) return null;
  return {
    channel: id,
    every,
    dueAt: times[0]!,
    heldUntil: times[1]!,
    since: times[2]!,
    seeds: times[3]!,
    own: times[4]!,
  };
}

function idsIn(value: unknown, most: number): string[] {
  const ids = listIn(value).filter((id): id is string => typeof id === 'string' && /^\d{17,20}$/.test(id));
  return [...new Set(ids)].slice(0, most);
}

function wordsIn(value: unknown): string[] {
  const words = listIn(value)
    .filter((word) => typeof word === 'string')
    .map((word) => word.toLowerCase().replace(/\s+/g, ' ').trim())
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && word.length <= MAX_SYNONYMS.characters);
  return [...new Set(words)].slice(0, MAX_SYNONYMS.words);
}
