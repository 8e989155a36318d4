/** Recognises questions and answers: "Q:" and "A:" of a FAQ, and the speakers of an interview or a chat. */

import type { Span } from '../../span.ts';
import { readItemMark } from './line-markers.ts';
import type { Chunk, Line } from './lines.ts';

/** Fewer lines with a name may be a list, or chance. */
const MIN_TURNS = 3;
/** The minimum average number of turns for each speaker. */
const MIN_TURNS_EACH = 1.5;
/** The same where most turns have a time: each member of a chat may have said little in it. */
const MIN_TIMED_TURNS_EACH = 1.2;
/** The minimum share of turns that end like sentences, which the values of labels do not. */
const MIN_SENTENCES = 0.5;
/** A header whose minutes are a multiple of five, as those of one message in five are, without seconds. */
const PLANNED = /^[^:]*\d:\d[05](?!:\d)/;
/** In characters: how far from the end of a turn its last punctuation may be. */
const MAX_FROM_END = 3;
/** In characters: a longer turn is not a question. */
const MAX_QUESTION = 1_000;

/**
 * Keeps the prefixes of questions, answers and speakers that the whole text confirms, and removes the others.
 *
 * @returns for each line that starts a turn, the name of the next speaker, which is empty when there is none
 */
export function confirmTurns(text: string, chunks: readonly Chunk[]): Map<Line, string> {
  const labelled: Line[] = [];
  const marked: Line[] = [];
  let silent = 0;
  for (const { lines, isCode } of chunks)
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]!;
      if (!line.prefix) continue;
      if (isSilent(lines, i)) silent++;
      if (isCode || (line.prefix.kind === 'speaker' && !line.prefix.canSpeak)) line.prefix = null;
      else if (line.prefix.kind === 'question' || line.prefix.kind === 'answer') marked.push(line);
      else if (line.prefix.canSpeak) labelled.push(line);
    }
  confirmQuestions(text, marked);
  return confirmSpeakers(text, labelled, silent);
}

/** Whether no words follow a name with its time, on its line or below: those of a chat do, those of a timetable do not. */
function isSilent(lines: readonly Line[], at: number): boolean {
  const { prefix, end } = lines[at]!;
  if (prefix?.kind !== 'speaker' || prefix.end < end) return false;
  const next = lines.slice(at + 1, at + 3).find((line) => line.end > prefix.end);
  return !next || next.prefix?.kind === 'speaker';
}

function confirmQuestions(text: string, lines: readonly Line[]): void {
  const count = (kind: string, isWeak: boolean) =>
    lines.filter(({ prefix }) => prefix?.kind === kind && prefix.isWeak === isWeak).length;
  const isStrong =
    count('question', false) > 1 || (count('question', false) > 0 && count('answer', false) > 0);
  const isWeak = isStrong
    ? count('question', true) > 0
    : count('question', true) > 0 && count('answer', true) > 0;
  for (const line of lines) {
    if (line.prefix!.isWeak ? isWeak : isStrong) continue;
    line.prefix = null;
    line.item = readItemMark(text, line.start, line.end);
  }
}

/** @param silent how many of them have no words */
function confirmSpeakers(text: string, labelled: readonly Line[], silent: number): Map<Line, string> {
  const messages = labelled.filter(({ prefix }) => prefix!.kind === 'speaker');
  // Labels between the messages of a chat are words of them: "Loot: two cakes".
  const lines = messages.length * 2 > labelled.length ? messages : labelled;
  const next = new Map<Line, string>();
  const times = new Map<string, number>();
  let sentences = 0;
  let timed = 0;
  for (const { prefix, end } of lines) {
    const name = nameOf(text, prefix!.name);
    times.set(name, (times.get(name) ?? 0) + 1);
    if (prefix!.kind === 'speaker') timed++;
    else if (/[.!?…]/.test(text.slice(Math.max(prefix!.end, end - MAX_FROM_END), end))) sentences++;
  }
  const minEach = lines === messages ? MIN_TIMED_TURNS_EACH : MIN_TURNS_EACH;
  const speaks =
    lines.length >= MIN_TURNS &&
    times.size > 1 &&
    silent * 2 <= lines.length &&
    !isTimetable(text, messages) &&
    times.size * minEach <= lines.length &&
    sentences + timed >= MIN_SENTENCES * lines.length;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (speaks) {
      line.prefix!.kind = 'speaker';
      line.item = null;
      const following = lines[i + 1];
      next.set(line, following ? nameOf(text, following.prefix!.name) : '');
    } else if (line.prefix!.kind === 'speaker') line.prefix = null;
  }
  return next;
}

/** Whether all times with words behind them are those that people plan: "19:00 Raj: installs", "20:30 Femke: radio". */
function isTimetable(text: string, lines: readonly Line[]): boolean {
  const withWords = lines.filter(({ prefix, end }) => prefix!.end < end);
  return (
    withWords.length > 0 &&
    withWords.every(({ start, prefix }) => PLANNED.test(text.slice(start, prefix!.end)))
  );
}

/** A name in the form that is compared. */
export function nameOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).toLowerCase();
}

/** A question as one chats, without its mark: "thx! and is there parking". */
const UNMARKED =
  /(?:^|[.!,]\s+)(?:(?:and|so|but|ok|okay|hey|hi|also|then|oh|omg|wait|btw|lol|um)[,!]?\s+)*(?:who|what|when|where|why|how|which|(?:is|are) (?:there|it|the|this|we|you|u)|(?:can|do|does|did|will|should) (?:i|we|you|u|it|the|they|he|she|anyone|someone)|(?:any|some)(?:one|body) know)s?\b[^.!?,;:]{1,200}$/i;

/**
 * Whether a turn is a question: it ends with a question mark, or like a question without one, or more than half of it is
 * questions.
 */
export function isQuestion(turn: string): boolean {
  if (turn.length > MAX_QUESTION) return false;
  if (/\?["”’)\]*_\s]*$/.test(turn) || UNMARKED.test(turn)) return true;
  let asked = 0;
  for (const sentence of turn.match(/[^.!?…]+[.!?…]*/g) ?? [])
    if (/\?/.test(sentence)) asked += sentence.length;
  return asked * 2 > turn.length;
}
