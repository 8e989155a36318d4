import type { Day } from '../../day.ts';
import { findWrittenDay } from '../written-day.ts';

/** A byline is short: "By John Smith, Foreign Affairs Correspondent | 19 June 2023". */
export const LONGEST_BYLINE = 120;
/** More words than a name, an office and a paper have. */
const MOST_WORDS = 12;

/** What says who wrote an article, and mostly when: the day is null when it does not. */
export interface Byline {
  day: Day | null;
  /** Whether the day is only that of the last change. */
  updated: boolean;
}

/** "By John Smith | 19 June 2023", "Reuters, 19 June 2023", "19 June 2023 - Reuters", "By John Smith". */
export function readByline(text: string): Byline | null {
  const line = BY.test(text) ? text.replace(/\.$/, '') : text;
  if (line.length > LONGEST_BYLINE || /[.!?]["”’]?$/.test(line.replace(/\b[ap]\.m\.$/i, ''))) return null;
  const found = findWrittenDay(line);
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

/** After the day of a byline: nothing, an author, an agency, a time to read; no sentence. */
const FOLLOWS_DAY = /^\s*(?:$|[|,·•–—/)(-]|by\s|\d+ min)[^!?]*$/i;
const CHANGED = /(?:(?:first |last )?(?:published|posted|updated|modified)(?: on| at)?:?\s*)$/i;

/** "By Jane Doe", "Written by Jane Doe", "BY JANE DOE AND JOHN SMITH". */
function isAuthor(line: string): boolean {
  return BY.test(line) && line.split(/\s+/).length <= MOST_WORDS && isNames(line.replace(BY, ''));
}

const BY =
  /^(?:(?:posted|written|words|story|text|report|reported|reporting|published|edited) )?by:?\s+(?=\S)/i;

/** The part of a byline before its day: an author, an agency, a place; no clause of a sentence, no title. */
function isCredit(text: string, labelled: boolean): boolean {
  const [, words = '', separator = ''] = /^(.*?)(\s*[|,·•–—/()-]\s*|\s+on\s+|\s{2,})?$/i.exec(text) ?? [];
  const by = BY.test(words);
  if (separator === '' && !labelled) return false;
  if (/^\s+on\s+$/i.test(separator) && !by) return false;
  if (words.split(/\s+/).length > MOST_WORDS) return false;
  return words === '' || by || isNames(words);
}

/** What may follow a day and its time on a line: nothing, or something short that is no sentence. */
export function isSmallRest(rest: string): boolean {
  const words = rest.trim();
  return (
    words === '' ||
    /^(?:[|·•–—,;/([]|-\s|by\s[^.]{1,60}$)/.test(words) ||
    (words.length <= LONGEST_CREDIT && isNames(words))
  );
}

/** An agency or a place is named in so many characters. */
const LONGEST_CREDIT = 40;

/** Names, offices, papers and places have capitals throughout; headlines and sentences do not. */
function isNames(text: string): boolean {
  const words = text.split(/[\s|,·•–—/()]+/).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => /^[\p{Lu}\d@&-]/u.test(word) || SMALL_WORDS.has(word));
}

const SMALL_WORDS = new Set(
  `and of the for in at with by de da del della van von der den la le al bin ibn staff writer writers editor correspondent
  reporter reporters agencies agency our special press news media release statement contributor`.split(/\s+/),
);

/** "Ferry runs aground | 5 March 2025", "5.3.2025 – Ferry runs aground": a title, and its day. */
export function readTitledDay(line: string): { title: string; day: Day } | null {
  const found = findWrittenDay(line);
  if (!found || /[.!]["”’)]*$/.test(line)) return null;
  const before = /^(.*\S)\s*(?:[|•–—(,]|\s-)\s*$/.exec(line.slice(0, found.start))?.[1];
  const after = /^\s*(?:[|•–—]|-\s)\s*(\S.*)$/.exec(line.slice(found.end))?.[1];
  if (before && /^\)?\s*$/.test(line.slice(found.end))) return { title: before, day: found.day };
  return after && found.start === 0 ? { title: after, day: found.day } : null;
}

/**
 * "BEIJING, June 19, 2023 (Reuters) - …": the day of a dateline that gives the year; null without one.
 *
 * @param body the text after the header
 */
export function readDateline(body: string): Day | null {
  const opening = body.slice(0, LONGEST_BYLINE);
  const found = findWrittenDay(opening);
  if (!found) return null;
  const before = opening.slice(0, found.start);
  const after = opening.slice(found.end);
  if (before === '(' && /^\)\s/.test(after)) return found.day;
  return PLACE.test(before) && AFTER_DATELINE.test(after) ? found.day : null;
}

/** Nothing, or names of places and agencies that end with a comma, a dash or a bracket. */
const PLACE = /^(?:\p{Lu}[\p{L}\p{M} .,'’/&()–—-]*[,(–—-]\s*)?$/u;
const AFTER_DATELINE = /^\)?[\s,]*(?:\([^)]{2,40}\)|\/[^/]{2,40}\/)?\s*(?:[-–—]+|:)\s*\S/;
