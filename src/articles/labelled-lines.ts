/** Recognises lists without bullets, as people type them: "lightstick = €38", "🗡 mod: Kai", "10:30 – doors". */

import {
  isDayAlone,
  isUnfinished,
  MIN_COLUMN,
  MIN_FULL,
  MIN_FULL_LINES,
  startsWithTime,
} from './plain-text/short-lines.ts';

/** A list among the lines of a paragraph. */
export interface LabelledList {
  /** The index of the line that names what the list is of: a record, "Maud – collie", or a day; null without one. */
  title: number | null;
  /** The index of the first line of each item. */
  starts: number[];
  /** The index of the line after the list. */
  end: number;
}

/** What a line of a list starts with. */
interface Label {
  /** In lower case; empty for a time. */
  words: string;
  separator: 'sign' | 'dash' | 'colon' | 'time';
  /** Whether no line of prose is like it: an emoji, a time, words before a sign or a single word. */
  isSure: boolean;
}

/** In lines: fewer lines of this form are found in prose. */
const MIN_LINES = 3;
const MIN_SHORT_LINES = 2;
/** In characters: a line that was broken on purpose. */
const MAX_SHORT = 60;
/** In characters: how much of a line is read for its label. */
const MAX_READ = 80;
/** In words: a longer label is a part of a sentence. Sentences have no signs, before which questions stand as well. */
const MAX_WORDS = 5;
const MAX_WORDS_BEFORE_SIGN = 10;
/** In characters: prose is wrapped at no wider column. */
const MAX_COLUMN = 100;

const BLANK = '[^\\S\\r\\n]';
/** "🗡", "👩‍🍳", "<:mod:123456>", ":sword:". */
const EMOJI = new RegExp(
  `^(?:(?:\\p{Extended_Pictographic}|\\p{Regional_Indicator}|\\p{Emoji_Modifier}|\\u200D|\\uFE0F){1,9}|<?a?:\\w{2,32}:(?:\\d{5,25}>)?(?=${BLANK}))${BLANK}*`,
  'u',
);
const SEPARATOR = new RegExp(
  `(?<sign>[→➜➡⇒]\\uFE0F?|(?:[-=]>|=)(?=${BLANK}))|(?<=${BLANK})(?<dash>[-–—])(?=${BLANK})|(?<colon>:)(?=[*_]{0,3}${BLANK})`,
  'u',
);
const MARKUP = /^[*_`\s]+|[*_`\s]+$/g;
/** How words begin that are a label: also commands, channels and members. */
const STARTS_LABEL = /^[@#/!.+&~"“„«('’]{0,2}[\p{L}\p{N}]/u;
/** How a line begins that was broken on purpose. */
const STARTS_LINE = /^\s*["“(*_~@#+]{0,3}(?:[\p{Lu}\p{N}\p{Extended_Pictographic}]|\p{Sc}\d)/u;
/** The end of a sentence before more words, where "e.g." and "Dr." are none, or the operator of a program. */
const NO_LABEL = /(?:\p{L}{4}|[\p{N})”"’])[.!?]\s|[;…]|[=<>!:,&|.]$/u;
/** Words that start a clause, or continue one from the line before. */
const IN_CLAUSE =
  /^(?:and|but|or|nor|so|then|because|that|which|who|of|with|by|is|are|was|were|has|had|he|she|it|they|we|you|i|his|her|its|their|our|as|than|not)(?!\S)/;
const CODE = /[;{}]$|^[\w.]+\([^()]*\)$|^["'].*["'],?$/;
/** The label of the line that names a record. */
const NAMES_RECORD =
  /^(?:(?:full|nick|user|display|character|pet|product) ?)?(?:name|title|handle|product|item|model)$/;
const SENDER = /^(?:from|reply-to)$/;
const SUBJECT = /^(?:subject|sent)$/;

/**
 * Finds the lists in a paragraph: three lines or more that each start with a label or a time. Lines of wrapped prose, of
 * verse, of a chat, of a mail's header and of code are none.
 *
 * @param lines the lines of the paragraph, without line breaks
 * @param takesShort whether two lines are a list if those of the paragraph are shorter than any column of prose
 * @returns in order; a line continues the item above it where it has more indentation than the first one of its list, or
 *   was wrapped by hand
 */
export function labelledLists(lines: readonly string[], takesShort = false): LabelledList[] {
  const found: LabelledList[] = [];
  if (lines.length < MIN_SHORT_LINES) return found;
  const width = lines.reduce((most, { length }) => Math.max(most, length), 0);
  for (let at = 0; at < lines.length; at++) {
    const list = listAt(lines, at, width);
    if (list.starts.length === 0) continue;
    const minLines = takesShort && width < MIN_COLUMN ? MIN_SHORT_LINES : MIN_LINES;
    if (list.starts.length >= minLines && isList(lines, list, width)) found.push(...listsOf(lines, list));
    at = list.end - 1;
  }
  return found;
}

/**
 * Whether short lines are a title and what it is of: behind a colon, or mostly with figures, as in "Gold tier", "$10 a month",
 * "Fly everywhere". Names above a number each are none.
 */
export function isTitledList([title, ...others]: readonly string[]): boolean {
  if (others.length < MIN_SHORT_LINES || !isShortLine(title!) || !others.every(isShortLine)) return false;
  if (others.some((line) => /:\s*$/.test(line))) return false;
  if (/:\s*$/.test(title!)) return true;
  const figures = others.map((line) => /\d/.test(line));
  const isPairs = figures.length % 2 === 1 && figures.every((has, i) => has === (i % 2 === 0));
  return !/\d|: /.test(title!) && !isPairs && figures.filter(Boolean).length * 2 >= figures.length;
}

function isShortLine(line: string): boolean {
  return line.length <= MAX_SHORT && STARTS_LINE.test(line) && !/[.!?,;]\s*$|[[\]<>{}|=]/.test(line);
}

/** The lines from an index on that each start with a label; no list yet. */
function listAt(
  lines: readonly string[],
  first: number,
  width: number,
): Omit<LabelledList, 'title'> & { labels: Label[] } {
  const starts: number[] = [];
  const labels: Label[] = [];
  const indent = indentOf(lines[first]!);
  let end = first;
  for (; end < lines.length; end++) {
    const line = lines[end]!;
    const above = labels.at(-1);
    if (above && (indentOf(line) > indent || isRest(lines[end - 1]!, line, width))) continue;
    const label = indentOf(line) === indent ? labelOf(line) : null;
    if (!label || (above && goesOn(lines[end - 1]!, above))) break;
    starts.push(end);
    labels.push(label);
  }
  return { starts, labels, end };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Reads the label of a line; null when it has none, or no text after it. */
function labelOf(line: string): Label | null {
  const whole = line.trim();
  const emoji = EMOJI.exec(whole.slice(0, MAX_READ))?.[0] ?? '';
  const rest = whole.slice(emoji.length);
  if (startsWithTime(rest)) return { words: '', separator: 'time', isSure: true };
  const separator = SEPARATOR.exec(rest.slice(0, MAX_READ));
  if (!separator) return null;
  const { sign, dash } = separator.groups!;
  const kind = sign ? 'sign' : dash ? 'dash' : 'colon';
  const words = rest.slice(0, separator.index).replace(MARKUP, '').toLowerCase();
  const text = rest.slice(separator.index + separator[0].length);
  const maxWords = kind === 'sign' ? MAX_WORDS_BEFORE_SIGN : MAX_WORDS;
  if (!STARTS_LABEL.test(words) || NO_LABEL.test(words) || words.split(/\s+/).length > maxWords) return null;
  if (kind === 'dash' && IN_CLAUSE.test(words)) return null;
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) || CODE.test(text.trim())) return null;
  return { words, separator: kind, isSure: kind === 'sign' || emoji !== '' || !/\s/.test(text.trim()) };
}

function isList(
  lines: readonly string[],
  { starts, labels }: ReturnType<typeof listAt>,
  width: number,
): boolean {
  if (isChat(labels) || isMail(labels)) return false;
  return !isWrapped(
    starts.map((start) => lines[start]!.trim()),
    labels,
    width,
  );
}

/** The lists of lines with labels, each below its title: the days of a timetable, a record, or one list without a title. */
function listsOf(
  lines: readonly string[],
  { starts, end, labels }: ReturnType<typeof listAt>,
): LabelledList[] {
  const titles = starts.flatMap((start, i) => (isDayAlone(lines[start]!.trim()) ? [i] : []));
  const areDays = titles[0] === 0 && titles.every((title, i) => (titles[i + 1] ?? starts.length) - title > 1);
  if (!areDays && !isRecord(labels)) return [{ title: null, starts, end }];
  return (areDays ? titles : [0]).map((title, i, all) => {
    const next = all[i + 1] ?? starts.length;
    return { title: starts[title]!, starts: starts.slice(title + 1, next), end: starts[next] ?? end };
  });
}

/** Whether the first line names a record, and the others are its fields: "Maud – collie" or "Name: Maud", "kennel: 7". */
function isRecord([first, ...others]: readonly Label[]): boolean {
  if (!first || others.length < 2 || others.some(({ separator }) => separator !== 'colon')) return false;
  return first.separator === 'dash' || (first.separator === 'colon' && NAMES_RECORD.test(first.words));
}

/** Whether a line goes on below. Values of sure labels end with any word: "pvp = on". */
function goesOn(line: string, { isSure }: Label): boolean {
  const end = line.trimEnd().length;
  return !isSure && (/[,–—-]$/.test(line.slice(0, end)) || isUnfinished(line, { start: 0, end }));
}

/** Whether someone speaks again after another: no label of a list comes back. */
function isChat(labels: readonly Label[]): boolean {
  const spoken = new Map<string, number>();
  return labels.some(({ words, separator }, i) => {
    if (separator !== 'colon') return false;
    const last = spoken.get(words) ?? i;
    spoken.set(words, i);
    return i - last > 1;
  });
}

function isMail(labels: readonly Label[]): boolean {
  return [SENDER, SUBJECT].every((field) => labels.some(({ words }) => field.test(words)));
}

/** Whether the lines are as long as the column allows, as those of prose are that was wrapped by hand. */
function isWrapped(lines: readonly string[], labels: readonly Label[], width: number): boolean {
  if (labels.filter(({ isSure }) => isSure).length * 2 >= labels.length) return false;
  const following = lines.slice(1);
  const full = following.filter((next, i) => isFull(lines[i]!, next, width)).length;
  return following.some(startsSmall) && full >= MIN_FULL_LINES * following.length;
}

/** Whether a line without a label is the rest of a full line above it. */
function isRest(above: string, line: string, width: number): boolean {
  return startsSmall(line) && isFull(above, line, width) && labelOf(line) === null;
}

function startsSmall(line: string): boolean {
  return /^\s*\p{Ll}/u.test(line);
}

/** Whether the first word of the next line would not have fitted on a line, in the column of wrapped prose. */
function isFull(line: string, next: string, width: number): boolean {
  if (width < MIN_COLUMN || width > MAX_COLUMN) return false;
  return line.trimEnd().length + 1 + next.trimStart().search(/\s|$/) >= MIN_FULL * width;
}
