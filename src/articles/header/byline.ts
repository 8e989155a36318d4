/** Reads bylines and datelines. */
import type { Day } from '../../day.ts';
import { findFullDate } from '../full-date.ts';

/** In characters: "By John Smith, Foreign Affairs Correspondent | 19 June 2023". */
export const MAX_BYLINE = 120;
/** In words: the length of a name, a title and a newspaper. */
const MAX_WORDS = 12;

/** The line with the author of an article and mostly its day. */
export interface Byline {
  /** Null when the line has none. */
  day: Day | null;
  /** Whether the day is that of the last change. */
  updated: boolean;
}

/**
 * Reads a byline: "By John Smith | 19 June 2023", "Reuters, 19 June 2023", "19 June 2023 - Reuters", "By John Smith".
 *
 * @returns null for any other line
 */
export function readByline(text: string): Byline | null {
  const line = BY.test(text) ? text.replace(/\.$/, '') : text;
  if (line.length > MAX_BYLINE || /[.!?]["”’]?$/.test(line.replace(/\b[ap]\.m\.$/i, ''))) return null;
  const found = findFullDate(line);
  if (!found) return isAuthor(line) ? { day: null, updated: false } : null;
  const before = line.slice(0, found.start);
  const after = line.slice(found.end);
  if (!FOLLOWS_DAY.test(after)) return null;
  if (found.start === 0 && !isFollowedByCredit(after)) return null;
  const [changed] = CHANGED.exec(before) ?? [''];
  const credit = before.slice(0, before.length - changed.length);
  if (credit !== '' && !isCredit(credit, changed !== '')) return null;
  return { day: found.day, updated: /updated|modified/i.test(changed) };
}

/** "19 June 2023 - Reuters", "March 5, 2025 / 10:02 AM EST / Coast News"; not "19.6.2023 | Ferry runs aground". */
function isFollowedByCredit(after: string): boolean {
  const pieces = after
    .trim()
    .split(/\s*[|·•/()]\s*|\s+[-–—]\s+/)
    .filter((piece) => piece.trim() !== '');
  return pieces.every((piece) => isNames(piece.replace(BY, '')) || NOTE.test(piece));
}

/** "4 min read", "10:02 AM EST", "Updated 6 March 2025". */
const NOTE =
  /^\d+[ -]?(?:min|minutes?|comments?|views?|words?|shares?)\b|\d{1,2}[:.]\d{2}|\b(?:19|20)\d{2}\b|^(?:first |last )?(?:published|updated)\b/i;

/** What may follow the day of a byline: an author, an agency or a reading time, but no sentence. */
const FOLLOWS_DAY = /^\s*(?:$|[|,·•–—/)(-]|by\s|\d+ min)[^!?]*$/i;
const CHANGED = /(?:(?:first |last )?(?:published|posted|updated|modified)(?: on| at)?:?\s*)$/i;

/** "By Jane Doe", "Written by Jane Doe", "BY JANE DOE AND JOHN SMITH". */
function isAuthor(line: string): boolean {
  return BY.test(line) && line.split(/\s+/).length <= MAX_WORDS && isNames(line.replace(BY, ''));
}

const BY =
  /^(?:(?:posted|written|words|story|text|report|reported|reporting|published|edited) )?by:?\s+(?=\S)/i;

/** Whether a text may precede the day of a byline: an author, an agency or a place, but no clause and no title. */
function isCredit(text: string, labelled: boolean): boolean {
  const [, words = '', separator = ''] = /^(.*?)(\s*[|,·•–—/()-]\s*|\s+on\s+|\s{2,})?$/i.exec(text) ?? [];
  const by = BY.test(words);
  if (separator === '' && !labelled) return false;
  if (/^\s+on\s+$/i.test(separator) && !by) return false;
  if (words.split(/\s+/).length > MAX_WORDS) return false;
  return words === '' || by || isNames(words);
}

/** Whether a text may follow a day on its line: nothing, or something short that is not a sentence. */
export function isShortRest(rest: string): boolean {
  const words = rest.trim();
  return (
    words === '' ||
    /^(?:[|·•–—,;/([]|-\s|by\s[^.]{1,60}$)/.test(words) ||
    (words.length <= MAX_CREDIT && isNames(words))
  );
}

/** In characters: the name of an agency or a place. */
const MAX_CREDIT = 40;

/** Whether all words have capitals, as in names, titles, newspapers and places, but not in headlines and sentences. */
function isNames(text: string): boolean {
  const words = text.split(/[\s|,·•–—/()]+/).filter((word) => word !== '');
  return (
    words.length > 0 && words.every((word) => /^[\p{Lu}\d@&-]/u.test(word) || LOWER_CASE_WORDS.has(word))
  );
}

const LOWER_CASE_WORDS = new Set(
  `and of the for in at with by de da del della van von der den la le al bin ibn staff writer writers editor correspondent
  reporter reporters agencies agency our special press news media release statement contributor`.split(/\s+/),
);

/** Reads a title with a day: "Ferry runs aground | 5 March 2025", "5.3.2025 – Ferry runs aground". */
export function readTitledDay(line: string): { title: string; day: Day } | null {
  const found = findFullDate(line);
  if (!found || /[.!]["”’)]*$/.test(line)) return null;
  const before = /^(.*\S)\s*(?:[|•–—(,]|\s-)\s*$/.exec(line.slice(0, found.start))?.[1];
  const after = /^\s*(?:[|•–—]|-\s)\s*(\S.*)$/.exec(line.slice(found.end))?.[1];
  if (before && /^\)?\s*$/.test(line.slice(found.end))) return { title: before, day: found.day };
  return after && found.start === 0 ? { title: after, day: found.day } : null;
}

/**
 * Reads the day of a dateline with a year: "BEIJING, June 19, 2023 (Reuters) - …". Null when there is none.
 *
 * @param body the text after the header
 */
export function readDateline(body: string): Day | null {
  const opening = body.slice(0, MAX_BYLINE);
  const found = findFullDate(opening);
  if (!found) return null;
  const before = opening.slice(0, found.start);
  const after = opening.slice(found.end);
  if (before === '(' && /^\)\s/.test(after)) return found.day;
  return PLACE.test(before) && AFTER_DATELINE.test(after) ? found.day : null;
}

/** Nothing, or names of places and agencies before a comma, dash or bracket. */
const PLACE = /^(?:\p{Lu}[\p{L}\p{M} .,'’/&()–—-]*[,(–—-]\s*)?$/u;
const AFTER_DATELINE = /^\)?[\s,]*(?:\([^)]{2,40}\)|\/[^/]{2,40}\/)?\s*(?:[-–—]+|:)\s*\S/;
