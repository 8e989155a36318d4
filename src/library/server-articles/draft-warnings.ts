import type { Article } from '../../articles/article.ts';
import { addDays, type Day, inWords, partsOf } from '../../day.ts';
import { termsOf } from '../../language/terms.ts';
import type { Draft } from '../library.ts';
import type { Written } from './draft.ts';

/** Fewer sentences than this are hardly an article. */
const FEW_SENTENCES = 3;
/** Of English words at least two in five are such as "the" and "of"; of other languages' hardly any. */
const LEAST_SMALL_WORDS = 0.15;
/** So many words tell a language. */
const ENOUGH_WORDS = 50;

/** What a moderator should look at before an article is published, a line each. */
export function draftWarnings(draft: Draft, written: Written, sentences: number, today: Day): string[] {
  const { article, form } = written;
  const { published } = article;
  const doubts: (string | false | null)[] = [
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
    ambiguity(draft, written),
    article.note !== undefined && `The text ${article.note}.`,
    sentences < FEW_SENTENCES &&
      `The text is very short: ${sentences === 1 ? 'one sentence' : `${sentences} sentences`}.`,
    !isEnglish(article) && 'The text does not look like English: I find answers in English only.',
  ];
  return doubts.filter((doubt): doubt is string => typeof doubt === 'string');
}

/** A day that is written as 03/04/2023 can be read in two ways. */
function ambiguity({ date }: Draft, { head, article: { published } }: Written): string | null {
  if (!published) return null;
  const { month, day } = partsOf(published);
  if (month === day) return null;
  const written = [date, head].flatMap((where) => where.match(TWO_WAYS) ?? []);
  const found = written.find((one) => {
    const [first, second] = one.split(/[/-]/).map(Number);
    return first === month && second === day && day <= 12;
  });
  return found === undefined ? null : `The day is written as ${found}, and read as ${inWords(published)}.`;
}

const TWO_WAYS = /(?<![\d/-])\d{1,2}([/-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/-])/g;

function isEnglish({ text, blocks }: Article): boolean {
  const words = termsOf(text.slice(blocks[0]?.start, (blocks[0]?.start ?? 0) + 5_000));
  const small = words.filter(({ stop }) => stop).length;
  return words.length < ENOUGH_WORDS || small >= LEAST_SMALL_WORDS * words.length;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
