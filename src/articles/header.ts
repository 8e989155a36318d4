/** Reads the header of an article: title, days of publication and of expiry, source. */
import type { Day } from '../day.ts';
import { type Span, trimmed } from '../span.ts';
import { findFullDate, findMessageDate, readFullDate, readLeadingDate } from './full-date.ts';
import { isShortRest, MAX_BYLINE, readByline, readDateline, readTitledDay } from './header/byline.ts';
import { hasMore, readDayLine } from './header/day-line.ts';
import { type Draft, dayOf, newDraft, readExpiry, setDay, setField } from './header/draft.ts';
import { readFrontMatter } from './header/front-matter.ts';
import { type Label, type Role, readLabel, unquoted } from './header/labels.ts';
import { isBelowText, isHeading, type Line, lineAt, MAX_READ } from './header/lines.ts';
import { endOfLicence, endOfPreamble } from './header/preamble.ts';
import { readSource } from './header/source.ts';
import {
  isSameTitle,
  isSubtitle,
  MAX_TITLE,
  PICTURE,
  readTitle,
  wordsOfHeading,
} from './header/title-line.ts';
import { startOfChat } from './plain-text/message-headers.ts';

/** The header of an article. */
export interface Header {
  title: string | null;
  published: Day | null;
  /** The day from which on the article is out of date; absent when the header gives none. */
  expires?: Day;
  source: string | null;
  /** The UTF-16 offset of the body in the text. */
  bodyStart: number;
  /** The header's lines with more than title, day and source, which belong to the article's text. */
  kept: Span[];
}

/** In lines: after this many, a label is part of the body. */
const MAX_LINES = 20;
/** In lines that are not blank: how long a cover may be. */
const MAX_COVER = 8;

/**
 * Reads the header of an article's text: front matter, labels, a title, a byline, a day, in any of the forms of
 * test/articles/header.test.ts. The rest is the body.
 *
 * @param named the day in the file's name, for headers that give none
 */
export function readHeader(text: string, named: Day | null = null): Header {
  const draft = newDraft();
  const front = readFrontMatter(text);
  for (const { role, value } of front?.pairs ?? []) setField(draft, role, value);
  const kept = [...(front?.kept ?? [])];
  const licenceEnd = front ? 0 : endOfLicence(text);
  const licence = trimmed(text, { start: 0, end: licenceEnd });
  if (licence) kept.push(licence);
  const above = licence ? endOfPreamble(text) : 0;
  let at = front?.end ?? licenceEnd;
  for (let lines = 0; lines < MAX_LINES || at < above; lines++) {
    const line = lineAt(text, at);
    const message = line && startOfChat(text, line.start);
    if (message !== null) {
      setDay(draft, 'published', findMessageDate(message)?.day ?? null);
      break;
    }
    if (line === null) break;
    const read = line.text === '' ? { end: line.end } : readLine(text, line, draft);
    if (read === null && at >= above) break;
    const { end, isKept, isLast } = read ?? { end: line.end, isKept: true };
    const whole = isKept ? trimmed(text, { start: line.start, end }) : null;
    if (whole) kept.push(whole);
    at = end;
    // The body starts within the line: " date 2023-06-19 US Secretary of State…".
    if (end < line.end || isLast) break;
  }
  const bodyStart = at + (text.slice(at).length - text.slice(at).trimStart().length);
  return {
    title: draft.title,
    published: dayOf(draft, readDateline(text.slice(bodyStart)) ?? dayOnCover(text, bodyStart) ?? named),
    ...(draft.expires && { expires: draft.expires }),
    source: draft.source,
    bodyStart,
    kept,
  };
}

/** The day that stands alone above the first sentence of a body, as below the authors and the version on a cover. */
function dayOnCover(text: string, bodyStart: number): Day | null {
  let line = lineAt(text, bodyStart);
  for (let lines = 0; line && lines < MAX_COVER; line = lineAt(text, line.end)) {
    const day = isHeading(text, line) ? null : readDayLine(line.raw.trim());
    if (day !== null) return day;
    if (isSentence(line.text)) return null;
    if (line.text !== '') lines++;
  }
  return null;
}

/** Whether a line ends as a sentence does. Notes of copyright are none, which stand on covers. */
export function isSentence(line: string): boolean {
  return /[.!?]["'”’)]*$/.test(line) && !/^(?:copyright\b|©|\(c\))/i.test(line);
}

/** Reads the pairs of front matter; `found` is a day from elsewhere, used when they give none. */
export function readPairs(
  pairs: readonly { role: Role; value: string }[],
  found: Day | null,
): Pick<Header, 'title' | 'published' | 'expires' | 'source'> {
  const draft = newDraft();
  for (const { role, value } of pairs) setField(draft, role, value);
  const { title, expires, source } = draft;
  return { title, published: dayOf(draft, found), ...(expires && { expires }), source };
}

/** What a line of a header is besides the values that it gives. */
interface HeaderLine {
  /** The offset at which to continue: within the line when the body starts there. */
  end: number;
  /** Whether the line has more than title, day and source. */
  isKept?: boolean;
  /** Whether the body starts below the line. */
  isLast?: boolean;
}

/** Reads one line into the draft; null when the line belongs to the body. */
function readLine(text: string, line: Line, draft: Draft): HeaderLine | null {
  const { end } = line;
  if (PICTURES.test(line.text)) return { end, isKept: true };
  const label = readLabel(line.text);
  const labelled = label && readLabelled(label, line, draft);
  if (labelled) return labelled;
  if (draft.title !== null && isSameTitle(line.text, draft.title) && text.slice(end).trim() !== '')
    return { end };
  if (isBelowText(text, line) && readSource(line.text) !== null) {
    setField(draft, 'source', line.text);
    return { end };
  }
  // A first heading is the title even if it looks like a label. A heading below the title starts the body
  // ("## 2.0 - 2025-01-02"), unless it is just a day.
  if (isHeading(text, line) && readFullDate(line.text) === null && !BOILERPLATE.test(line.text)) {
    const titleEnd = draft.title === null ? readTitle(text, line) : null;
    if (titleEnd === null) return null;
    draft.title = wordsOfHeading(text, line);
    return { end: titleEnd };
  }
  const byline = readByline(line.text);
  if (byline) {
    setDay(draft, byline.updated ? 'updated' : 'published', byline.day);
    return { end, isKept: hasMore(line.text) };
  }
  if (BOILERPLATE.test(line.text)) return { end, isKept: /\p{L}/u.test(line.text) };
  if (draft.title !== null) return isSubtitle(text, line) ? { end, isKept: true } : null;
  const titled = line.text.length <= MAX_TITLE ? readTitledDay(line.text) : null;
  if (titled) {
    draft.title = titled.title;
    setDay(draft, 'published', titled.day);
    return { end };
  }
  const titleEnd = readTitle(text, line);
  if (titleEnd === null) return null;
  draft.title = line.text.replace(BOLD_WORDS, '$1');
  return { end: titleEnd };
}

/** Pictures alone, linked or not, such as the badges above a title in Markdown. */
const PICTURES = new RegExp(`^(?:${PICTURE.source}\\s*)+$`);

/**
 * Lines without information about the article: rules, a month without a day, lines that newspapers, agencies and sites
 * print above an article, imports of MDX.
 */
const BOILERPLATE = new RegExp(
  `^(?:${[
    '[-=*_+]{3,}',
    '\\*{3} ?start of .{1,200}\\*{3}',
    `import .{1,150} from ["'][^"']+["'];?`,
    '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?,? \\d{4}',
    'for immediate release|(?:press|news|media) release|breaking(?: news)?|exclusive|advertisement',
    '\\d+ min(?:ute)?s? read|listen to this article|share(?: this)?|home\\s*[>»/|].*',
    'reuters|ap|afp|upi|xinhua|associated press|agence france-presse|bbc(?: news)?|cnn|bloomberg|tass|kyodo|pti|ani|ians|dpa|efe',
    '(?:world|politics|business|sports?|science|health|technology|culture|opinion|analysis|europe|asia|africa|news)(?: news)?',
  ].join('|')})$`,
  'i',
);

/** Bold words in a line: "📅 **Schedule**". */
const BOLD_WORDS = /(?<![\p{L}\p{N}*])\*\*(?=\S)([^*]+)\*\*(?![\p{L}\p{N}*])/gu;

function readLabelled({ role, value, marked }: Label, line: Line, draft: Draft): HeaderLine | null {
  if (role !== 'published' && role !== 'created' && role !== 'updated') {
    if (!marked) return null;
    // "Source: Reuters" has no address, so it is text.
    const isName = role === 'source' && readSource(value) === null;
    // "Valid until: the tide turns" has no day, so it is text.
    const isInWords = (role === 'expires' || role === 'validUntil') && readExpiry(role, value) === null;
    const isKept = role === 'credit' || role === 'other' || role === 'path' || isName || isInWords;
    setField(draft, role, unquoted(value));
    const end = role === 'body' && value !== '' ? startOf(value, line) : line.end;
    return { end, isKept, isLast: role === 'body' };
  }
  const leading = readLeadingDate(value);
  const rest = leading ? value.slice(leading.end) : '';
  if (leading && !isShortRest(rest)) {
    setDay(draft, role, leading.day);
    return { end: startOf(rest.trim(), line) };
  }
  if (!leading && (!marked || value.length > MAX_BYLINE)) return null;
  setDay(draft, role, leading?.day ?? findFullDate(value)?.day ?? null);
  return { end: line.end, isKept: hasMore(value) };
}

/** The offset in the text of the rest of a line. */
function startOf(rest: string, { raw, start }: Line): number {
  return start + Math.max(0, raw.lastIndexOf(rest));
}

/** Whether a text is a line of a header rather than of the body: "By Ada Lund". */
export function isAside(text: string): boolean {
  const line = text.slice(0, MAX_READ);
  return readLabel(line)?.marked === true || readByline(line) !== null || BOILERPLATE.test(line);
}
