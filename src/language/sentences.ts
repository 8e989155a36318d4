/** Splits paragraphs into sentences. */
import { runToCompletion } from '../run-to-completion.ts';
import { type Span, trimmed } from '../span.ts';
import { isAbbreviation, isExclaimedName, type Stop } from './sentences/abbreviations.ts';
import { blocksOf, isRow } from './sentences/line-breaks.ts';
import { ITEM_NUMBER } from './sentences/list-markers.ts';

/** Punctuation that may end a sentence; the points of an ellipsis may be spaced. */
const TERMINATOR = /\.(?:\s\.){2,3}(?!\S)|[.!?…]+|[。！？]+/g;
/** Closing quotation marks and brackets; some may have a space before them. */
const CLOSING = /(?:["”’»)\]]|''|'(?!\w)|\s(?:[”»)\]]|''|["’](?=[\s)\]]|$)))+/y;
/**
 * Footnotes, "[citation needed]", "[quoted by Lund, p. 12]" before another sentence, emoji, emoticons (":)") and shortcodes
 * (":wave:") belong to the sentence before them.
 */
const APPENDED =
  /(?:\s?\[\d{1,3}\]|\[[^\]\n]{1,40}\]|\s\[\p{Ll}[^[\]\n]{1,100}\](?=\s["“‘(]?\p{Lu})|\s?(?:(?![©®™])\p{Extended_Pictographic}(?:\uFE0F|\u200D|\p{Emoji_Modifier})*|\p{RI}{2}|:\w{2,32}:|(?:[:;=]-?[()DPp3]|<3|[*_]{1,3})(?=\s|$))|[¹²³⁰-⁹†‡]+)+/uy;
const OPENING = /^["“‘«([¿¡'—–-]*\s?/;

/** In characters: the context of a terminator that the rules read, so that each takes constant time. */
const LOOK_BACK = 60;
const LOOK_AHEAD = 60;
/** In characters: a longer bracket counts as unclosed. */
const MAX_BRACKET = 300;

/** In characters: the name and title after a quotation. */
const MAX_ATTRIBUTION = 80;

/**
 * Splits a paragraph into sentences. The splitter works by rules, in linear time: on news it is more accurate than
 * statistical splitters, and its offsets are exact.
 *
 * Line breaks separate headings and list items from what follows; those of wrapped prose do not end a sentence. Closing
 * quotation marks, brackets and footnote marks belong to the sentence before them.
 *
 * @param text any text
 * @param span the paragraph, in UTF-16 offsets of `text`
 * @returns spans in `text`, in order, without white space at their ends; together they contain everything but white
 *   space
 */
export function splitSentences(text: string, span: Span): Span[] {
  return runToCompletion(splittingSentences(text, span));
}

/** Splits a text in steps: other work can be done at each pause. */
export function* splittingSentences(text: string, span: Span): Generator<void, Span[]> {
  const sentences: Span[] = [];
  for (const block of blocksOf(text, span))
    for (const one of yield* splitBlock(text, block)) sentences.push(one);
  return sentences;
}

function* splitBlock(text: string, block: Span): Generator<void, Span[]> {
  // Only the block is searched: otherwise each of many short blocks would take time linear in the whole text.
  const inner = text.slice(block.start, block.end);
  if (isRow(inner)) return [trimmed(text, block)!];
  const found: Span[] = [];
  let start = 0;
  const add = (end: number) => {
    const sentence = trimmed(inner, { start, end });
    if (sentence) found.push({ start: block.start + sentence.start, end: block.start + sentence.end });
    start = end;
  };
  TERMINATOR.lastIndex = skip(ITEM_NUMBER, inner, 0);
  for (let match = TERMINATOR.exec(inner); match; match = TERMINATOR.exec(inner)) {
    const closingStart = TERMINATOR.lastIndex;
    const closed = skip(CLOSING, inner, closingStart);
    const end = skip(APPENDED, inner, closed);
    if (end >= inner.length) break;
    yield;
    const candidate = { mark: match[0], at: match.index, closing: inner.slice(closingStart, closed), end };
    if (isBoundary(inner, start, candidate)) add(end);
    TERMINATOR.lastIndex = start === end ? skip(ITEM_NUMBER, inner, end) : end;
  }
  add(inner.length);
  return found;
}

/** The end of a sticky pattern's match at `at`; `at` itself when it does not match. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** A terminator and the closing marks after it; `end` is the end of the sentence if it is a boundary. */
interface Candidate {
  mark: string;
  at: number;
  closing: string;
  end: number;
}

/** Whether the sentence that starts at `start` ends with this terminator; the text is the block. */
function isBoundary(text: string, start: number, { mark, at, closing, end }: Candidate): boolean {
  if (/[。！？]/.test(mark)) return true;
  const after = text.slice(end, end + LOOK_AHEAD);
  const following = after.trimStart();
  if (following === '') return false;
  const opening = OPENING.exec(following)?.[0] ?? '';
  const stop: Stop = {
    before: text.slice(Math.max(start, at - LOOK_BACK), at),
    opening,
    next: following.slice(opening.length),
  };
  const appended = end > at + mark.length + closing.length;
  if (!/^\s/.test(after) && !appended) return isMissingSpace(stop.before, mark, closing, after);
  if (continues(stop.next)) return false;
  const closed = closing.trim() !== '';
  if (closed && isAttribution(text.slice(end, end + MAX_ATTRIBUTION + 1))) return false;
  if (ELLIPSIS.test(mark))
    return /^[\p{Lu}\p{N}"“‘]/u.test(stop.next || opening) && !isStutter(stop) && !isOmission(mark, stop);
  if (/[!?]/.test(mark)) {
    if (closed) return !isSpeaker(stop.next);
    return !isExclaimedName(stop) && !(mark.length === 1 && isWithinQuotation(stop.before, following));
  }
  if (!closing.includes(')') && isInBrackets(text, start, at, end)) return false;
  return closed || !isAbbreviation(stop);
}

const ELLIPSIS = /\.\s?\.|…/;

/** Whether a mark is within a short quotation, which is not split: “Hey! Give me that!” */
function isWithinQuotation(before: string, following: string): boolean {
  const opened = QUOTATION_START.exec(before)?.[0];
  const rest = opened && QUOTATION_END[opened[0] === '"' ? 'straight' : 'curly'].exec(following)?.[0];
  return rest !== undefined && rest !== '' && opened!.length + rest.length <= MAX_SHORT_QUOTATION;
}

/** In characters. */
const MAX_SHORT_QUOTATION = 40;
const QUOTATION_START = /“[^“”]*$|(?<![^\s(])"(?=\S)[^"]*$/;
const QUOTATION_END = { straight: /^[^"]*\S"/, curly: /^[^“”]*”/ };

/** “The sea gives and the sea takes.” — Ines Faro, fisher: the name belongs to the quotation. */
function isAttribution(after: string): boolean {
  return after.length <= MAX_ATTRIBUTION && /^\s*[—–-]{1,2}\s?\p{Lu}[^.!?]*$/u.test(after);
}

/**
 * A lower-case letter continues the sentence, except in names such as iPhone, openSUSE, al-Sudani, discord.js, x264,
 * npm.
 */
function continues(next: string): boolean {
  return /^\p{Ll}/u.test(next) && !LOWER_CASE_NAME.test(next);
}

const LOWER_CASE_NAME =
  /^(?:\p{Ll}{1,12}-?\p{Lu}|\p{Ll}{3,20}\.\p{Ll}{2,4}\s|\p{Ll}\d|[b-df-hj-np-tv-xz]{3,}\s)/u;

/** "It failed.Both sides": the space after the sentence is missing. */
function isMissingSpace(before: string, mark: string, closing: string, after: string): boolean {
  if (/["”]/.test(closing)) return /^["“‘(]?\p{Lu}\p{Ll}/u.test(after);
  // Addresses and names of sites are not split: "example.com/?Key=1", "Booking.Com".
  if (closing !== '' || /[/@:.]\S*$/.test(before)) return false;
  if (/^[!?]/.test(mark)) return /^["“]?\p{Lu}\p{Ll}/u.test(after);
  return (
    mark === '.' &&
    /(?:\p{Ll}{2}|\d{2})$/u.test(before) &&
    /^\p{Lu}\p{Ll}+[ ,]/u.test(after) &&
    !SITE.test(after)
  );
}

const SITE = /^(?:Com|Net|Org|Js|Io)\b/;

/** "I… I don't know": the word before the mark is repeated. */
function isStutter({ before, next }: Stop): boolean {
  const last = /[\p{L}'’]+$/u.exec(before)?.[0];
  return last !== undefined && next.startsWith(last) && !/^[\p{L}'’]/u.test(next.slice(last.length));
}

/** "The thing is . . . I forgot": three spaced points before "I" mark an omission within the sentence. */
function isOmission(mark: string, { before, next }: Stop): boolean {
  return /^\.\s\.\s\.$/.test(mark) && /\s$/.test(before) && /^I\b/.test(next);
}

/** “Who pays?” Senator Bly of Varde asked, “Stop!” Bly’s brother said: the speaker belongs to the quotation. */
function isSpeaker(next: string): boolean {
  return SPEAKER.test(next);
}

const SPEAKER =
  /^(?:\p{Lu}[\p{L}.'’-]*\s(?:(?:of|the|de|von|van|\p{Lu}[\p{L}.'’-]*)\s){0,8}|\p{Lu}[\p{L}.-]*['’]s\s(?:\p{Ll}+\s){1,2})(?:said|says|asked|asks|told|shouted|cried|replied|wrote|added|wondered|yelled|exclaimed|demanded|quipped|tweeted|posted|screamed|pleaded|joked|whispered|muttered|inquired|insisted|warned|declared|announced|wanted to know|quoted \p{L}+ as)\b/u;

/** "(It was late. It came.)": brackets are not split. */
function isInBrackets(text: string, start: number, at: number, end: number): boolean {
  let depth = 0;
  for (let i = at - 1; i >= start && at - i < MAX_BRACKET; i--) {
    if (text[i] === ')') depth++;
    if (text[i] === '(' && depth-- === 0) return text.slice(end, end + MAX_BRACKET).includes(')');
  }
  return false;
}
