/** The card of /timeline. */

import type { Day } from '../../day.ts';
import { inWords } from '../../day.ts';
import type { Dated, Timeline } from '../../library/answers.ts';
import { daysInWords, publishedInWords } from '../../library/dates-in-words.ts';
import { shortenLabel } from '../truncate.ts';
import { asHeading } from './heading.ts';
import { pageButtons, pageOf } from './pages.ts';
import { ACCENT, type Card, card, select, text } from './parts.ts';
import { quotedAlone, titleInShort } from './quote.ts';

/** The prefix of the heading. */
export const TIMELINE = 'Timeline: ';

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
export function timelineCard({ dated, leftOut }: Timeline, showing: TimelineShowing): Card {
  const { from, to } = showing;
  const page = pageOf(dated, showing.page, PAGE_SIZE);
  const about = [
    ...(from || to ? [`what happened ${between(from, to)}`] : []),
    ...(page.count > 1 ? [`page ${page.number + 1} of ${page.count}`] : []),
    ...(leftOut > 0 ? [`and ${leftOut.toLocaleString('en')} more; ask more narrowly`] : []),
  ];
  return card(ACCENT.sure, [
    asHeading(showing.topic, TIMELINE),
    about.length > 0 ? text(`-# ${about.join(' · ')}`) : null,
    text(page.items.map(entryOf).join('\n\n') || 'No article says of anything like this when it happened.'),
    select('Open a quote', 'quote', optionsOf(page.items)),
    pageButtons(page, showing.idOf, ['Earlier', 'Later']),
  ]);
}

function entryOf({ quote, event }: Dated, index: number, all: readonly Dated[]): string {
  const days = daysInWords(event);
  const before = all[index - 1];
  const at = quote.quote.indexOf(event.text);
  const bold = at < 0 ? [] : [[at, at + event.text.length] as const];
  const lines = [
    quotedAlone(quote, LONGEST_QUOTE, bold),
    `-# ${titleInShort(quote.title, LONGEST_TITLE)} · ${publishedInWords(quote.published)} · \`${quote.citation}\``,
  ];
  if (!before || daysInWords(before.event) !== days)
    lines.unshift(`**${days}**${event.basis === 'inferred' ? ' *(inferred)*' : ''}`);
  return lines.join('\n');
}

/** The options of the select menu; a sentence with two events is there once. */
function optionsOf(dated: readonly Dated[]) {
  const options = dated.map(({ quote, event }) => ({
    label: shortenLabel(`${daysInWords(event)}: ${quote.quote}`, LONGEST_LABEL),
    value: quote.citation,
  }));
  return options.filter(({ value }, index) => options.findIndex((one) => one.value === value) === index);
}

function between(from: Day | undefined, to: Day | undefined): string {
  if (from && to) return `from ${inWords(from)} to ${inWords(to)}`;
  return from ? `on ${inWords(from)} or later` : `on ${inWords(to!)} or earlier`;
}
