/** Finds what a moderator should check in a draft. */

import type { Article } from '../../articles/article.ts';
import { addDays, type Day, partsOf } from '../../day.ts';
import type { MessageDescriptor } from '../../i18n/translator.ts';
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
export function draftWarnings(
  draft: Draft,
  written: WrittenDraft,
  sentences: number,
  today: Day,
): MessageDescriptor[] {
  const { article, form } = written;
  const { published } = article;
  const warnings: (MessageDescriptor | false | null)[] = [
    draft.date.trim() !== '' &&
      !form.published && { key: 'draftWarning.date', values: { date: shortened(draft.date) } },
    !!draft.expires?.trim() &&
      !form.expires && { key: 'draftWarning.date', values: { date: shortened(draft.expires) } },
    draft.source.trim() !== '' &&
      !form.source && { key: 'draftWarning.source', values: { source: shortened(draft.source) } },
    !published && { key: 'draftWarning.noDate' },
    published !== null &&
      published > (addDays(today, 1) ?? today) && {
        key: 'draftWarning.futureDate',
        values: { day: new Date(published) },
      },
    article.expires !== undefined &&
      article.expires <= today && {
        key: 'draftWarning.expired',
        values: { day: new Date(article.expires) },
      },
    !article.title && { key: 'draftWarning.noTitle' },
    dateWarning(draft, written),
    article.note !== undefined && { key: article.note },
    sentences < MIN_SENTENCES && { key: 'draftWarning.short', values: { count: sentences } },
    !isEnglish(article) && { key: 'draftWarning.language' },
  ];
  return warnings.filter((warning): warning is MessageDescriptor => Boolean(warning));
}

/** A warning when the day is written with numbers in an ambiguous order, as 03/04/2023. */
function dateWarning(
  { date }: Draft,
  { head, article: { published } }: WrittenDraft,
): MessageDescriptor | null {
  if (!published) return null;
  const { month, day } = partsOf(published);
  if (month === day) return null;
  const written = [date, head].flatMap((where) => where.match(AMBIGUOUS_DATE) ?? []);
  const found = written.find((one) => {
    const [first, second] = one.split(/[/-]/).map(Number);
    return first === month && second === day && day <= 12;
  });
  return found === undefined
    ? null
    : { key: 'draftWarning.ambiguousDate', values: { written: found, day: new Date(published) } };
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
