import { type EventDate, resolveDates } from '../language/dates.ts';
import { dayOfEvent, eventAnchoredDatesIn } from '../language/event-anchored-dates.ts';
import type { Span } from '../span.ts';
import type { Event } from './answers.ts';
import { dateOrderOf } from './article-date-order.ts';
import { type ArticleRef, analysedAt, textAt } from './collection.ts';
import { type HeadingDate, headingDatesOf } from './heading-dates.ts';

/** An event's date with its place in the sentence. */
export type SentenceDate = Event & Span;

/**
 * The dates that a sentence of an article speaks of, in their order: those that its words give by the article's day, and
 * those that it reckons from an event whose day another sentence of the article gives; last the day of the heading that it
 * stands below.
 *
 * @param sentence its number in the article
 */
export function sentenceDates(ref: ArticleRef, sentence: number): SentenceDate[] {
  const text = textAt(ref, sentence);
  const above = headingDatesOf(ref.article).get(analysedAt(ref).blockOf(sentence));
  const said = resolveDates(text, above?.day ?? ref.article.published, dateOrderOf(ref.article)).flatMap(
    asSpoken,
  );
  const inferred = inferredAt(ref, sentence, text).filter(
    (one) => !said.some(({ start, end }) => start < one.end && end > one.start),
  );
  const spoken = [...said, ...inferred].sort((a, b) => a.start - b.start);
  return above && !spoken.some(({ from, to }) => from === above.day && to === above.day)
    ? [...spoken, ofHeading(above)]
    : spoken;
}

/** The day of a heading stands nowhere in the sentence. */
function ofHeading({ day, or, text }: HeadingDate): SentenceDate {
  const said = { start: 0, end: 0, text, from: day, to: day, ...(or && { or }) };
  return { ...said, grain: 'day', basis: 'heading', approximate: false };
}

/** The event alone, as a quote has it. */
export function eventOf({ text, from, to, or, grain, basis, approximate }: SentenceDate): Event {
  return { text, from, to, ...(or && { or }), grain, basis, approximate };
}

function inferredAt(ref: ArticleRef, sentence: number, text: string): SentenceDate[] {
  return eventAnchoredDatesIn(text).flatMap((reckoned): SentenceDate[] => {
    const { article } = ref;
    const day = dayOfEvent(reckoned, othersAt(ref, sentence), article.published, dateOrderOf(article));
    const { start, end, approximate } = reckoned;
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

function* othersAt(ref: ArticleRef, sentence: number): Iterable<string> {
  const count = analysedAt(ref).starts.length;
  for (let i = 0; i < count; i++) if (i !== sentence) yield textAt(ref, i);
}

function asSpoken({
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
