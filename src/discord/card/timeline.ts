/** The card of /timeline. */

import type { Day } from '../../day.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Dated, Timeline } from '../../library/answers.ts';
import { daysInWords, publishedInWords } from '../../library/dates-in-words.ts';
import { shortenLabel } from '../truncate.ts';
import { asTimelineHeading } from './heading.ts';
import { pageButtons, pageOf } from './pages.ts';
import { ACCENT, type Card, card, select, text } from './parts.ts';
import { quotedAlone, titleInShort } from './quote.ts';

const PAGE_SIZE = 5;
/** The maximum lengths that make a page of entries always fit on a card. */
const LONGEST_QUOTE = 380;
const LONGEST_TITLE = 100;
/** Discord's limit. */
const LONGEST_LABEL = 100;

export interface TimelineShowing {
  topic: string;
  from: Day | undefined;
  to: Day | undefined;
  page: number;
  /** The custom id of the button to a page. */
  idOf: (page: number) => [action: string, ...args: string[]];
}

/** Events in their order, each with its quote and source. */
export function timelineCard(t: Translator, { dated, leftOut }: Timeline, showing: TimelineShowing): Card {
  const { from, to } = showing;
  const page = pageOf(dated, showing.page, PAGE_SIZE);
  const about = [
    ...(from || to ? [between(t, from, to)] : []),
    ...(page.count > 1 ? [t('page.of', { number: page.number + 1, count: page.count })] : []),
    ...(leftOut > 0 ? [t('timeline.leftOut', { count: leftOut })] : []),
  ];
  return card(ACCENT.sure, [
    asTimelineHeading(t, showing.topic),
    about.length > 0 ? text(`-# ${about.join(' · ')}`) : null,
    text(entriesOf(t, page.items).join('\n\n') || t('timeline.empty')),
    select(t('timeline.open'), ['quote'], optionsOf(t, page.items)),
    pageButtons(t, page, showing.idOf, [t('timeline.earlier'), t('timeline.later')]),
  ]);
}

/** The entries of a page; days that several in a row have are above the first of them. */
function entriesOf(t: Translator, dated: readonly Dated[]): string[] {
  let last: string | null = null;
  return dated.map(({ quote, event }) => {
    const days = daysInWords(t, event);
    const at = quote.quote.indexOf(event.text);
    const bold = at < 0 ? [] : [[at, at + event.text.length] as const];
    const lines = [
      quotedAlone(t, quote, LONGEST_QUOTE, bold),
      `-# ${titleInShort(t, quote.title, LONGEST_TITLE)} · ${publishedInWords(t, quote.published)} · \`${quote.citation}\``,
    ];
    if (days !== last)
      lines.unshift(event.basis === 'inferred' ? `**${days}** ${t('timeline.inferred')}` : `**${days}**`);
    last = days;
    return lines.join('\n');
  });
}

/** The options of the select menu; a sentence with two events is there once. */
function optionsOf(t: Translator, dated: readonly Dated[]) {
  const options = dated.map(({ quote, event }) => ({
    label: shortenLabel(`${daysInWords(t, event)}: ${quote.quote}`, LONGEST_LABEL),
    value: quote.citation,
  }));
  return options.filter(({ value }, index) => options.findIndex((one) => one.value === value) === index);
}

function between(t: Translator, from: Day | undefined, to: Day | undefined): string {
  if (from && to) return t('timeline.fromTo', { from: t.day(from), to: t.day(to) });
  return from ? t('timeline.from', { day: t.day(from) }) : t('timeline.to', { day: t.day(to!) });
}
