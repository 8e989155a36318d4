/** Cards that list articles. */

import type { APIComponentInContainer } from 'discord.js';
import type { Entry } from '../../library/answers.ts';
import { publishedInWords } from '../../library/dates-in-words.ts';
import { shortenLabel } from '../truncate.ts';
import { type Page, pageButtons } from './pages.ts';
import { ACCENT, button, type Card, card, text, textBeside } from './parts.ts';
import { titleInShort } from './quote.ts';

/** Articles per page: two screens of a phone. With a button each, a card has room for eleven. */
export const PAGE_SIZE = 10;
const LONGEST_TITLE = 120;
/** Discord's limit on the name of an autocomplete choice. */
const LONGEST_LABEL = 100;

/** The texts of a list. */
export interface ListWords {
  heading: string;
  /** A note below the heading. */
  note?: string;
  /** The text when there are no articles. */
  empty: string;
  /** The action of the page buttons. */
  action: string;
}

/** A page of a list of articles, newest first, each with a button to read it. */
export function articleListCard(page: Page<Entry> & { size: number }, words: ListWords): Card {
  const { items, start, size } = page;
  const range = page.count > 1 ? ` · ${start + 1} to ${start + items.length} of ${size}` : '';
  return card(ACCENT.plain, [
    text(`### ${words.heading}${range}${words.note ? `\n-# ${words.note}` : ''}`),
    ...(items.length > 0 ? items.map(sectionOf) : [text(words.empty)]),
    pageButtons(page, (other) => [words.action, String(other)], ['Newer', 'Older']),
  ]);
}

function sectionOf(entry: Entry): APIComponentInContainer {
  const title = titleInShort(entry.title, LONGEST_TITLE);
  return textBeside(`**${title}**\n-# ${describe(entry)}`, button('Read', ['open', entry.key]));
}

function describe({ published, sentences, own }: Entry): string {
  const parts = [publishedInWords(published), sentencesInWords(sentences)];
  if (own) parts.push('of this server');
  return parts.join(' · ');
}

export function sentencesInWords(count: number): string {
  return count === 1 ? '1 sentence' : `${count.toLocaleString('en')} sentences`;
}

/** An article as an autocomplete choice: its title and its day. */
export function choiceOf({ title, key, published }: Entry): { name: string; value: string } {
  const day = ` · ${publishedInWords(published)}`;
  return { name: `${shortenLabel(title, LONGEST_LABEL - day.length) || '(no title)'}${day}`, value: key };
}
