/** Who asks and who answers: "Q:" and "A:" of a FAQ, and the speakers of an interview or a chat. */

import type { Span } from '../../span.ts';
import type { Chunk, Line } from './lines.ts';
import { readItemMark } from './marks.ts';

/** Fewer lines with a name are those of a list, or chance. */
const FEWEST_TURNS = 3;
/** Names of speakers come again: so many turns each has on average, at least. */
const TURNS_EACH = 1.5;
/** Of what people say, at least this part ends as sentences do; values of labels do not. */
const SPOKEN = 0.5;
/** An end of a sentence stands no further from the end of what was said. */
const LAST = 3;
/** No question is longer: a turn of this length says something, whatever it asks on the way. */
const LONGEST_QUESTION = 1_000;

/**
 * Keeps the marks of questions, answers and speakers where the whole text bears them out, and drops the others.
 *
 * @returns for each line that a speaker begins, who speaks next; empty when nobody does
 */
export function settleTurns(text: string, chunks: readonly Chunk[]): Map<Line, string> {
  const labelled: Line[] = [];
  const marked: Line[] = [];
  for (const { lines, isCode } of chunks)
    for (const line of lines) {
      if (!line.prefix) continue;
      if (isCode || (line.prefix.kind === 'speaker' && !line.prefix.canSpeak)) line.prefix = null;
      else if (line.prefix.kind === 'question' || line.prefix.kind === 'answer') marked.push(line);
      else if (line.prefix.canSpeak) labelled.push(line);
    }
  settleQuestions(text, marked);
  return settleSpeakers(text, labelled);
}

function settleQuestions(text: string, lines: readonly Line[]): void {
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

function settleSpeakers(text: string, lines: readonly Line[]): Map<Line, string> {
  const next = new Map<Line, string>();
  const times = new Map<string, number>();
  let spoken = 0;
  for (const { prefix, end } of lines) {
    const name = nameOf(text, prefix!.name);
    times.set(name, (times.get(name) ?? 0) + 1);
    if (/[.!?…]/.test(text.slice(Math.max(prefix!.end, end - LAST), end)) || prefix!.kind === 'speaker')
      spoken++;
  }
  const speaks =
    lines.length >= FEWEST_TURNS &&
    times.size > 1 &&
    times.size * TURNS_EACH <= lines.length &&
    spoken >= SPOKEN * lines.length;
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

/** A name as it is compared. */
export function nameOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).toLowerCase();
}

/** Whether what is said is a question: it ends as one, or most of it is one. */
export function isQuestion(said: string): boolean {
  if (said.length > LONGEST_QUESTION) return false;
  if (/\?["”’)\]*_\s]*$/.test(said)) return true;
  let asked = 0;
  for (const sentence of said.match(/[^.!?…]+[.!?…]*/g) ?? [])
    if (/\?/.test(sentence)) asked += sentence.length;
  return asked * 2 > said.length;
}
