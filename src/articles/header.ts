import type { Day } from '../day.ts';
import { readLeadingDay, readWrittenDay } from './written-day.ts';

/** What an article says of itself before its body begins. */
export interface Header {
  title: string | null;
  published: Day | null;
  source: string | null;
  /** Where the body begins: a UTF-16 offset in the text. */
  bodyStart: number;
}

/** Longer first lines are taken for the body's first sentence. */
const LONGEST_TITLE = 150;
/** A title that the body follows without a blank line is shorter, or it is a line of wrapped prose. */
const LONGEST_TIGHT_TITLE = 70;
/** A byline is short: "By John Smith, Foreign Affairs Correspondent | 19 June 2023". */
const LONGEST_BYLINE = 120;
/** More lines than any header has: beyond them a label is part of the body. */
const MOST_LINES = 15;

const LABEL =
  /^(date|day|published|publication date|pub ?date|posted|created|updated|last updated|modified|title|headline|source|url|link|canonical|permalink|by|author|authors|byline)\b(?: (?:on|at))?\s*([:=]?)\s*(.*)$/i;
const DATE_LABEL = /^(?:date|day|published|publication date|pub ?date|posted|created)$/i;
const UPDATE_LABEL = /^(?:updated|last updated|modified)$/i;
const TITLE_LABEL = /^(?:title|headline)$/i;
const SOURCE_LABEL = /^(?:source|url|link|canonical|permalink)$/i;

/** What has been read so far; later lines do not overrule earlier ones. */
interface Draft {
  title: string | null;
  published: Day | null;
  updated: Day | null;
  source: string | null;
}

interface Line {
  /** Without the marks of Markdown and the blanks around it. */
  text: string;
  raw: string;
  start: number;
  /** Where the next line starts. */
  end: number;
}

/** Reads the header of an article's text, in any of the forms of test/articles/header.test.ts. */
export function readHeader(text: string): Header {
  const draft: Draft = { title: null, published: null, updated: null, source: null };
  let at = readFrontMatter(text, draft) ?? text.length - text.trimStart().length;
  for (let lines = 0; lines < MOST_LINES; lines++) {
    const line = lineAt(text, at);
    if (!line) break;
    const end = line.text === '' ? line.end : readLine(text, line, draft);
    if (end === null) break;
    at = end;
    // The rest of this line is the body: " date 2023-06-19 US Secretary of State…".
    if (end < line.end) break;
  }
  const bodyStart = at + (text.slice(at).length - text.slice(at).trimStart().length);
  return {
    title: draft.title,
    published: draft.published ?? readDateline(text.slice(bodyStart)) ?? draft.updated,
    source: draft.source,
    bodyStart,
  };
}

/** Reads one line into the draft. Returns where reading goes on; null when the line belongs to the body. */
function readLine(text: string, line: Line, draft: Draft): number | null {
  const label = LABEL.exec(line.text);
  if (label) {
    const end = readLabel(label, line, draft);
    if (end !== null) return end;
  }
  const alone = readWrittenDay(line.text);
  if (alone) {
    draft.published ??= alone;
    return line.end;
  }
  const credited = readByline(line.text);
  if (credited) {
    draft.published ??= credited.day;
    return line.end;
  }
  if (draft.title === null) {
    const end = readTitle(text, line);
    if (end !== null) {
      draft.title = line.text;
      return end;
    }
  }
  return null;
}

function readLabel(match: RegExpExecArray, line: Line, draft: Draft): number | null {
  const [, label = '', colon, value = ''] = match;
  if (DATE_LABEL.test(label) || UPDATE_LABEL.test(label)) {
    const leading = readLeadingDay(value);
    if (!leading) return colon === '' || value.length > LONGEST_BYLINE ? null : line.end;
    if (UPDATE_LABEL.test(label)) draft.updated ??= leading.day;
    else draft.published ??= leading.day;
    const rest = value.slice(leading.length);
    if (readSmallRest(rest)) return line.end;
    return line.start + line.raw.lastIndexOf(rest.trimStart());
  }
  if (/^by$/i.test(label) && colon === '') return null;
  if (colon === '') return null;
  if (TITLE_LABEL.test(label)) draft.title ??= unquoted(value) || null;
  if (SOURCE_LABEL.test(label)) draft.source ??= readSource(value);
  return line.end;
}

/** What may follow the day of a header: nothing, an author, an agency. */
function readSmallRest(rest: string): boolean {
  return rest.trim() === '' || /^\s*(?:[|·•–—,;]|-\s|\()/.test(rest);
}

/** "By John Smith | 19 June 2023", "Reuters, 19 June 2023", "19 June 2023 - Reuters", "By John Smith". */
function readByline(line: string): { day: Day | null } | null {
  if (line.length > LONGEST_BYLINE) return null;
  const leading = readLeadingDay(line);
  if (leading && /^\s*(?:[|,·•–—]|-\s)[^.!?]*$/u.test(line.slice(leading.length))) return leading;
  for (const separator of line.matchAll(/[|,·•–—()]|\s-(?=\s)/g)) {
    const after = separator.index + separator[0].length;
    const day = readWrittenDay(line.slice(after).replace(/\)$/, ''));
    if (day && isCredit(line.slice(0, separator.index))) return { day };
  }
  if (/^by\s+\p{Lu}/iu.test(line) && line.split(/\s+/).length <= 10 && !/[.!?]$/.test(line)) {
    const last =
      /(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\.?,?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2},?\s+\d{4}|\d{4}-\d{2}-\d{2})$/u.exec(
        line,
      );
    return { day: last ? readWrittenDay(last[0]) : null };
  }
  return null;
}

/** The part of a byline before its day: an author, an agency, a place; no clause of a sentence. */
function isCredit(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return (
    words.length <= 10 &&
    !/\b(?:on|in|at|since|until|by the|of|from|to)[\s,]*$/i.test(text) &&
    /^(?:by\b|\(?\p{Lu})/iu.test(text)
  );
}

/** Where reading goes on after the line, if it is a title: short, no sentence, and more text after it. */
function readTitle(text: string, line: Line): number | null {
  const next = lineAt(text, line.end);
  if (!next || line.text === '' || text.slice(line.end).trim() === '') return null;
  if (/^#{1,2}\s/.test(line.raw.trimStart())) return line.end;
  if (/^(?:={3,}|-{3,})$/.test(next.raw.trim()) && line.text.length <= LONGEST_TITLE) return next.end;
  if (line.text.length > LONGEST_TITLE || /[.;:,…]["'”’)]*$/.test(line.text)) return null;
  if (/^(?:[-*•]\s|\d+[.)]\s)/.test(line.raw.trimStart())) return null;
  if (next.text === '') return line.end;
  const tight = line.text.length <= LONGEST_TIGHT_TITLE && !/[!?]["'”’)]*$/.test(line.text);
  const follows =
    isHeaderLine(next.text) ||
    (/^["'“‘(]?\p{Lu}/u.test(next.text) && next.text.length > 1.3 * line.text.length);
  return tight && follows ? line.end : null;
}

function isHeaderLine(line: string): boolean {
  const label = LABEL.exec(line);
  return (
    readWrittenDay(line) !== null ||
    readByline(line) !== null ||
    (label !== null && (label[2] !== '' || readLeadingDay(label[3] ?? '') !== null))
  );
}

/** "BEIJING, June 19, 2023 (Reuters) - …": the day of a dateline that gives the year. It stays in the body. */
function readDateline(body: string): Day | null {
  const opening = body.slice(0, LONGEST_BYLINE);
  for (const before of opening.matchAll(/^|[,(]\s*/g)) {
    const start = before.index + before[0].length;
    const leading = readLeadingDay(body.slice(start));
    if (!leading) continue;
    const place = /^(?:\p{Lu}[\p{L}\p{M} .,'’/-]*\(?\s*)?$/u.test(body.slice(0, start));
    const after = /^\)?[\s,]*(?:\([^)]{2,40}\)|\/[^/]{2,40}\/)?\s*[-–—]+\s/.test(
      body.slice(start + leading.length),
    );
    return place && after ? leading.day : null;
  }
  return null;
}

/** `---` with `key: value` lines, or `+++` with `key = value` lines. Returns where it ends; null without one. */
function readFrontMatter(text: string, draft: Draft): number | null {
  const match = /^\s*(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)([\s\S]*?)(?:\r\n|\n|\r)\1[ \t]*(?:\r\n|\n|\r|$)/.exec(
    text,
  );
  if (!match) return null;
  for (const line of match[2]!.split(/\r\n|\n|\r/)) {
    const pair = /^\s*["']?([\w -]+?)["']?\s*[:=]\s*(.*)$/.exec(line);
    if (!pair) continue;
    const [, key = '', raw = ''] = pair;
    const value = unquoted(raw);
    if (DATE_LABEL.test(key) || /^(?:publish_?date|date_?published|published_?at)$/i.test(key))
      draft.published ??= readLeadingDay(value)?.day ?? null;
    else if (UPDATE_LABEL.test(key) || /^lastmod$/i.test(key))
      draft.updated ??= readLeadingDay(value)?.day ?? null;
    else if (TITLE_LABEL.test(key)) draft.title ??= value || null;
    else if (SOURCE_LABEL.test(key)) draft.source ??= readSource(value);
  }
  return match[0].length;
}

function unquoted(value: string): string {
  const trimmed = value.trim();
  const match = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(trimmed);
  return match ? match[2]!.trim() : trimmed;
}

/** Only an address that a person may be sent to: http or https, without a name and a password. */
function readSource(value: string): string | null {
  const address = value.trim().replace(/^<|>$/g, '');
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.username || url.password ? null : url.href;
}

function lineAt(text: string, start: number): Line | null {
  if (start >= text.length) return null;
  const breaks = /\r\n|\n|\r/g;
  breaks.lastIndex = start;
  const found = breaks.exec(text);
  const raw = text.slice(start, found?.index ?? text.length);
  const end = found ? found.index + found[0].length : text.length;
  const bare = raw.trim().replace(/^#{1,6}\s+|\s+#+$/g, '');
  return { raw, text: withoutMarks(bare), start, end };
}

/** "**Published:** 19 June 2023", "*June 19, 2023*", "_By John Smith_". */
function withoutMarks(line: string): string {
  return line
    .replace(/^([*_]{1,3})(?=\S)(.*\S)\1$/, '$2')
    .replace(/^([*_]{1,3})([^*_]+)\1/, '$2')
    .trim();
}
