/** Finds what a moderator should check in a draft. */

import type { Article } from '../../articles/article.ts';
import { addDays, type Day, inWords, partsOf } from '../../day.ts';
import { termsOf } from '../../language/terms.ts';
import type { Draft } from '../library.ts';
import type { WrittenDraft } from './draft.ts';

/** A draft with fewer sentences is hardly an article. */
const MIN_SENTENCES = 3;
/**
 * A smaller share of stop words is not English, which has at least 2 in 5; texts in other languages have hardly any.
 */
const MIN_STOP_WORDS = 0.15;
/** With fewer words, the language is not checked. */
const MIN_WORDS = 50;

/** What a moderator should check before publishing an article, one line each. */
export function draftWarnings(draft: Draft, written: WrittenDraft, sentences: number, today: Day): string[] {
  const { article, form } = written;
  const { published } = article;
  const warnings: (string | false | null)[] = [
    draft.date.trim() !== '' &&
      !form.published &&
      `“${shortened(draft.date)}” is no day that I can read: write it as 2023-06-19 or 19 June 2023.`,
    draft.source.trim() !== '' &&
      !form.source &&
      `“${shortened(draft.source)}” is no address of a page: it has to start with https://.`,
    !published && 'No date was found: the article will be undated.',
    published &&
      published > (addDays(today, 1) ?? today) &&
      `The date lies in the future: ${inWords(published)}.`,
    !article.title && 'No title was found: the words that the article opens with will stand for it.',
    dateWarning(draft, written),
    article.note !== undefined && `The text ${article.note}.`,
    sentences < MIN_SENTENCES &&
      `The text is very short: ${sentences === 1 ? 'one sentence' : `${sentences} sentences`}.`,
    !isEnglish(article) && 'The text does not look like English: I find answers in English only.',
  ];
  return warnings.filter((warning): warning is string => typeof warning === 'string');
}

/** A warning when the day is written with numbers in an ambiguous order, as 03/04/2023. */
function dateWarning({ date }: Draft, { head, article: { published } }: WrittenDraft): string | null {
  if (!published) return null;
  const { month, day } = partsOf(published);
  if (month === day) return null;
  const written = [date, head].flatMap((where) => where.match(AMBIGUOUS_DATE) ?? []);
  const found = written.find((one) => {
    const [first, second] = one.split(/[/-]/).map(Number);
    return first === month && second === day && day <= 12;
  });
  return found === undefined ? null : `The day is written as ${found}, and read as ${inWords(published)}.`;
}

const AMBIGUOUS_DATE = /(?<![\d/-])\d{1,2}([/-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/-])/g;

function isEnglish({ text, blocks }: Article): boolean {
  const words = termsOf(text.slice(blocks[0]?.start, (blocks[0]?.start ?? 0) + 5_000));
  const stopWords = words.filter(({ stop }) => stop).length;
  return words.length < MIN_WORDS || stopWords >= MIN_STOP_WORDS * words.length;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
