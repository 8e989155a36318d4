/** Tells whether an answer stands below a name that is what a question says, and no more. */

import { isAnswerTypeWord } from '../language/question.ts';
import { contentKeysOf } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import { sentenceOf, textsAbove } from './answer-place.ts';
import { analysedAt, textAt } from './collection.ts';
import { isIn } from './matched-words.ts';
import type { ServerView } from './server-view.ts';
import { cellsOf } from './table.ts';

/**
 * Whether the nearest label above a sentence has the content words of a question and no others: "Silt" for "whats silt". Or
 * the name of its item has some of them and no others, and the headings have the rest: "Sat: 10–20" below "Opening hours".
 */
export function isNamedExactly(one: Ranked, matches: readonly Match[], view: ServerView): boolean {
  const all = (1 << matches.length) - 1;
  const { label, heading, sentence } = one.candidate.held;
  const isHeld = (match: Match) => ((heading | sentence) & (1 << matches.indexOf(match))) !== 0;
  // An article is analysed only where it may be so.
  if (heading === 0 || !matches.every((match) => isHeld(match) || isAnswerTypeWord(match.asked)))
    return false;
  const { ref, number } = sentenceOf(one, view);
  const analysed = analysedAt(ref);
  if ((label & all) === all) {
    const [nearest = ''] = textsAbove(analysed, number);
    if (contentKeysOf(nearest).length === matches.length) return true;
  }
  const { text, blocks } = analysed.article;
  const block = blocks[analysed.blockOf(number)]!;
  const [name, value] = cellsOf(text, block);
  if (block.kind !== 'item' || !value) return false;
  const names = new Set(contentKeysOf(name!.text));
  const named = matches.filter((match) => isIn(names, match));
  const others = matches.filter((match) => !named.includes(match) && !isAnswerTypeWord(match.asked));
  return (
    named.length > 0 &&
    named.length === names.size &&
    others.length > 0 &&
    others.every((match) => (heading & (1 << matches.indexOf(match))) !== 0)
  );
}

const LINE_NAME = /^([^:]{1,60}):\s+\S/;

/** Whether what stands before a colon in a line has the content words of a question and no others: "License: MIT". */
export function isNameOfLine(one: Ranked, matches: readonly Match[], view: ServerView): boolean {
  const words = nameOfLine(one, view);
  return (
    words.length > 0 &&
    words.length === matches.length &&
    words.every((word) => matches.some(({ key }) => key === word))
  );
}

/** Whether a line is of something that a question does not name: "Staff: £12" for "how much is membership". */
export function isOfAnotherName(one: Ranked, matches: readonly Match[], view: ServerView): boolean {
  const words = nameOfLine(one, view);
  return words.length > 0 && !words.some((word) => matches.some(({ key }) => key === word));
}

/** The content words before a colon in a line, by their keys. */
function nameOfLine(one: Ranked, view: ServerView): string[] {
  const { ref, number } = sentenceOf(one, view);
  const [, name = ''] = LINE_NAME.exec(textAt(ref, number)) ?? [];
  return contentKeysOf(name);
}
