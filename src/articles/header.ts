import type { Day } from '../day.ts';
import { type Span, trimmed } from '../span.ts';
import { isSmallRest, LONGEST_BYLINE, readByline, readDateline, readTitledDay } from './header/byline.ts';
import { readFrontMatter } from './header/front-matter.ts';
import { type Label, type Role, readLabel, unquoted } from './header/labels.ts';
import { findDayInPath, findWrittenDay, readLeadingDay, readWrittenDay } from './written-day.ts';

/** What an article says of itself before its body begins. */
export interface Header {
  title: string | null;
  published: Day | null;
  source: string | null;
  /** Where the body begins: a UTF-16 offset in the text. */
  bodyStart: number;
  /** The lines before it that hold more than title, day and source: they are text as well. */
  kept: Span[];
}

/** Longer first lines are taken for the body's first sentence. */
const LONGEST_TITLE = 150;
/** A title that the body follows without a blank line is shorter, or it is a line of wrapped prose. */
const LONGEST_TIGHT_TITLE = 70;
/** More lines than any header has: beyond them a label is part of the body. */
const MOST_LINES = 20;
/** What a line of a header says, it says in its first characters: those of the body may be of any length. */
const LONGEST_READ = 300;

/** What has been read so far; later lines do not overrule earlier ones. */
interface Draft {
  title: string | null;
  published: Day | null;
  created: Day | null;
  updated: Day | null;
  /** The day in a path or an address of it. */
  inPath: Day | null;
  source: string | null;
  /** Whether a label says that the body begins. */
  isOver: boolean;
  /** Whether the line at hand says more than title, day and source. */
  tellsMore: boolean;
}

interface Line {
  /** Without the marks of Markdown and HTML and the blanks around it. */
  text: string;
  raw: string;
  start: number;
  /** Where the next line starts. */
  end: number;
}

/**
 * Reads the header of an article's text: front matter, labels, a title, a byline, a day, in any of the forms of
 * test/articles/header.test.ts. What is no header is the body, untouched.
 *
 * @param named the day that the file's name gives
 */
export function readHeader(text: string, named: Day | null = null): Header {
  const draft = newDraft();
  const front = readFrontMatter(text);
  for (const { role, value } of front?.pairs ?? []) note(draft, role, value);
  const kept = [...(front?.kept ?? [])];
  const licenceEnd = front ? 0 : endOfLicence(text);
  const licence = trimmed(text, { start: 0, end: licenceEnd });
  if (licence) kept.push(licence);
  const above = licence ? endOfPreamble(text) : 0;
  let at = front?.end ?? licenceEnd;
  for (let lines = 0; lines < MOST_LINES || at < above; lines++) {
    const line = lineAt(text, at);
    draft.tellsMore = false;
    let end = line && (line.text === '' ? line.end : readLine(text, line, draft));
    if (line && end === null && at < above) {
      draft.tellsMore = true;
      end = line.end;
    }
    if (end === null) break;
    const whole = draft.tellsMore ? trimmed(text, { start: line!.start, end }) : null;
    if (whole) kept.push(whole);
    at = end;
    // The rest of this line is the body: " date 2023-06-19 US Secretary of State…".
    if (end < line!.end || draft.isOver) break;
  }
  const bodyStart = at + (text.slice(at).length - text.slice(at).trimStart().length);
  return {
    title: draft.title,
    published: dayOf(draft, readDateline(text.slice(bodyStart)) ?? named),
    source: draft.source,
    bodyStart,
    kept,
  };
}

/** Where a book's "Title:" stands, below words about what may be done with it; 0 without one. */
function endOfLicence(text: string): number {
  const opening = text.slice(0, LONGEST_LICENCE);
  const end = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)(?=Title: *\S)/.exec(opening)?.index ?? 0;
  return LICENCE.test(opening.slice(0, end)) ? end : 0;
}

/** Where a line ends that says that the text starts below it; 0 without one. */
function endOfPreamble(text: string): number {
  const start = /^\*{3} ?START OF .{1,200}\*{3}[ \t]*$/m.exec(text.slice(0, LONGEST_PREAMBLE));
  return start ? start.index + start[0].length : 0;
}

const LONGEST_LICENCE = 3_000;
const LONGEST_PREAMBLE = 10_000;
const LICENCE = /\b(?:licen[cs]ed?|copyright|permission|public domain|at no cost|free of charge)\b/i;

/** The surest day of those that are said; `found` is one that stands elsewhere. */
function dayOf({ title, published, created, inPath, updated }: Draft, found: Day | null): Day | null {
  return published ?? created ?? found ?? inPath ?? findWrittenDay(title ?? '')?.day ?? updated;
}

function newDraft(): Draft {
  return {
    title: null,
    published: null,
    created: null,
    updated: null,
    inPath: null,
    source: null,
    isOver: false,
    tellsMore: false,
  };
}

/** What pairs of a front matter say; `found` is a day that stands elsewhere, and counts where they give none. */
export function readPairs(
  pairs: readonly { role: Role; value: string }[],
  found: Day | null,
): Pick<Header, 'title' | 'published' | 'source'> {
  const draft = newDraft();
  for (const { role, value } of pairs) note(draft, role, value);
  return { title: draft.title, published: dayOf(draft, found), source: draft.source };
}

/** Reads one line into the draft. Returns where reading goes on; null when the line belongs to the body. */
function readLine(text: string, line: Line, draft: Draft): number | null {
  const label = readLabel(line.text);
  const end = label && readLabelled(label, line, draft);
  if (end !== null) return end;
  if (draft.title !== null && isSameTitle(line.text, draft.title) && text.slice(line.end).trim() !== '')
    return line.end;
  if (isBelowText(text, line) && readSource(line.text) !== null) {
    note(draft, 'source', line.text);
    return line.end;
  }
  // A heading is the title, whatever else it says; below the title it is the body ("## 2.0 - 2025-01-02"), unless it is a
  // day and nothing else.
  if (isHeading(text, line) && readWrittenDay(line.text) === null && !FURNITURE.test(line.text)) {
    const titleEnd = draft.title === null ? readTitle(text, line) : null;
    if (titleEnd !== null) draft.title = line.text;
    return titleEnd;
  }
  const byline = readByline(line.text);
  if (byline) {
    noteDay(draft, byline.updated ? 'updated' : 'published', byline.day);
    draft.tellsMore = tellsMore(line.text);
    return line.end;
  }
  if (FURNITURE.test(line.text)) {
    draft.tellsMore = /\p{L}/u.test(line.text);
    return line.end;
  }
  if (draft.title !== null) {
    draft.tellsMore = isSubtitle(text, line);
    return draft.tellsMore ? line.end : null;
  }
  const titled = line.text.length <= LONGEST_TITLE ? readTitledDay(line.text) : null;
  if (titled) {
    draft.title = titled.title;
    noteDay(draft, 'published', titled.day);
    return line.end;
  }
  const titleEnd = readTitle(text, line);
  if (titleEnd !== null) draft.title = line.text;
  return titleEnd;
}

function isHeading(text: string, { raw, end }: Line): boolean {
  return /^#{1,6}\s/.test(raw.trimStart()) || /^={3,}$/.test(lineAt(text, end)?.raw.trim() ?? '');
}

function isBelowText(text: string, { start }: Line): boolean {
  return /\S(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, start - 3), start));
}

/** "# Bells" below `title: Bells` says it once more. */
function isSameTitle(one: string, other: string): boolean {
  const lettersOf = (title: string) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return lettersOf(one) === lettersOf(other.slice(0, LONGEST_READ));
}

/** Whether a line says more than a day, and that it is one. */
function tellsMore(line: string): boolean {
  const found = findWrittenDay(line);
  const rest = found ? line.slice(0, found.start) + line.slice(found.end) : line;
  return /\p{L}{2}/u.test(rest.replace(OF_A_DAY, ''));
}

const OF_A_DAY =
  /\b(?:first|last|date|dated|day|published|posted|issued|released|created|updated|modified|edited|revised|on|at|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|a\.?m|p\.?m|utc|gmt|[ecmp][sd]?t|[bc]e?st)\b/gi;

/**
 * Lines that say nothing of the article: a rule, a month without its day, what presses, agencies and sites print above,
 * what a file of MDX takes from others.
 */
const FURNITURE = new RegExp(
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
    // "Source: Reuters" leads nowhere: it is text.
    const isName = role === 'source' && readSource(value) === null;
    draft.tellsMore = role === 'credit' || role === 'other' || role === 'path' || isName;
    note(draft, role, unquoted(value));
    draft.isOver = role === 'body';
    return role === 'body' && value !== '' ? startOf(value, line) : line.end;
  }
  const leading = readLeadingDay(value);
  const rest = leading ? value.slice(leading.end) : '';
  if (leading && !isSmallRest(rest)) {
    noteDay(draft, role, leading.day);
    return startOf(rest.trim(), line);
  }
  if (!leading && (!marked || value.length > LONGEST_BYLINE)) return null;
  noteDay(draft, role, leading?.day ?? findWrittenDay(value)?.day ?? null);
  draft.tellsMore = tellsMore(value);
  return line.end;
}

/** Where the rest of a line starts in the text. */
function startOf(rest: string, { raw, start }: Line): number {
  return start + Math.max(0, raw.lastIndexOf(rest));
}

function note(draft: Draft, role: Role, value: string): void {
  if (role === 'title') draft.title ??= value || null;
  else if (role === 'source' || role === 'credit') {
    if (role === 'source') {
      draft.source ??= readSource(value);
      draft.inPath ??= findDayInPath(value);
    }
    const byline = readByline(value);
    if (byline?.day) noteDay(draft, byline.updated ? 'updated' : 'published', byline.day);
  } else if (role === 'path') draft.inPath ??= findDayInPath(value);
  else if (role !== 'other' && role !== 'body') noteDay(draft, role, readLeadingDay(value)?.day ?? null);
}

function noteDay(draft: Draft, role: 'published' | 'created' | 'updated', day: Day | null): void {
  draft[role] ??= day;
}

/** Where reading goes on after the line, if it is a title: short, no sentence, and more text after it. */
function readTitle(text: string, line: Line): number | null {
  const next = lineAt(text, line.end);
  if (!next || text.slice(line.end).trim() === '') return null;
  if (/^#{1,2}\s/.test(line.raw.trimStart())) return line.end;
  if (/^(?:={3,}|-{3,})$/.test(next.raw.trim()) && line.text.length <= LONGEST_TITLE) return next.end;
  if (line.text.length > LONGEST_TITLE || /[.;:,…]["'”’)]*$/.test(line.text)) return null;
  if (/^(?:[-*•]\s|\d+[.)]\s)/.test(line.raw.trimStart())) return null;
  if (next.text === '' || isHeaderLine(next.text)) return line.end;
  const isTight = line.text.length <= LONGEST_TIGHT_TITLE && !/[!?]["'”’)]*$/.test(line.text);
  const follows =
    isSubtitle(text, next) ||
    (/^["'“‘(]?\p{Lu}/u.test(next.text) && next.raw.trim().length > 1.3 * line.text.length);
  return isTight && follows ? line.end : null;
}

/** A line under the title that is no sentence, and over a day or a byline. */
function isSubtitle(text: string, line: Line): boolean {
  if (line.text.length > LONGEST_TITLE || /[.!?:;,]["'”’)]*$/.test(line.text)) return false;
  for (let next = lineAt(text, line.end); next; next = lineAt(text, next.end))
    if (next.text !== '') return isDayLine(next.text);
  return false;
}

function isDayLine(line: string): boolean {
  const label = readLabel(line);
  const day = label && label.role !== 'other' ? readLeadingDay(label.value) : null;
  return day !== null || readWrittenDay(line) !== null || readByline(line) !== null;
}

function isHeaderLine(line: string): boolean {
  const label = readLabel(line);
  return isDayLine(line) || label?.marked === true;
}

/** Whether a text is a line of a header that says something else than what the article is about: "By Ada Lund". */
export function isAside(text: string): boolean {
  const line = text.slice(0, LONGEST_READ);
  return readLabel(line)?.marked === true || readByline(line) !== null || FURNITURE.test(line);
}

/** The address of a page that a person may be sent to, as `URL` writes it: http or https, without a name and a password. */
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
  const raw = text.slice(start, Math.min(found?.index ?? text.length, start + LONGEST_READ));
  return { raw, text: withoutMarks(raw), start, end: found ? LINE_BREAK.lastIndex : text.length };
}

/** "**Published:** 19 June 2023", "*June 19, 2023*", "# Title #", "- Date: 2023-06-19", "<!-- date: 2023-06-19 -->", ":date: 2023-06-19". */
function withoutMarks(raw: string): string {
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
