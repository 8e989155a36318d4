/** Shows what was changed between two versions of an article. */

import type { Translator } from '../../i18n/translator.ts';
import type { ArticleFacts, Changes } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { shorten } from '../truncate.ts';
import { sizeOf } from '../utf8-size.ts';
import { quoted, titleInShort } from './quote.ts';

/** The maximum size of a sentence, and of an address. */
const LONGEST_SENTENCE = 300;
const LONGEST_SOURCE = 100;
/** The title of an article stands twice where it was changed. */
const LONGEST_TITLE = 120;
const KINDS = ['changed', 'added', 'removed'] as const;

/**
 * The title, the day and the source that were changed, how many sentences were, and the first of these: the sentence
 * before and after, with the words that differ in bold.
 *
 * @param longest the maximum size of all together
 */
export function changesInMarkdown(t: Translator, changes: Changes, longest: number): string {
  const { counts, sentences } = changes;
  const total = counts.changed + counts.added + counts.removed;
  const inWords = KINDS.filter((kind) => counts[kind] > 0).map((kind) =>
    t(`edit.${kind}`, { count: counts[kind] }),
  );
  const head = [...changedFacts(t, changes), inWords.join(' · ') || t('edit.same')].join('\n');
  const more = (shown: number) => (shown < total ? `\n-# ${t('edit.more', { count: total - shown })}` : '');
  const shown: string[] = [];
  for (const one of sentences) {
    const next = [head, ...shown, changeInMarkdown(t, one)].join('\n');
    if (sizeOf(next + more(0)) > longest) break;
    shown.push(changeInMarkdown(t, one));
  }
  return [head, ...shown].join('\n') + more(shown.length);
}

function changedFacts(t: Translator, { before, after }: Changes): string[] {
  const facts: [name: string, inWords: (facts: ArticleFacts) => string][] = [
    [t('draft.title'), ({ title }) => titleInShort(t, title, LONGEST_TITLE)],
    [t('draft.date'), ({ published }) => publishedInWords(t, published)],
    [
      t('draft.source'),
      ({ source }) => (source === null ? t('draft.noSource') : shorten(source, LONGEST_SOURCE)),
    ],
  ];
  return facts
    .filter(([, inWords]) => inWords(before) !== inWords(after))
    .map(([name, inWords]) => `**${name}** ${inWords(before)} → ${inWords(after)}`);
}

function changeInMarkdown(t: Translator, { before, after }: Changes['sentences'][number]): string {
  if (before === null) return `${t('edit.new')}\n${sentenceInMarkdown(t, after!)}`;
  if (after === null) return `${t('edit.taken')}\n${sentenceInMarkdown(t, before)}`;
  const [start, end] = commonEnds(before, after);
  return [
    t('edit.before'),
    sentenceInMarkdown(t, before, [start, before.length - end]),
    t('edit.after'),
    sentenceInMarkdown(t, after, [start, after.length - end]),
  ].join('\n');
}

/** A sentence as a quotation, with a part in bold unless that is empty or the whole. */
function sentenceInMarkdown(t: Translator, sentence: string, [from, to] = [0, 0]): string {
  const isPart = from < to && to - from < sentence.length;
  return `> ${quoted(t, sentence, isPart ? [[from, to]] : [], LONGEST_SENTENCE, true)}`;
}

/** The lengths of the start and of the end that two sentences have in common, in whole words. */
function commonEnds(before: string, after: string): [start: number, end: number] {
  const [words, others] = [wordsOf(before), wordsOf(after)];
  const shorter = Math.min(words.length, others.length);
  let first = 0;
  while (first < shorter && words[first] === others[first]) first++;
  let last = 0;
  while (last < shorter - first && words.at(-1 - last) === others.at(-1 - last)) last++;
  const lengthOf = (some: string[]) => some.join('').length;
  return [lengthOf(words.slice(0, first)), lengthOf(words.slice(words.length - last))];
}

/** The words of a text, and what is between them. */
function wordsOf(text: string): string[] {
  return text.split(/(?<=\s)|(?=\s)/);
}
