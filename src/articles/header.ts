/** Reads the header of an article: title, days of publication and of expiry, source. */
import { addDays, type Day } from '../day.ts';
import { type Span, trimmed } from '../span.ts';
import { findDateInPath, findFullDate, findMessageDate, readFullDate, readLeadingDate } from './full-date.ts';
import { isShortRest, MAX_BYLINE, readByline, readDateline, readTitledDay } from './header/byline.ts';
import { readFrontMatter } from './header/front-matter.ts';
import { type Label, type Role, readLabel, unquoted } from './header/labels.ts';
import { readInline } from './markdown/inline.ts';
import { readParseContext } from './markdown/parse-context.ts';
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

/** In characters: a longer first line is the body's first sentence. */
const MAX_TITLE = 150;
/** In characters: a longer line without a blank line after it is wrapped prose rather than a title. */
const MAX_TIGHT_TITLE = 70;
/** In lines: after this many, a label is part of the body. */
const MAX_LINES = 20;
/** In lines that are not blank: how long a cover may be. */
const MAX_COVER = 8;
/** In characters: how much of a line is read, since lines of the body may have any length. */
const MAX_READ = 300;

/** In characters: how much of a heading is read, which may have many badges. */
const MAX_HEADING = 4_000;

/** The values read so far; later lines do not override earlier ones. */
interface Draft {
  title: string | null;
  published: Day | null;
  created: Day | null;
  updated: Day | null;
  expires: Day | null;
  /** The day in the article's path or address. */
  inPath: Day | null;
  source: string | null;
  /** Whether a label marks the start of the body. */
  isOver: boolean;
  /** Whether the current line has more than title, day and source. */
  hasMore: boolean;
}

interface Line {
  /** Without markup of Markdown and HTML and white space around it. */
  text: string;
  raw: string;
  start: number;
  /** The start of the next line. */
  end: number;
}

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
    draft.hasMore = false;
    let end = line && (line.text === '' ? line.end : readLine(text, line, draft));
    if (line && end === null && at < above) {
      draft.hasMore = true;
      end = line.end;
    }
    if (end === null) break;
    const whole = draft.hasMore ? trimmed(text, { start: line!.start, end }) : null;
    if (whole) kept.push(whole);
    at = end;
    // The body starts within the line: " date 2023-06-19 US Secretary of State…".
    if (end < line!.end || draft.isOver) break;
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

/** The end of a licence above a book's "Title:"; 0 when there is none. */
function endOfLicence(text: string): number {
  const opening = text.slice(0, MAX_LICENCE);
  const end = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)(?=Title: *\S)/.exec(opening)?.index ?? 0;
  return LICENCE.test(opening.slice(0, end)) ? end : 0;
}

/** The end of a "*** START OF" line, below which a book starts; 0 when there is none. */
function endOfPreamble(text: string): number {
  const start = /^\*{3} ?START OF .{1,200}\*{3}[ \t]*$/m.exec(text.slice(0, MAX_PREAMBLE));
  return start ? start.index + start[0].length : 0;
}

/** In characters. */
const MAX_LICENCE = 3_000;
const MAX_PREAMBLE = 10_000;
const LICENCE = /\b(?:licen[cs]ed?|copyright|permission|public domain|at no cost|free of charge)\b/i;

/** The most reliable of the days; `found` is one from outside the header's labels. */
function dayOf({ title, published, created, inPath, updated }: Draft, found: Day | null): Day | null {
  return published ?? created ?? found ?? inPath ?? findFullDate(title ?? '')?.day ?? updated;
}

function newDraft(): Draft {
  return {
    title: null,
    published: null,
    created: null,
    updated: null,
    expires: null,
    inPath: null,
    source: null,
    isOver: false,
    hasMore: false,
  };
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

/** Reads one line into the draft. Returns the offset to continue at, or null when the line belongs to the body. */
function readLine(text: string, line: Line, draft: Draft): number | null {
  if (PICTURES.test(line.text)) {
    draft.hasMore = true;
    return line.end;
  }
  const label = readLabel(line.text);
  const end = label && readLabelled(label, line, draft);
  if (end !== null) return end;
  if (draft.title !== null && isSameTitle(line.text, draft.title) && text.slice(line.end).trim() !== '')
    return line.end;
  if (isBelowText(text, line) && readSource(line.text) !== null) {
    setField(draft, 'source', line.text);
    return line.end;
  }
  // A first heading is the title even if it looks like a label. A heading below the title starts the body
  // ("## 2.0 - 2025-01-02"), unless it is just a day.
  if (isHeading(text, line) && readFullDate(line.text) === null && !BOILERPLATE.test(line.text)) {
    const titleEnd = draft.title === null ? readTitle(text, line) : null;
    if (titleEnd !== null) draft.title = wordsOfHeading(text, line);
    return titleEnd;
  }
  const byline = readByline(line.text);
  if (byline) {
    setDay(draft, byline.updated ? 'updated' : 'published', byline.day);
    draft.hasMore = hasMore(line.text);
    return line.end;
  }
  if (BOILERPLATE.test(line.text)) {
    draft.hasMore = /\p{L}/u.test(line.text);
    return line.end;
  }
  if (draft.title !== null) {
    draft.hasMore = isSubtitle(text, line);
    return draft.hasMore ? line.end : null;
  }
  const titled = line.text.length <= MAX_TITLE ? readTitledDay(line.text) : null;
  if (titled) {
    draft.title = titled.title;
    setDay(draft, 'published', titled.day);
    return line.end;
  }
  const titleEnd = readTitle(text, line);
  if (titleEnd !== null) draft.title = line.text;
  return titleEnd;
}

function isHeading(text: string, { raw, end }: Line): boolean {
  return /^#{1,6}\s/.test(raw.trimStart()) || /^={3,}$/.test(lineAt(text, end)?.raw.trim() ?? '');
}

/** The words of a heading: those of Markdown without its marks, and without pictures, such as badges. */
function wordsOfHeading(text: string, line: Line): string {
  const source = text.slice(line.start, Math.min(line.end, line.start + MAX_HEADING));
  const [marks] = /^\s*#{1,6}\s/.exec(source) ?? [];
  if (marks === undefined || !/[[\]`*_<&\\]/.test(source)) return line.text;
  const words = source.slice(marks.length).trim().replace(/\s#+$/, '');
  const context = readParseContext(words.includes('[') ? text : words);
  const shown = readInline(words.replace(PICTURE, ''), context).replace(SEPARATORS, '');
  return shown || line.text;
}

function isBelowText(text: string, { start }: Line): boolean {
  return /\S(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, start - 3), start));
}

/** Whether a line repeats the title: "# Bells" below `title: Bells`. */
function isSameTitle(one: string, other: string): boolean {
  const lettersOf = (title: string) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return lettersOf(one) === lettersOf(other.slice(0, MAX_READ));
}

/** Whether a line has more than a day and the words that label it. */
function hasMore(line: string): boolean {
  const found = findFullDate(line);
  const rest = found ? line.slice(0, found.start) + line.slice(found.end) : line;
  return /\p{L}{2}/u.test(rest.replace(DAY_WORDS, ''));
}

const PICTURE = /\[?!\[[^[\]]*\]\([^()]*\)(?:\]\([^()]*\))?/g;
/** What stands between a title and the badges behind it. */
const SEPARATORS = /(?<![\s·•|–—-])[\s·•|–—-]+$/;
/** Pictures alone, linked or not, such as the badges above a title in Markdown. */
const PICTURES = new RegExp(`^(?:${PICTURE.source}\\s*)+$`);

const DAY_WORDS =
  /\b(?:first|last|date|dated|day|published|posted|issued|released|created|updated|modified|edited|revised|on|at|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|a\.?m|p\.?m|utc|gmt|[ecmp][sd]?t|[bc]e?st)\b/gi;

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

function readLabelled({ role, value, marked }: Label, line: Line, draft: Draft): number | null {
  if (role !== 'published' && role !== 'created' && role !== 'updated') {
    if (!marked) return null;
    // "Source: Reuters" has no address, so it is text.
    const isName = role === 'source' && readSource(value) === null;
    // "Valid until: the tide turns" has no day, so it is text.
    const isInWords = (role === 'expires' || role === 'validUntil') && readExpiry(role, value) === null;
    draft.hasMore = role === 'credit' || role === 'other' || role === 'path' || isName || isInWords;
    setField(draft, role, unquoted(value));
    draft.isOver = role === 'body';
    return role === 'body' && value !== '' ? startOf(value, line) : line.end;
  }
  const leading = readLeadingDate(value);
  const rest = leading ? value.slice(leading.end) : '';
  if (leading && !isShortRest(rest)) {
    setDay(draft, role, leading.day);
    return startOf(rest.trim(), line);
  }
  if (!leading && (!marked || value.length > MAX_BYLINE)) return null;
  setDay(draft, role, leading?.day ?? findFullDate(value)?.day ?? null);
  draft.hasMore = hasMore(value);
  return line.end;
}

/** The offset in the text of the rest of a line. */
function startOf(rest: string, { raw, start }: Line): number {
  return start + Math.max(0, raw.lastIndexOf(rest));
}

function setField(draft: Draft, role: Role, value: string): void {
  if (role === 'title') draft.title ??= value || null;
  else if (role === 'source' || role === 'credit') {
    if (role === 'source') {
      draft.source ??= readSource(value);
      draft.inPath ??= findDateInPath(value);
    }
    const byline = readByline(value);
    if (byline?.day) setDay(draft, byline.updated ? 'updated' : 'published', byline.day);
  } else if (role === 'path') draft.inPath ??= findDateInPath(value);
  else if (role === 'expires' || role === 'validUntil') draft.expires ??= readExpiry(role, value);
  else if (role !== 'other' && role !== 'body') setDay(draft, role, readLeadingDate(value)?.day ?? null);
}

/** The first day on which an article is out of date: the one that is named, or the one after its last valid day. */
function readExpiry(role: 'expires' | 'validUntil', value: string): Day | null {
  const day = readLeadingDate(unquoted(value))?.day ?? null;
  return day && role === 'validUntil' ? addDays(day, 1) : day;
}

function setDay(draft: Draft, role: 'published' | 'created' | 'updated', day: Day | null): void {
  draft[role] ??= day;
}

/** The offset after a title: a short line that is not a sentence and has text after it. Null for any other line. */
function readTitle(text: string, line: Line): number | null {
  const next = lineAt(text, line.end);
  if (!next || text.slice(line.end).trim() === '') return null;
  if (/^#{1,2}\s/.test(line.raw.trimStart())) return line.end;
  if (/^(?:={3,}|-{3,})$/.test(next.raw.trim()) && line.text.length <= MAX_TITLE) return next.end;
  if (line.text.length > MAX_TITLE || /[.;:,…]["'”’)]*$/.test(line.text)) return null;
  if (/^(?:[-*•]\s|\d+[.)]\s)/.test(line.raw.trimStart())) return null;
  if (next.text === '' || isHeaderLine(next.text) || isCentred(line.raw, next.raw)) return line.end;
  const isTight = line.text.length <= MAX_TIGHT_TITLE && !/[!?]["'”’)]*$/.test(line.text);
  const follows =
    isSubtitle(text, next) ||
    (/^["'“‘(]?\p{Lu}/u.test(next.text) && next.raw.trim().length > 1.3 * line.text.length);
  return isTight && follows ? line.end : null;
}

/** Whether two lines are centred above each other. */
function isCentred(above: string, below: string): boolean {
  const [one, other] = [above, below].map((raw) => {
    const line = raw.replaceAll('\t', ' '.repeat(TAB));
    const indent = line.length - line.trimStart().length;
    return { indent, centre: (indent + line.trimEnd().length) / 2 };
  }) as [Centring, Centring];
  const isIndented = Math.min(one.indent, other.indent) >= MIN_CENTRED;
  return isIndented && one.indent !== other.indent && Math.abs(one.centre - other.centre) <= 1;
}

interface Centring {
  indent: number;
  centre: number;
}

/** In columns: lines with less indentation are lists or code. */
const MIN_CENTRED = 8;
const TAB = 8;

/** Whether a line below the title is a subtitle: not a sentence, and above a day or a byline. */
function isSubtitle(text: string, line: Line): boolean {
  if (line.text.length > MAX_TITLE || /[.!?:;,]["'”’)]*$/.test(line.text)) return false;
  for (let next = lineAt(text, line.end); next; next = lineAt(text, next.end))
    if (next.text !== '') return isDayLine(next.text);
  return false;
}

/**
 * The day of publication that a line names and says nothing else: "Date: 5 May 2024", "5 May 2024", "Version 1.8 of 5 May
 * 2024"; null for any other.
 */
export function readDayLine(text: string): Day | null {
  const line = text.slice(0, MAX_READ);
  const label = readLabel(line);
  if (label?.role !== 'published') return readFullDate(line.replace(VERSION, '').replace(/[.)]+$/, ''));
  const { value, marked } = label;
  const leading = readLeadingDate(value);
  if (leading) return isShortRest(value.slice(leading.end)) ? leading.day : null;
  // "$Date: 2024-05-05 10:00:00 +0200 $" of a version control system.
  return marked && value.length <= MAX_BYLINE ? (findFullDate(value)?.day ?? null) : null;
}

/** What a day follows with a version: "version 2.2 (", "Manual, edition 3, published on ". */
const VERSION =
  /^(?:.{0,100}\s)?(?:version|edition|release|revision) v?\d[\w.-]*[\s,;:(–—-]+(?:(?:of|on|from|dated|published|released|issued|updated|revised|approved|adopted|ratified) ){0,2}/i;

function isDayLine(line: string): boolean {
  const label = readLabel(line);
  const day = label && label.role !== 'other' ? readLeadingDate(label.value) : null;
  return day !== null || readFullDate(line) !== null || readByline(line) !== null;
}

function isHeaderLine(line: string): boolean {
  const label = readLabel(line);
  return isDayLine(line) || label?.marked === true;
}

/** Whether a text is a line of a header rather than of the body: "By Ada Lund". */
export function isAside(text: string): boolean {
  const line = text.slice(0, MAX_READ);
  return readLabel(line)?.marked === true || readByline(line) !== null || BOILERPLATE.test(line);
}

/**
 * Reads an address that may be linked to, normalized by `URL`: http or https, without credentials. Null for any other.
 */
export function readSource(value: string): string | null {
  const address = unquoted(value).replace(/^<|>$/g, '');
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.username || url.password ? null : url.href;
}

const LINE_BREAK = /\r\n|\n|\r/g;

/** The line at an offset; null at the end of the text. */
function lineAt(text: string, start: number): Line | null {
  if (start >= text.length) return null;
  LINE_BREAK.lastIndex = start;
  const found = LINE_BREAK.exec(text);
  const raw = text.slice(start, Math.min(found?.index ?? text.length, start + MAX_READ));
  return { raw, text: withoutMarkup(raw), start, end: found ? LINE_BREAK.lastIndex : text.length };
}

/**
 * Removes the markup around a line: "**Published:** 19 June 2023", "*June 19, 2023*", "# Title #", "- Date:
 * 2023-06-19", "<!-- date: 2023-06-19 -->", ":date: 2023-06-19".
 */
function withoutMarkup(raw: string): string {
  const line = raw
    .trim()
    .replace(/^<!--\s*|\s*-->$/g, '')
    .replace(/^(?:[>%]\s+|\.\.\s+(?=\w+:)|#\+(?=\w+:))/, '')
    .replace(/^:(\w+):\s/, '$1: ')
    .replace(/^#{1,6}\s+|\s#+$/g, '')
    .replace(/^[-*•]\s+(?=[*_]*[A-Za-z][\w -]{0,25}[:=])/, '');
  return line
    .replace(/^([*_]{1,3})(?=\S)(.*\S)\1$/, '$2')
    .replace(/^([*_]{1,3})([^*_]+)\1/, '$2')
    .trim();
}
