/** Finds the dates that a sentence of an article mentions. */

import { type EventDate, resolveDates } from '../language/dates.ts';
import { dayOfEvent, eventAnchoredDatesIn } from '../language/event-anchored-dates.ts';
import { overlap, type Span } from '../span.ts';
import type { Event } from './answers.ts';
import { dateOrderOf } from './article-date-order.ts';
import { type ArticleRef, analysedAt, sentenceCountOf, textAt } from './collection.ts';
import { type HeadingDate, headingDatesOf } from './heading-dates.ts';

/** An event with the offsets of its words in the sentence. */
export type SentenceDate = Event & Span;

/**
 * The dates that a sentence of an article mentions, in their order: those that its words give, relative to the
 * article's day, and those anchored to an event whose day another sentence of the article gives. The date of the
 * heading above comes last.
 *
 * @param sentence its number in the article
 */
export function sentenceDates(ref: ArticleRef, sentence: number): SentenceDate[] {
  const text = textAt(ref, sentence);
  const above = headingDatesOf(ref.article).get(analysedAt(ref).blockOf(sentence));
  const explicit = resolveDates(text, above?.day ?? ref.article.published, dateOrderOf(ref.article)).flatMap(
    sentenceDateOf,
  );
  const inferred = inferredAt(ref, sentence, text).filter(
    (one) => !explicit.some((date) => overlap(date, one)),
  );
  const dates = [...explicit, ...inferred].sort((a, b) => a.start - b.start);
  return above && !dates.some(({ from, to }) => from === above.day && to === above.day)
    ? [...dates, ofHeading(above)]
    : dates;
}

/** The date of a heading, with an empty span: its words are not in the sentence. */
function ofHeading({ day, or, text }: HeadingDate): SentenceDate {
  const date = { start: 0, end: 0, text, from: day, to: day, ...(or && { or }) };
  return { ...date, grain: 'day', basis: 'heading', approximate: false };
}

/** The event without its offsets, as a quote has it. */
export function eventOf({ text, from, to, or, grain, basis, approximate }: SentenceDate): Event {
  return { text, from, to, ...(or && { or }), grain, basis, approximate };
}

function inferredAt(ref: ArticleRef, sentence: number, text: string): SentenceDate[] {
  return eventAnchoredDatesIn(text).flatMap((anchored): SentenceDate[] => {
    const { article } = ref;
    const day = dayOfEvent(anchored, otherTexts(ref, sentence), article.published, dateOrderOf(article));
    const { start, end, approximate } = anchored;
    if (!day) return [];
    return [
      {
        start,
        end,
        text: text.slice(start, end),
        from: day,
        to: day,
        grain: 'day',
        basis: 'inferred',
        approximate,
      },
    ];
  });
}

/** The texts of the other sentences of an article. */
function* otherTexts(ref: ArticleRef, sentence: number): Iterable<string> {
  const count = sentenceCountOf(ref);
  for (let i = 0; i < count; i++) if (i !== sentence) yield textAt(ref, i);
}

function sentenceDateOf({
  start,
  end,
  text,
  from,
  to,
  other,
  grain,
  basis,
  approximate,
  open,
}: EventDate): SentenceDate[] {
  if (!from || grain === 'vague') return [];
  const or = other && { or: other };
  return [{ start, end, text, from, to: open ? null : to, ...or, grain, basis, approximate }];
}
